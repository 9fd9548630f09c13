// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * An accredited assessor attests whether a commitment was achieved; once.
 *
 * @param level SECOND_PARTY or THIRD_PARTY: a producer does not attest its own result
 * @param evidence SHA-256 digests, in hexadecimal; at least one
 */
public record RecordCommitmentResult(PartyId amp, Code commitment, Result result, Level level, List<String> evidence)
        implements Command {

    /** The outcome of a commitment. */
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
    public Json.Obj body() {
        return Json.object()
                .with("amp", amp.value())
                .with("commitment", commitment.value())
                .with("result", result.name())
                .with("level", level.name())
                .with("evidence", Json.texts(evidence));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Amp.locating("amp", amp, "commitment", isAdopted(ledger), ledger)
                .and(adopted -> hasEvidence().at("evidence"))
                .and(adopted -> independent(act, ledger).at(level == Level.FIRST_PARTY ? "level" : "amp"))
                .and(adopted -> accredited(adopted, act, ledger))
                .and(adopted -> withoutResult(ledger).at("commitment"))
                .decide(adopted -> List.of(recorded(act)));
    }

    private Checked<Commitment> isAdopted(LedgerState ledger) {
        return Checked.present(
                Rule.I30,
                Commitment.find(amp, commitment, ledger),
                () -> Message.COMMITMENT_UNKNOWN.with("amp", amp).and("commitment", commitment));
    }

    private Checked<Checked.Holds> hasEvidence() {
        return Checked.require(Rule.I30, !evidence.isEmpty(), () -> Message.RESULT_LACKS_EVIDENCE.sentence());
    }

    private Checked<Checked.Holds> independent(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                level != Level.FIRST_PARTY
                        && Concerned.of(act.party(), LedgerKeys.amp(amp), ledger)
                                .isEmpty(),
                () -> Message.RESULT_ASSESSOR_NOT_INDEPENDENT
                        .with("party", act.party())
                        .and("commitment", commitment)
                        .and("amp", amp));
    }

    private Checked<Checked.Holds> accredited(Commitment adopted, Act act, LedgerState ledger) {
        return Accreditation.admits(
                "commitment", act.party(), adopted.standard(), adopted.version(), level, act, ledger);
    }

    private Checked<Checked.Holds> withoutResult(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.commitmentResult(amp, commitment),
                ledger,
                () -> Message.COMMITMENT_RESULT_EXISTS
                        .with("commitment", commitment)
                        .and("amp", amp));
    }

    private StateChange recorded(Act act) {
        return new StateChange(
                "CommitmentResultAttested",
                LedgerKeys.commitmentResult(amp, commitment),
                body().with("assessor", act.party().value())
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }
}
