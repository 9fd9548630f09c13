package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Two officers of the payee state what became of a payment: it arrived, the only way a premium becomes confirmed, or it
 * did not. Reads and writes keys of this payment alone, so that no two receipts ever stand in each other's way.
 */
public final class ConfirmReceipt implements Command {
    private final Code receipt;
    private final Code payment;
    private final Answer answer;

    private ConfirmReceipt(Code receipt, Code payment, Answer answer) {
        this.receipt = receipt;
        this.payment = payment;
        this.answer = answer;
    }

    public static ConfirmReceipt parse(Statement stated, Fields body) {
        return new ConfirmReceipt(
                body.parsed("receipt", Code::new), body.parsed("payment", Code::new), Answer.Arrived.read(body));
    }

    /** The payee finds no such money, or money that is not its own. */
    public static ConfirmReceipt parseDenial(Statement stated, Fields body) {
        return new ConfirmReceipt(
                body.parsed("receipt", Code::new), body.parsed("payment", Code::new), Answer.Denied.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> Receipt.mayBeGiven(payment, act, ledger),
                        at("payment", () -> Receipt.isFirst(payment, ledger)),
                        () -> Receipt.fits(answer, payment, act, ledger))
                .then(() -> Receipt.given(
                        answer instanceof Answer.Denied ? "ReceiptDenied" : "ReceiptConfirmed",
                        LedgerKeys.receipt(payment),
                        Json.object().with("receipt", receipt.value()),
                        payment,
                        answer,
                        act,
                        ledger));
    }
}
