package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The payee takes back what it said of a payment and says something else, with a reason; both stay to be read (I3). */
public final class CorrectReceipt implements Command {
    private final Code receipt;
    private final Code payment;
    private final Code supersedes;
    private final Code reason;
    private final Answer answer;

    private CorrectReceipt(Code receipt, Code payment, Code supersedes, Code reason, Answer answer) {
        this.receipt = receipt;
        this.payment = payment;
        this.supersedes = supersedes;
        this.reason = reason;
        this.answer = answer;
    }

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
            throw new JsonException("body.arrived", "body.arrived: expected either arrived or denied");
        }
        Fields said = body.object(body.has("arrived") ? "arrived" : "denied");
        Answer answer = body.has("arrived") ? Answer.Arrived.read(said) : Answer.Denied.read(said);
        said.end();
        return answer;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.corrections(payment), ledger);
        return Decision.unless(
                        () -> Receipt.mayBeGiven(payment, act, ledger),
                        () -> supersedesTheLast(ledger),
                        at("arrived", () -> Receipt.fits(answer, payment, act, ledger)))
                .then(() -> Receipt.given(
                        "ReceiptCorrected",
                        LedgerKeys.correction(
                                payment,
                                ledger.list(LedgerKeys.corrections(payment)).size() + 1),
                        Json.object()
                                .with("receipt", receipt.value())
                                .with("supersedes", supersedes.value())
                                .with("reason", reason.value()),
                        payment,
                        answer,
                        act,
                        ledger));
    }

    private Optional<Refused> supersedesTheLast(LedgerState ledger) {
        Optional<Receipt> last = Receipt.speaking(payment, ledger);
        if (last.isEmpty()) {
            return at(
                    "payment",
                    Decision.refuse(Rule.I3, "nothing is stated of payment " + payment + " that could be corrected"));
        }
        return at(
                        "supersedes",
                        require(
                                Rule.I3,
                                last.get().id().equals(supersedes),
                                () -> "receipt " + last.get().id() + " speaks for payment " + payment
                                        + "; a correction supersedes it"))
                .or(() -> at(
                        "receipt",
                        require(
                                Rule.I3,
                                !Receipt.isStated(payment, receipt, ledger),
                                () -> "receipt " + receipt + " is stated already of payment " + payment
                                        + "; a correction has a name of its own")));
    }
}
