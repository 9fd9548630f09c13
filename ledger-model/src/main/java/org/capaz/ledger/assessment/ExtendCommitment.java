package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer asks for more time for a promise, on the strength of an independent attestation of progress. */
public record ExtendCommitment(Code commitment, Day dueAt, int module, Code attestation) implements Command {

    public static ExtendCommitment parse(Statement statement, Fields body) {
        return new ExtendCommitment(
                body.parsed("commitment", Code::new),
                body.parsed("dueAt", Day::parse),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Commitment> adopted = Commitment.find(act.party(), commitment, ledger);
        return Decision.unless(
                        at("commitment", () -> withoutResult(adopted, act, ledger)),
                        at("dueAt", () -> later(adopted.orElseThrow())),
                        at("commitment", () -> extended(adopted.orElseThrow()).notTooOften(act.eventDay(), ledger)),
                        at("dueAt", () -> extended(adopted.orElseThrow()).withinLimit(act.eventDay(), ledger)),
                        at("attestation", () -> progressAttested(adopted.orElseThrow(), act, ledger)))
                .then(() -> List.of(extended(adopted.orElseThrow()).event("CommitmentExtended")));
    }

    private Optional<Refused> withoutResult(Optional<Commitment> adopted, Act act, LedgerState ledger) {
        return require(
                Rule.I3,
                adopted.isPresent() && !ledger.has(LedgerKeys.commitmentResult(act.party(), commitment)),
                () -> act.party() + " has no commitment " + commitment + " without a result");
    }

    private Optional<Refused> later(Commitment adopted) {
        return require(
                Rule.I33,
                dueAt.isAfter(adopted.due()),
                () -> "commitment " + commitment + " is due on " + adopted.due() + " already");
    }

    private Commitment extended(Commitment adopted) {
        List<Commitment.Extension> all = new ArrayList<>(adopted.extensions());
        all.add(new Commitment.Extension(dueAt, attestation));
        return adopted.with(all);
    }

    private Optional<Refused> progressAttested(Commitment adopted, Act act, LedgerState ledger) {
        boolean fresh = adopted.extensions().stream()
                .noneMatch(former -> former.attestation().equals(attestation));
        return require(
                Rule.I33,
                fresh
                        && Attestation.find(act.party(), module, attestation, ledger)
                                .filter(found -> found.active()
                                        && found.level() != Level.FIRST_PARTY
                                        && found.claim().standard().equals(adopted.standard())
                                        && found.claim().version().equals(adopted.version())
                                        && !found.issuedOn().isBefore(adopted.adoptedAt())
                                        && found.findsProgress(adopted.requirement()))
                                .isPresent(),
                () -> attestation + " is no second or third party's attestation of progress on " + adopted.requirement()
                        + " since " + adopted.adoptedAt());
    }
}
