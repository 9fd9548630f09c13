// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.capaz.ledger.record.LedgerKey;
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
 * The settlement of a lot between its buyer and its seller: from the quantity of fine gold known at the sale to the one that
 * binds both. One record per lot, to which every step adds.
 *
 * <p>Decisions 064 and 078.
 *
 * @param fine all the fine gold by the assay that counts so far
 * @param saleAt when it was recorded that they first settled it, provisionally or finally: the terms of that day apply (I36, I63)
 * @param at when the latest step happened
 * @param record what is on the ledger, with the members that earlier steps wrote
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

    /** The state of a record whose settlement fell through; it is none any more. */
    private static final String WITHDRAWN = "WITHDRAWN";

    private static final String FELL_THROUGH = "fellThrough";

    /** The steps in their order; UMPIRE is skipped where the two assays agree. */
    public enum State {
        /** By the assay of record at the sale. */
        PROVISIONAL,
        /** Both sides have disclosed their assays. */
        EXCHANGE,
        /** The two assays differed beyond the splitting limit; a third laboratory has decided. */
        UMPIRE,
        /** Quantity and price basis are agreed; nothing changes any more. */
        FINAL
    }

    public static Optional<Settlement> find(LedgerState ledger, LotId lot) {
        LedgerKey key = LedgerKeys.settlement(lot);
        return ledger.read(key)
                .map(Json.Obj.class::cast)
                .filter(record -> !Json.text(WITHDRAWN).equals(record.get("state")))
                .map(record -> read(Fields.of(record, key.toString()), record));
    }

    /** What the record of a settlement begins with: those of the same lot that fell through stay visible in it. */
    public static Json.Obj begun(LotId lot, LedgerState ledger) {
        return ledger.find(LedgerKeys.settlement(lot))
                .map(record -> record.value(FELL_THROUGH))
                .map(earlier -> Json.object().with(FELL_THROUGH, earlier))
                .orElse(Json.object());
    }

    /** The record once both sides have let it fall through: it stands, and the lot may be settled anew. */
    public StateChange fallenThrough(Code reason, Act act) {
        List<Json> all =
                new ArrayList<>(record.get(FELL_THROUGH) instanceof Json.Arr earlier ? earlier.items() : List.of());
        all.add(record.without(FELL_THROUGH)
                .with("reason", reason.value())
                .with("withdrawnAt", act.eventAt().getEpochSecond()));
        return new StateChange(
                "SettlementWithdrawn",
                LedgerKeys.settlement(lot),
                moved(state, act).with("state", WITHDRAWN).with(FELL_THROUGH, new Json.Arr(all)));
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
                Instant.ofEpochSecond(fields.integer("soldAt")),
                at,
                record);
    }

    /** Who pays the premium on the lot: whom the buyer named, and the buyer where it named nobody. */
    public Payers payers() {
        return Payers.read(Fields.of(record)).orElseGet(() -> Payers.sole(buyer));
    }

    /** I65: once a premium on the lot was raised, its payers stay. */
    public Checked<Holds> allowsPayers(Payers named, LedgerState ledger) {
        return Checked.require(
                Rule.I65,
                named.equals(payers())
                        || ledger.list(LedgerKeys.obligations(new Code(lot.value())))
                                .isEmpty(),
                () -> Message.PAYERS_FIXED
                        .with("lot", lot)
                        .and("payers", Argument.several(payers().shares().keySet())));
    }

    public boolean isFinal() {
        return state == State.FINAL;
    }

    /** Do both sides' assays, or the umpire's, already bind buyer and seller? */
    public boolean finenessAgreed() {
        return record.get("fineness") != null;
    }

    /** The laboratory that both sides named in their exchange, should their assays lie too far apart. */
    public Optional<PartyId> namedUmpire() {
        return Fields.of(record, "settlement")
                .optionalObject("exchange")
                .flatMap(exchange -> exchange.optionalParsed("umpire", PartyId::new));
    }

    /** The record after another step, with its state and time. */
    public Json.Obj moved(State next, Act act) {
        return record.with("state", next.name()).with("at", act.eventAt().getEpochSecond());
    }

    /**
     * That record, with the assay that now binds both.
     *
     * @param now the lot under that assay
     */
    public static Json.Obj agreed(Json.Obj moved, Assay binding, Lot.Facts now) {
        Json.Obj agreed = moved.with("assay", binding.id().value())
                .with("fineness", binding.fineness().hundredthsPerMille());
        return paidFor(agreed, now);
    }

    /** I49: all the gold that was measured is paid for; what no origin accounts for is named beside it and earns no premium. */
    public static Json.Obj paidFor(Json.Obj record, Lot.Facts lot) {
        Json.Obj paid = record.with("fineMg", lot.measured().milligrams());
        boolean attributed = lot.unattributed().equals(FineMass.NONE);
        if (attributed && record.get("unattributedMg") == null) {
            return paid;
        }
        return paid.with("unattributedMg", lot.unattributed().milligrams());
    }

    public StateChange event(String name, Json.Obj after) {
        return new StateChange(name, LedgerKeys.settlement(lot), after);
    }

    /** The lot's settlement, which must be in that state (I36); the acting party must be one of the two that it binds (I1). */
    public static Checked<Settlement> inState(State wanted, LotId lot, Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I36,
                        find(ledger, lot),
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
     * statement's time ({@link Refused#EVENT_AT}).
     */
    public Checked<Holds> followedBy(Act act, LedgerState ledger) {
        return Checked.require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, at, ledger),
                        () -> Message.EVENT_BEFORE_SETTLEMENT_STEP
                                .with("at", Argument.moment(act.eventAt()))
                                .and("lot", lot)
                                .and("before", Argument.moment(at)))
                .at(Refused.EVENT_AT);
    }

    /** I36: while a settlement is open, the lot is not melted, split, sampled or delivered: the two would settle another quantity. */
    public static Checked<Holds> noneOpen(LotId lot, LedgerState ledger) {
        return find(ledger, lot)
                .filter(found -> !found.isFinal())
                .<Checked<Holds>>map(open -> Checked.refuse(
                        Rule.I36,
                        Message.SETTLEMENT_QUANTITY_NOT_FINAL
                                .with("lot", lot)
                                .and("state", Argument.code(open.state()))))
                .orElseGet(Checked::holds);
    }

    /**
     * I3, I36: from the exchange on, only the settlement itself replaces the lot's assay of record.
     *
     * @param forExchange the assay is one that both sides exchange; it replaces nothing, so it is refused only after the end
     */
    public static Checked<Holds> openToAssays(LotId lot, boolean forExchange, LedgerState ledger) {
        return find(ledger, lot)
                .filter(found -> found.state() != State.PROVISIONAL)
                .filter(found -> !forExchange || found.isFinal())
                .<Checked<Holds>>map(closed -> Checked.refuse(
                        Rule.I3,
                        Message.ASSAY_NOT_REPLACEABLE.with("lot", lot).and("state", Argument.code(closed.state()))))
                .orElseGet(Checked::holds);
    }
}
