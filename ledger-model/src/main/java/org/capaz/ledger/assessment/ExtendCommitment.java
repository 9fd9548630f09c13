// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer extends the time for a commitment. It needs an independent attestation of progress for each extension, so
 * that nobody postpones by its own word alone.
 *
 * <p>Decision 043.
 *
 * @param dueAt the new due day
 * @param attestation of progress on the commitment's requirement; each serves one extension
 */
public record ExtendCommitment(Code commitment, Day dueAt, int module, Code attestation) implements Command {

    public static ExtendCommitment parse(Statement statement, Fields body) {
        return new ExtendCommitment(
                body.parsed("commitment", Code::new),
                body.parsed("dueAt", Day::parse),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("commitment", commitment.value())
                .with("dueAt", dueAt.toString())
                .with("module", module)
                .with("attestation", attestation.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return withoutResult(act, ledger)
                .at("commitment")
                .and(adopted -> isLater(adopted).at("dueAt"))
                .and(adopted ->
                        extended(adopted).notTooOften(act.eventDay(), ledger).at("commitment"))
                .and(adopted ->
                        extended(adopted).withinLimit(act.eventDay(), ledger).at("dueAt"))
                .and(adopted -> progressAttested(adopted, act, ledger).at("attestation"))
                .decide(adopted -> List.of(extended(adopted).event("CommitmentExtended")));
    }

    private Checked<Commitment> withoutResult(Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                Commitment.find(act.party(), commitment, ledger)
                        .filter(adopted -> !ledger.has(LedgerKeys.commitmentResult(act.party(), commitment))),
                () -> Message.OPEN_COMMITMENT_UNKNOWN.with("party", act.party()).and("commitment", commitment));
    }

    private Checked<Checked.Holds> isLater(Commitment adopted) {
        return Checked.require(
                Rule.I33,
                dueAt.isAfter(adopted.due()),
                () -> Message.COMMITMENT_DUE_DAY_UNCHANGED
                        .with("commitment", commitment)
                        .and("day", adopted.due()));
    }

    private Commitment extended(Commitment adopted) {
        List<Commitment.Extension> all = new ArrayList<>(adopted.extensions());
        all.add(new Commitment.Extension(dueAt, attestation));
        return adopted.with(all);
    }

    private Checked<Checked.Holds> progressAttested(Commitment adopted, Act act, LedgerState ledger) {
        boolean fresh = adopted.extensions().stream()
                .noneMatch(former -> former.attestation().equals(attestation));
        return Checked.require(
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
                () -> Message.PROGRESS_ATTESTATION_NOT_VALID
                        .with("attestation", attestation)
                        .and("requirement", adopted.requirement())
                        .and("day", adopted.adoptedAt()));
    }
}
