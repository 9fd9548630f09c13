// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

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
 * did not. Reads and writes keys of this payment alone, so that two receipts never conflict in one block.
 *
 * <p>Decisions 009 and 071.
 */
public record ConfirmReceipt(Code receipt, Code payment, Answer answer) implements Command {

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
    public Json.Obj body() {
        return answer.on(Json.object().with("receipt", receipt.value()).with("payment", payment.value()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Receipt.mayBeGiven(payment, act, ledger)
                .and(announced -> Receipt.isFirst(payment, ledger).at("payment"))
                .and(announced -> Receipt.fits(answer, announced, act, ledger))
                .decide(announced -> Receipt.given(
                        event(),
                        LedgerKeys.receipt(payment),
                        Json.object().with("receipt", receipt.value()),
                        announced,
                        answer,
                        act,
                        ledger));
    }

    private String event() {
        return switch (answer) {
            case Answer.Arrived arrived -> "ReceiptConfirmed";
            case Answer.Denied denied -> "ReceiptDenied";
        };
    }
}
