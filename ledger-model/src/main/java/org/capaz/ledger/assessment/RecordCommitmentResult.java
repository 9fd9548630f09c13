package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An accredited assessor attests what came of a promise. */
public record RecordCommitmentResult(PartyId amp, Code commitment, Result result, Level level, List<String> evidence)
        implements Command {

    /** What came of it. */
    public enum Result {
        ACHIEVED,
        NOT_ACHIEVED
    }

    public static RecordCommitmentResult parse(Statement statement, Fields body) {
        return new RecordCommitmentResult(
                body.parsed("amp", PartyId::new),
                body.parsed("commitment", Code::new),
                body.parsed("result", Codes.of(Result.class)),
                body.parsed("level", Codes.of(Level.class)),
                body.texts("evidence", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Commitment> adopted = Commitment.find(amp, commitment, ledger);
        return Decision.unless(
                        () -> Amp.strayAt("amp", amp, "commitment", isAdopted(adopted), ledger),
                        at("evidence", () -> hasEvidence()),
                        at(level == Level.FIRST_PARTY ? "level" : "amp", () -> independent(act, ledger)),
                        () -> Accreditation.requiredOf(
                                "commitment",
                                act.party(),
                                adopted.orElseThrow().standard(),
                                adopted.orElseThrow().version(),
                                level,
                                act,
                                ledger),
                        at("commitment", () -> withoutResult(ledger)))
                .then(() -> List.of(recorded(act)));
    }

    private Optional<Refused> isAdopted(Optional<Commitment> adopted) {
        return require(Rule.I30, adopted.isPresent(), () -> amp + " has adopted no commitment " + commitment);
    }

    private Optional<Refused> hasEvidence() {
        return require(Rule.I30, !evidence.isEmpty(), () -> "a result needs evidence");
    }

    private Optional<Refused> independent(Act act, LedgerState ledger) {
        return require(
                Rule.I2,
                level != Level.FIRST_PARTY
                        && Party.find(ledger, amp)
                                .filter(party -> !party.msp().equals(act.caller()))
                                .isPresent(),
                () -> act.party() + " cannot attest the result of " + commitment + " of " + amp
                        + ": the assessor, and its organisation, must not be the assessed");
    }

    private Optional<Refused> withoutResult(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.commitmentResult(amp, commitment)),
                () -> "commitment " + commitment + " of " + amp + " has its result already");
    }

    private StateChange recorded(Act act) {
        return new StateChange(
                "CommitmentResultAttested",
                LedgerKeys.commitmentResult(amp, commitment),
                Json.object()
                        .with("amp", amp.value())
                        .with("commitment", commitment.value())
                        .with("result", result.name())
                        .with("level", level.name())
                        .with("assessor", act.party().value())
                        .with("evidence", Json.texts(evidence))
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }
}
