package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.Standard.Gate;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer promises to improve on a named requirement by a day. */
public record AdoptCommitment(
        Code commitment, String standard, String version, Code requirement, Code measure, Day dueAt)
        implements Command {

    public static AdoptCommitment parse(Statement statement, Fields body) {
        return new AdoptCommitment(
                body.parsed("commitment", Code::new),
                body.parsed("standard", Standard::label),
                body.parsed("version", Standard::label),
                body.parsed("requirement", Code::new),
                body.parsed("measure", Code::new),
                body.parsed("dueAt", Day::parse));
    }

    /** How many promises a producer had adopted by that day on requirements of that gate. */
    static long count(PartyId amp, Standard standard, Gate gate, Day day, Books books) {
        List<String> codes =
                standard.of(gate).stream().map(entry -> entry.code().value()).toList();
        return adopted(amp, books)
                .filter(fields -> fields.text("standard").equals(standard.name())
                        && fields.text("version").equals(standard.version())
                        && codes.contains(fields.text("requirement"))
                        && !fields.parsed("adoptedAt", Day::parse).isAfter(day))
                .count();
    }

    /** The days on which a producer promised something. */
    static List<Day> days(PartyId amp, Books books) {
        return adopted(amp, books)
                .map(fields -> fields.parsed("adoptedAt", Day::parse))
                .toList();
    }

    private static Stream<Fields> adopted(PartyId amp, Books books) {
        return books.list(LedgerKeys.commitments(amp)).stream().map(record -> Fields.of(record, "commitment"));
    }

    @Override
    public Decision decide(Act act, Books books) {
        return Decision.unless(() -> namesARequirement(books), () -> isNew(act, books))
                .then(() -> List.of(adopted(act)));
    }

    private Optional<Refused> namesARequirement(Books books) {
        boolean known = Standard.find(books, standard, version)
                .filter(found -> found.requirements().stream()
                        .anyMatch(entry -> entry.code().equals(requirement)))
                .isPresent();
        return require(
                Rule.I30,
                known,
                () -> standard + " " + version + " with a requirement " + requirement + " is not published");
    }

    private Optional<Refused> isNew(Act act, Books books) {
        return require(
                Rule.I3,
                !books.has(LedgerKeys.commitment(act.party(), commitment)),
                () -> "commitment " + commitment + " is adopted already");
    }

    private LedgerEvent adopted(Act act) {
        return new LedgerEvent(
                "CommitmentAdopted",
                LedgerKeys.commitment(act.party(), commitment),
                Json.object()
                        .with("amp", act.party().value())
                        .with("commitment", commitment.value())
                        .with("standard", standard)
                        .with("version", version)
                        .with("requirement", requirement.value())
                        .with("measure", measure.value())
                        .with("dueAt", dueAt.toString())
                        .with("adoptedAt", act.eventDay().toString()));
    }
}
