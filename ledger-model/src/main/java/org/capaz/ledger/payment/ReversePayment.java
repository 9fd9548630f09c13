// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The payer takes back its announcement, because the bank returned the payment. Its part of the obligation is open again,
 * and its bank reference free for the announcement that replaces it.
 *
 * <p>Decision 071.
 *
 * @param advice SHA-256 of the bank's advice of the return, in lower-case hexadecimal digits
 */
public record ReversePayment(Code payment, Code reason, Day returnedOn, String advice) implements Command {

    public static ReversePayment parse(Statement statement, Fields body) {
        return new ReversePayment(
                body.parsed("payment", Code::new),
                body.parsed("reason", Code::new),
                body.parsed("returnedOn", Day::parse),
                body.parsed("advice", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("payment", payment.value())
                .with("reason", reason.value())
                .with("returnedOn", returnedOn.toString())
                .with("advice", advice);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Payment.announced(Rule.I39, payment, ledger)
                .and(announced -> announcedBy(act.party(), announced))
                .and(announced -> notReturnedBefore(ledger))
                .and(announced -> notArrived(ledger))
                .at("payment")
                .and(announced -> dayFits(announced, act).at("returnedOn"))
                .decide(announced -> List.of(reversed(act)));
    }

    private Checked<Holds> announcedBy(PartyId actor, Payment announced) {
        return Checked.require(
                Rule.I1,
                announced.payer().equals(actor),
                () -> Message.PAYMENT_OF_OTHER_PAYER
                        .with("payment", payment)
                        .and("payer", announced.payer())
                        .and("other", actor));
    }

    private Checked<Holds> notReturnedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.reversal(payment),
                ledger,
                () -> Message.PAYMENT_RETURN_EXISTS.with("payment", payment));
    }

    private Checked<Holds> notArrived(LedgerState ledger) {
        return Checked.require(
                Rule.I39,
                Receipt.inEffect(payment, ledger).filter(Receipt::arrived).isEmpty(),
                () -> Message.PAYMENT_ARRIVED.with("payment", payment));
    }

    /** West of who sent it, it may come back on a day before. */
    private Checked<Holds> dayFits(Payment announced, Act act) {
        return Checked.require(
                Rule.I5,
                returnedOn.within(announced.sentOn().plusDays(-1), act.latestDay()),
                () -> Message.RETURN_DAY_OUT_OF_RANGE
                        .with("day", returnedOn)
                        .and("first", announced.sentOn().plusDays(-1))
                        .and("last", act.latestDay()));
    }

    private StateChange reversed(Act act) {
        return new StateChange(
                "PaymentReversed",
                LedgerKeys.reversal(payment),
                body().with("reversedAt", act.eventAt().getEpochSecond()));
    }
}
