package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What a producer means to spend its premiums on. Only confirmed receipts named as its funds are spent by it, and each
 * receipt funds one plan: so no plan spends what never came, and no money is spent twice (I42).
 */
public record Plan(
        PartyId amp, Code id, Stage stage, String currency, List<Line> lines, List<Code> funds, Json.Obj record) {
    /** Both lists are read whole for every use. */
    private static final int MOST = 100;

    /** How far the producer has brought it. */
    enum Stage {
        DRAFT,
        APPROVED,
        REPORTED,
        CLOSED
    }

    /** Where a plan stands. */
    public enum State {
        DRAFT,
        APPROVED,
        IN_EXECUTION,
        REPORTED,
        CLOSED
    }

    /** One purpose and the money set apart for it. */
    public record Line(Code id, Code category, long budget) {
        static Line read(Fields fields) {
            return new Line(
                    fields.parsed("line", Code::new),
                    fields.parsed("category", Code::new),
                    fields.quantity("budgetMinor", Use::atLeastOne));
        }

        private Json.Obj json() {
            return Json.object()
                    .with("line", id.value())
                    .with("category", category.value())
                    .with("budgetMinor", budget);
        }
    }

    static List<Line> lines(Fields fields) {
        List<Line> lines = fields.objects("lines", Line::read);
        boolean fits = !lines.isEmpty()
                && lines.size() <= MOST
                && lines.stream().map(Line::id).distinct().count() == lines.size();
        if (!fits) {
            throw fields.unfit("lines", "expected 1 to " + MOST + " different lines");
        }
        return lines;
    }

    static Plan proposed(PartyId amp, Code id, String currency, List<Line> lines, Act act) {
        Json.Obj record = Json.object()
                .with("amp", amp.value())
                .with("plan", id.value())
                .with("stage", Stage.DRAFT.name())
                .with("currency", currency)
                .with("lines", lines.stream().map(Line::json).toList())
                .with("funds", List.<Json>of())
                .with("proposedAt", act.eventAt().getEpochSecond());
        return new Plan(amp, id, Stage.DRAFT, currency, lines, List.of(), record);
    }

    static Optional<Plan> find(LedgerState ledger, PartyId amp, Code id) {
        return ledger.read(LedgerKeys.plan(amp, id)).map(value -> read((Json.Obj) value));
    }

    /** Reads the record of {@code docs/reference/keys.md}. */
    public static Plan read(Json.Obj record) {
        Fields fields = Fields.of(record, "plan");
        return new Plan(
                fields.parsed("amp", PartyId::new),
                fields.parsed("plan", Code::new),
                fields.parsed("stage", Codes.of(Stage.class)),
                fields.parsed("currency", Money::requireCurrency),
                lines(fields),
                fields.texts("funds", Code::new),
                record);
    }

    /** Spending begins with the first use, not with a statement about it. */
    public State state(List<Use> uses) {
        return switch (stage) {
            case DRAFT -> State.DRAFT;
            case APPROVED -> uses.isEmpty() ? State.APPROVED : State.IN_EXECUTION;
            case REPORTED -> State.REPORTED;
            case CLOSED -> State.CLOSED;
        };
    }

    /** I42: the step is for the acting producer's own plan, which stands there. */
    static Optional<Refused> standsAt(Stage wanted, Code plan, Act act, LedgerState ledger) {
        Optional<Plan> found = find(ledger, act.party(), plan);
        return require(
                Rule.I42,
                found.filter(known -> known.stage() == wanted).isPresent(),
                () -> "plan " + plan + " of " + act.party() + " is "
                        + found.map(known -> known.stage().name()).orElse("not proposed") + ", not " + wanted);
    }

    Optional<Line> line(Code wanted) {
        return lines.stream().filter(line -> line.id().equals(wanted)).findFirst();
    }

    /** The day of the assembly that approved it. */
    Day approvedOn() {
        return Fields.of(record, "plan").parsed("approvedOn", Day::parse);
    }

    boolean hasRoomForFunds() {
        return funds.size() < MOST;
    }

    /** What has arrived of its funds by the payee's last word. */
    public long received(LedgerState ledger) {
        return funds.stream()
                .map(payment -> Receipt.speaking(payment, ledger).flatMap(Receipt::received))
                .flatMap(Optional::stream)
                .filter(money -> money.currency().equals(currency))
                .mapToLong(Money::minor)
                .reduce(0, Math::addExact);
    }

    StateChange event(String name, Json.Obj after) {
        return new StateChange(name, LedgerKeys.plan(amp, id), after);
    }

    StateChange moved(String name, Stage next, Json.Obj after) {
        return event(name, after.with("stage", next.name()));
    }

    StateChange fundedBy(Code payment) {
        List<String> all = new ArrayList<>(funds.stream().map(Code::value).toList());
        all.add(payment.value());
        return event("PlanFunded", record.with("funds", Json.texts(all)));
    }
}
