// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Somebody accredited, of another organisation than the producer's and than those of who paid for the plan, has examined the
 * evidence of a use and verifies or rejects it (I57).
 *
 * @param amp the producer whose use it is
 * @param report SHA-256 of the verifier's report, in lower-case hexadecimal digits
 */
public record VerifyUse(PartyId amp, Code plan, Code use, Outcome outcome, String report) implements Command {
    /** What the verifier found. */
    enum Outcome {
        VERIFIED,
        REJECTED
    }

    public static VerifyUse parse(Statement statement, Fields body) {
        return new VerifyUse(
                body.parsed("amp", PartyId::new),
                body.parsed("plan", Code::new),
                body.parsed("use", Code::new),
                body.parsed("outcome", Codes.of(Outcome.class)),
                body.parsed("report", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("amp", amp.value())
                .with("plan", plan.value())
                .with("use", use.value())
                .with("outcome", outcome.name())
                .with("report", report);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Judges.mayJudge(Activity.USE_VERIFICATION, act, ledger)
                .and(ok -> Amp.required(Rule.I42, amp, ledger).at("amp"))
                .and(ok -> notOfAPayer(act, ledger).at("plan"))
                .and(ok -> Concerned.independent(LedgerKeys.use(amp, plan, use), act, ledger))
                .then(ok -> Use.inState(Use.State.EVIDENCED, amp, plan, use, ledger))
                .decide(evidenced -> List.of(verified(evidenced, act)));
    }

    /** I69: whose organisation paid for the plan does not verify what became of the money. */
    private Checked<Holds> notOfAPayer(Act act, LedgerState ledger) {
        return Plan.find(ledger, amp, plan).stream()
                .flatMap(found -> found.funds().stream())
                .flatMap(payment -> Payment.find(ledger, payment).stream())
                .map(Payment::payer)
                .filter(payer -> Party.sameOrganisation(act.party(), payer, ledger))
                .findFirst()
                .map(payer -> Checked.<Holds>refuse(
                        Rule.I69,
                        Message.SCHEME_OF_PAYERS_ORGANISATION
                                .with("party", act.party())
                                .and("payer", payer)))
                .orElseGet(Checked::holds);
    }

    private StateChange verified(Use evidenced, Act act) {
        Use.State state = switch (outcome) {
            case VERIFIED -> Use.State.VERIFIED;
            case REJECTED -> Use.State.REJECTED;
        };
        return evidenced.event(
                "UseVerified",
                state,
                evidenced.record().with("verifiedBy", act.party().value()).with("report", report));
    }
}
