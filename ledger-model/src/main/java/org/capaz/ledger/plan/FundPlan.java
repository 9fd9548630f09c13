package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer names a premium that has arrived as money of this plan, and of no other. */
public record FundPlan(Code plan, Code payment) implements Command {

    public static FundPlan parse(Statement statement, Fields body) {
        return new FundPlan(body.parsed("plan", Code::new), body.parsed("payment", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("plan", () -> Plan.standsAt(Plan.Stage.APPROVED, plan, act, ledger)),
                        at(
                                "plan",
                                () -> require(
                                        Rule.I42,
                                        Plan.find(ledger, act.party(), plan)
                                                .orElseThrow()
                                                .hasRoomForFunds(),
                                        () -> "plan " + plan + " has as many funds as a plan may have")),
                        at("payment", () -> arrived(act.party(), ledger)),
                        at("payment", () -> fundsNoOther(ledger)))
                .then(() -> List.of(
                        Plan.find(ledger, act.party(), plan).orElseThrow().fundedBy(payment),
                        new StateChange(
                                "ReceiptAssigned",
                                LedgerKeys.fund(payment),
                                Json.object()
                                        .with("payment", payment.value())
                                        .with("amp", act.party().value())
                                        .with("plan", plan.value()))));
    }

    private Optional<Refused> arrived(PartyId amp, LedgerState ledger) {
        String currency = Plan.find(ledger, amp, plan).orElseThrow().currency();
        boolean own = Payment.find(ledger, payment)
                .filter(announced -> announced.beneficiary().equals(amp))
                .isPresent();
        return require(
                Rule.I42,
                own
                        && Receipt.speaking(payment, ledger)
                                .flatMap(Receipt::received)
                                .filter(money -> money.currency().equals(currency))
                                .isPresent(),
                () -> amp + " has confirmed no receipt in " + currency + " of payment " + payment);
    }

    private Optional<Refused> fundsNoOther(LedgerState ledger) {
        return ledger.find(LedgerKeys.fund(payment))
                .flatMap(other -> Decision.refuse(
                        Rule.I42, "payment " + payment + " is money of plan " + other.text("plan") + " already"));
    }
}
