package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer promises to improve on a named requirement by a day. */
public record AdoptCommitment(Commitment commitment) implements Command {

    public static AdoptCommitment parse(Statement statement, Fields body) {
        return new AdoptCommitment(Commitment.read(new PartyId(statement.actor()), Day.of(statement.eventAt()), body));
    }

    @Override
    public Decision decide(Act act, Books books) {
        act.requireRoom(LedgerKeys.commitments(act.party()), books);
        return Decision.unless(
                        () -> namesARequirement(books),
                        () -> commitment.withinLimit(act.eventDay(), books),
                        () -> milestonesOnTheWay(),
                        () -> isNew(books))
                .then(() -> List.of(commitment.event("CommitmentAdopted")));
    }

    private Optional<Refused> namesARequirement(Books books) {
        boolean known = Standard.find(books, commitment.standard(), commitment.version())
                .flatMap(found -> found.gate(commitment.requirement()))
                .isPresent();
        return require(
                Rule.I30,
                known,
                () -> commitment.standard() + " " + commitment.version() + " with a requirement "
                        + commitment.requirement() + " is not published");
    }

    private Optional<Refused> milestonesOnTheWay() {
        return commitment.milestones().stream()
                .filter(step -> !step.dueAt().within(commitment.adoptedAt(), commitment.dueAt()))
                .findFirst()
                .flatMap(step -> Decision.refuse(
                        Rule.I33,
                        "milestone " + step.id() + " on " + step.dueAt() + " is not on the way to "
                                + commitment.dueAt()));
    }

    private Optional<Refused> isNew(Books books) {
        return require(
                Rule.I3,
                Commitment.find(commitment.amp(), commitment.id(), books).isEmpty(),
                () -> "commitment " + commitment.id() + " is adopted already");
    }
}
