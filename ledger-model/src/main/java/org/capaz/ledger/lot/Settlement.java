package org.capaz.ledger.lot;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * How far buyer and seller of a lot have come towards one quantity of fine gold.
 *
 * @param saleAt when they first settled it, provisionally or finally
 * @param record what stands on the ledger; every step adds to it
 */
public record Settlement(
        Code id,
        LotId lot,
        PartyId seller,
        PartyId buyer,
        State state,
        FineMass fine,
        Instant saleAt,
        Instant at,
        Json.Obj record) {

    /** From the seller's figure to the one that both are bound by. */
    public enum State {
        /** By the assay of record at the sale. */
        PROVISIONAL,
        /** Both sides' assays are on the table. */
        EXCHANGE,
        /** They lay too far apart, a third laboratory has decided. */
        UMPIRE,
        FINAL
    }

    public static Optional<Settlement> find(LedgerState ledger, LotId lot) {
        return ledger.find(LedgerKeys.settlement(lot))
                .map(fields -> read(fields, (Json.Obj)
                        ledger.read(LedgerKeys.settlement(lot)).orElseThrow()));
    }

    private static Settlement read(Fields fields, Json.Obj record) {
        Instant at = Instant.ofEpochSecond(fields.integer("at"));
        return new Settlement(
                fields.parsed("settlement", Code::new),
                fields.parsed("lot", LotId::new),
                fields.parsed("seller", PartyId::new),
                fields.parsed("buyer", PartyId::new),
                fields.parsed("state", Codes.of(State.class)),
                fields.quantity("fineMg", FineMass::new),
                fields.optionalObject("provisional")
                        .map(first -> Instant.ofEpochSecond(first.integer("at")))
                        .orElse(at),
                at,
                record);
    }

    public boolean isFinal() {
        return state == State.FINAL;
    }

    /** Do both sides' assays, or the umpire's, already bind buyer and seller? */
    public boolean finenessAgreed() {
        return record.get("fineness") != null;
    }

    /** The record after another step. */
    public Json.Obj moved(State next, Act act) {
        return record.with("state", next.name()).with("at", act.eventAt().getEpochSecond());
    }

    /** That record, with the fineness that now binds both and the fine gold that follows from it. */
    public Json.Obj agreed(Json.Obj moved, Lot.Facts lotNow) {
        return moved.with("assay", lotNow.assay().orElseThrow().assay().value())
                .with("fineness", lotNow.fineness().hundredthsPerMille())
                .with("fineMg", lotNow.fine().milligrams());
    }

    public StateChange event(String name, Json.Obj after) {
        return new StateChange(name, LedgerKeys.settlement(lot), after);
    }

    /** The step is for a settlement in that state, and the acting party one of those it binds. */
    public static Optional<Refused> standsAt(State wanted, LotId lot, Optional<Settlement> found, Act act) {
        if (found.isEmpty()) {
            return Decision.refuse(Rule.I36, "the settlement of lot " + lot + " has not begun; it must be " + wanted);
        }
        Settlement open = found.get();
        if (open.state() != wanted) {
            return Decision.refuse(
                    Rule.I36, "the settlement of lot " + lot + " is " + open.state() + ", not " + wanted);
        }
        return require(
                Rule.I1,
                act.party().equals(open.buyer()) || act.party().equals(open.seller()),
                () -> act.party() + " is neither the buyer " + open.buyer() + " nor the seller " + open.seller());
    }

    /** I5: no step of a settlement comes before the one that it follows, as far as two clocks can tell. */
    public static Optional<Refused> inOrder(Optional<Settlement> before, Act act, LedgerState ledger) {
        return before.flatMap(open -> require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, open.at(), ledger),
                () -> "the event at " + act.eventAt() + " is earlier than the step before it in the settlement of lot "
                        + open.lot() + " at " + open.at()));
    }

    /** I36: what is being settled is not melted, split, sampled or sold on before the quantity is final. */
    public static Optional<Refused> notUnderWay(LotId lot, LedgerState ledger) {
        return find(ledger, lot)
                .filter(open -> !open.isFinal())
                .flatMap(open -> Decision.refuse(
                        Rule.I36,
                        "lot " + lot + " is being settled (" + open.state() + "); its quantity must be final first"));
    }

    /** I3, I36: from the exchange on, no reading replaces the lot's assay of record but by the settlement itself. */
    public static Optional<Refused> openToAssays(LotId lot, boolean forExchange, LedgerState ledger) {
        Optional<State> state = find(ledger, lot).map(Settlement::state);
        boolean open = state.isEmpty() || state.get() == State.PROVISIONAL;
        boolean toExchange = forExchange && state.filter(State.FINAL::equals).isEmpty();
        return require(
                Rule.I3,
                open || toExchange,
                () -> "the settlement of lot " + lot + " is " + state.orElseThrow()
                        + "; its assay of record is no longer replaced");
    }
}
