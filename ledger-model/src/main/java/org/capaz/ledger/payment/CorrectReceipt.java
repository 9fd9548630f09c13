// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
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
 * The payee replaces its last answer about a payment by another one, with a reason; both stay readable (I3).
 *
 * <p>Decision 071.
 *
 * @param supersedes the receipt in effect; stated, so that two officers never correct an answer they have not seen
 */
public record CorrectReceipt(Code receipt, Code payment, Code supersedes, Code reason, Answer answer)
        implements Command {

    public static CorrectReceipt parse(Statement stated, Fields body) {
        return new CorrectReceipt(
                body.parsed("receipt", Code::new),
                body.parsed("payment", Code::new),
                body.parsed("supersedes", Code::new),
                body.parsed("reason", Code::new),
                answer(body));
    }

    private static Answer answer(Fields body) {
        if (body.has("arrived") == body.has("denied")) {
            throw body.unfit("arrived", Message.ARRIVED_OR_DENIED_EXPECTED.sentence());
        }
        Fields said = body.object(body.has("arrived") ? "arrived" : "denied");
        Answer answer = body.has("arrived") ? Answer.Arrived.read(said) : Answer.Denied.read(said);
        said.end();
        return answer;
    }

    @Override
    public Json.Obj body() {
        String member = switch (answer) {
            case Answer.Arrived arrived -> "arrived";
            case Answer.Denied denied -> "denied";
        };
        return names().with("payment", payment.value()).with(member, answer.on(Json.object()));
    }

    private Json.Obj names() {
        return Json.object()
                .with("receipt", receipt.value())
                .with("supersedes", supersedes.value())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.corrections(payment), ledger);
        return Receipt.mayBeGiven(payment, act, ledger)
                .and(announced -> supersedesTheLast(ledger))
                .and(announced -> Receipt.fits(answer, announced, act, ledger).at("arrived"))
                .decide(announced -> Stream.concat(
                                stated(announced, act, ledger).stream(), lessThanPlanned(act, ledger).stream())
                        .toList());
    }

    private List<StateChange> stated(Payment announced, Act act, LedgerState ledger) {
        return Receipt.given(
                "ReceiptCorrected",
                LedgerKeys.correction(
                        payment, ledger.list(LedgerKeys.corrections(payment)).size() + 1),
                names(),
                announced,
                answer,
                act,
                ledger);
    }

    /** I42: a plan has this money already, and may have spent it; a person looks at that. */
    private Optional<StateChange> lessThanPlanned(Act act, LedgerState ledger) {
        long before = received(Receipt.inEffect(payment, ledger).flatMap(Receipt::received));
        long now = answer instanceof Answer.Arrived arrived ? received(Optional.of(arrived.received())) : 0;
        return ledger.has(LedgerKeys.fund(payment)) && now < before
                ? Optional.of(new Flag(
                                LedgerKeys.payment(payment),
                                Flag.Kind.RED_FLAG,
                                Rule.I42,
                                new Code("LESS-THAN-PLANNED"))
                        .raised(act))
                : Optional.empty();
    }

    private static long received(Optional<Money> money) {
        return money.map(Money::minor).orElse(0L);
    }

    private Checked<Holds> supersedesTheLast(LedgerState ledger) {
        Optional<Receipt> last = Receipt.inEffect(payment, ledger);
        return Checked.present(Rule.I3, last, () -> Message.RECEIPT_UNKNOWN.with("payment", payment))
                .at("payment")
                .then(found -> isTheOneSuperseded(found).at("supersedes"))
                .then(ok -> newlyNamed(ledger).at("receipt"));
    }

    private Checked<Holds> isTheOneSuperseded(Receipt last) {
        return Checked.require(
                Rule.I3,
                last.id().equals(supersedes),
                () -> Message.RECEIPT_NOT_SUPERSEDED.with("receipt", last.id()).and("payment", payment));
    }

    private Checked<Holds> newlyNamed(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                !Receipt.isStated(payment, receipt, ledger),
                () -> Message.RECEIPT_EXISTS.with("receipt", receipt).and("payment", payment));
    }
}
