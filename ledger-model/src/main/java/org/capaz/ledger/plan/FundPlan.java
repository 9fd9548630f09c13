// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.Receipt;
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
 * A producer assigns a premium whose receipt it has confirmed to this plan; no receipt funds two plans (I42).
 *
 * <p>Decision 072.
 */
public record FundPlan(Code plan, Code payment) implements Command {

    public static FundPlan parse(Statement statement, Fields body) {
        return new FundPlan(body.parsed("plan", Code::new), body.parsed("payment", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("plan", plan.value()).with("payment", payment.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Plan.inStage(Plan.Stage.APPROVED, plan, act, ledger)
                .and(this::hasRoom)
                .at("plan")
                .and(approved -> arrived(approved, ledger).at("payment"))
                .and(approved -> fundsNoOther(ledger).at("payment"))
                .decide(approved -> List.of(approved.fundedBy(payment), assignedTo(approved)));
    }

    private Checked<Holds> hasRoom(Plan approved) {
        return Checked.require(
                Rule.I42, approved.hasRoomForFunds(), () -> Message.PLAN_TOO_MANY_FUNDS.with("plan", plan));
    }

    private Checked<Holds> arrived(Plan approved, LedgerState ledger) {
        boolean own = Payment.find(ledger, payment)
                .filter(announced -> announced.beneficiary().equals(approved.amp()))
                .isPresent();
        return Checked.require(
                Rule.I42,
                own
                        && Receipt.inEffect(payment, ledger)
                                .flatMap(Receipt::received)
                                .filter(money -> money.currency().equals(approved.currency()))
                                .isPresent(),
                () -> Message.RECEIPT_NOT_CONFIRMED
                        .with("amp", approved.amp())
                        .and("currency", Argument.id(approved.currency()))
                        .and("payment", payment));
    }

    private Checked<Holds> fundsNoOther(LedgerState ledger) {
        return ledger.find(LedgerKeys.fund(payment))
                .map(other -> Checked.<Holds>refuse(
                        Rule.I42,
                        Message.PLAN_PAYMENT_EXISTS
                                .with("payment", payment)
                                .and("plan", Argument.id(other.text("plan")))))
                .orElseGet(Checked::holds);
    }

    private StateChange assignedTo(Plan approved) {
        return new StateChange(
                "ReceiptAssigned",
                LedgerKeys.fund(payment),
                Json.object()
                        .with("payment", payment.value())
                        .with("amp", approved.amp().value())
                        .with("plan", plan.value()));
    }
}
