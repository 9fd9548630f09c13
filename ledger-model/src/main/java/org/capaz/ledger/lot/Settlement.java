package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * The agreement of a lot's buyer and seller on one quantity of fine gold, step by step from provisional to final (I36).
 *
 * @param saleAt when they first settled it, provisionally or finally: the day that fixes the premium scheme's version
 * @param at when the latest step happened
 * @param record what the ledger holds; every step adds to it
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

    /** From the seller's figure to the one that binds both. */
    public enum State {
        /** By the assay of record at the sale. */
        PROVISIONAL,
        /** Both sides have disclosed their assays. */
        EXCHANGE,
        /** The assays differed by more than the splitting limit; a third laboratory has decided. */
        UMPIRE,
        FINAL
    }

    public static Optional<Settlement> find(LedgerState ledger, LotId lot) {
        return ledger.read(LedgerKeys.settlement(lot))
                .map(record ->
                        read((Json.Obj) record, LedgerKeys.settlement(lot).toString()));
    }

    private static Settlement read(Json.Obj record, String path) {
        Fields fields = Fields.of(record, path);
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

    /** That record, with the fineness that now binds both and the fine mass that follows from it. */
    public Json.Obj agreed(Json.Obj moved, Lot.Facts lotNow) {
        return moved.with("assay", lotNow.assay().orElseThrow().assay().value())
                .with("fineness", lotNow.fineness().hundredthsPerMille())
                .with("fineMg", lotNow.fine().milligrams());
    }

    public StateChange event(String name, Json.Obj after) {
        return new StateChange(name, LedgerKeys.settlement(lot), after);
    }

    /**
     * I36, I1: the step is for a settlement in that state, and the acting party one of those it binds.
     *
     * @param found the lot's settlement; empty when none has begun
     */
    public static Checked<Settlement> inState(State wanted, LotId lot, Optional<Settlement> found, Act act) {
        return Checked.present(
                        Rule.I36,
                        found,
                        () -> Message.SETTLEMENT_NOT_BEGUN.with("lot", lot).and("wanted", Argument.code(wanted)))
                .and(open -> Checked.require(
                        Rule.I36,
                        open.state() == wanted,
                        () -> Message.SETTLEMENT_STATE_WRONG
                                .with("lot", lot)
                                .and("state", Argument.code(open.state()))
                                .and("wanted", Argument.code(wanted))))
                .and(open -> Checked.require(
                        Rule.I1,
                        act.party().equals(open.buyer()) || act.party().equals(open.seller()),
                        () -> Message.PARTY_NOT_BUYER_OR_SELLER
                                .with("party", act.party())
                                .and("buyer", open.buyer())
                                .and("seller", open.seller())));
    }

    /**
     * I5: no step of a settlement comes before the one that it follows, as far as two clocks can tell. The fault is the
     * statement's time.
     */
    public Checked<Holds> afterLastStep(Act act, LedgerState ledger) {
        return Checked.require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, at, ledger),
                        () -> Message.EVENT_BEFORE_SETTLEMENT_STEP
                                .with("at", Argument.moment(act.eventAt()))
                                .and("lot", lot)
                                .and("before", Argument.moment(at)))
                .at(Refused.EVENT_AT);
    }

    /** I36: a lot whose settlement has begun is not melted, split, sampled or sold on before the quantity is final. */
    public static Checked<Holds> notInProgress(LotId lot, LedgerState ledger) {
        return find(ledger, lot)
                .filter(open -> !open.isFinal())
                .<Checked<Holds>>map(open -> Checked.refuse(
                        Rule.I36,
                        Message.SETTLEMENT_QUANTITY_NOT_FINAL
                                .with("lot", lot)
                                .and("state", Argument.code(open.state()))))
                .orElseGet(Checked::holds);
    }

    /** I3, I36: from the exchange on, no reading replaces the lot's assay of record except through the settlement itself. */
    public static Checked<Holds> assayReplaceable(LotId lot, boolean forExchange, LedgerState ledger) {
        return find(ledger, lot)
                .map(Settlement::state)
                .filter(state -> state != State.PROVISIONAL && !(forExchange && state != State.FINAL))
                .<Checked<Holds>>map(state -> Checked.refuse(
                        Rule.I3, Message.ASSAY_NOT_REPLACEABLE.with("lot", lot).and("state", Argument.code(state))))
                .orElseGet(Checked::holds);
    }

    // bridges to the checks of the older form

    public static Optional<Refused> standsAt(State wanted, LotId lot, Optional<Settlement> found, Act act) {
        return inState(wanted, lot, found, act).refusal();
    }

    public static Optional<Refused> inOrder(Optional<Settlement> before, Act act, LedgerState ledger) {
        return before.flatMap(open -> open.afterLastStep(act, ledger).refusal());
    }

    public static Optional<Refused> notUnderWay(LotId lot, LedgerState ledger) {
        return notInProgress(lot, ledger).refusal();
    }

    public static Optional<Refused> openToAssays(LotId lot, boolean forExchange, LedgerState ledger) {
        return assayReplaceable(lot, forExchange, ledger).refusal();
    }
}
