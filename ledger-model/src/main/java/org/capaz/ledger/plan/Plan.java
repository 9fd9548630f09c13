// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What a producer wants to spend its premiums on. It spends only confirmed receipts that are assigned to it, and each
 * receipt funds one plan: so no plan spends money that never came, and no money is spent twice (I42).
 *
 * <p>Decision 072.
 *
 * @param currency of budgets, funds and uses (ISO 4217)
 * @param funds the payments assigned to it
 * @param record as it stands on the ledger; every step adds to it
 */
public record Plan(
        PartyId amp, Code id, Stage stage, String currency, List<Line> lines, List<Code> funds, Json.Obj record) {
    /** Both lists are read whole for every use. */
    private static final int MOST = 100;

    /** What the producer has stated about it last. */
    enum Stage {
        DRAFT,
        APPROVED,
        REPORTED,
        CLOSED
    }

    /** The stage, with an approved plan in execution from its first use on. */
    public enum State {
        DRAFT,
        APPROVED,
        IN_EXECUTION,
        REPORTED,
        CLOSED
    }

    /**
     * One purpose and its budget.
     *
     * @param budget in minor units of the plan's currency
     */
    public record Line(Code id, Code category, long budget) {
        static Line read(Fields fields) {
            return new Line(
                    fields.parsed("line", Code::new),
                    fields.parsed("category", Code::new),
                    fields.quantity("budgetMinor", Use::atLeastOne));
        }

        Json.Obj json() {
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
            throw fields.unfit("lines", Message.LINE_LIST_SIZE_WRONG.with("n", Argument.count(MOST)));
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

    /** I42: the acting producer's own plan, which must be in that stage. */
    static Checked<Plan> inStage(Stage wanted, Code plan, Act act, LedgerState ledger) {
        Optional<Plan> found = find(ledger, act.party(), plan);
        return Checked.present(
                Rule.I42,
                found.filter(known -> known.stage() == wanted),
                () -> Message.PLAN_STATE_WRONG
                        .with("plan", plan)
                        .and("amp", act.party())
                        .and(
                                "state",
                                found.<ArgumentSource>map(known -> Argument.code(known.stage()))
                                        .orElseGet(Message.PLAN_IS_NOT_PROPOSED::sentence))
                        .and("wanted", Argument.code(wanted)));
    }

    Optional<Line> line(Code wanted) {
        return lines.stream().filter(line -> line.id().equals(wanted)).findFirst();
    }

    /** The day of the assembly that approved it, or the day from which that counts (I63). */
    Day approvedOn() {
        Fields fields = Fields.of(record, "plan");
        return fields.optionalParsed("countsFrom", Day::parse).orElseGet(() -> fields.parsed("approvedOn", Day::parse));
    }

    boolean hasRoomForFunds() {
        return funds.size() < MOST;
    }

    /** What has arrived of its funds by the receipts in effect, in minor units of its currency. */
    public long received(LedgerState ledger) {
        return funds.stream()
                .map(payment -> Receipt.inEffect(payment, ledger).flatMap(Receipt::received))
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
