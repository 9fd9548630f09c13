// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Buyer and seller compare their fire assays, both signing. Within the splitting limit the mean binds both; beyond it nothing
 * is agreed, and an umpire must decide.
 *
 * <p>Decisions 064 and 111.
 *
 * @param mean the id under which the mean is recorded as an assay
 * @param umpire the laboratory whose reading will decide if the two lie too far apart, where both name one already
 * @param protocol SHA-256 of the protocol that both have signed, in hexadecimal
 */
public record ExchangeAssays(
        LotId lot,
        PartyId seller,
        Code sellersAssay,
        Code buyersAssay,
        Code mean,
        Optional<PartyId> umpire,
        String protocol)
        implements Command {

    public static ExchangeAssays parse(Statement statement, Fields body) {
        return new ExchangeAssays(
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.parsed("sellersAssay", Code::new),
                body.parsed("buyersAssay", Code::new),
                body.parsed("assay", Code::new),
                body.optionalParsed("umpire", PartyId::new),
                body.parsed("protocol", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return withUmpire(Json.object()
                .with("lot", lot.value())
                .with("seller", seller.value())
                .with("sellersAssay", sellersAssay.value())
                .with("buyersAssay", buyersAssay.value())
                .with("assay", mean.value())
                .with("protocol", protocol));
    }

    private Json.Obj withUmpire(Json.Obj json) {
        return umpire.map(laboratory -> json.with("umpire", laboratory.value())).orElse(json);
    }

    /**
     * What is exchanged.
     *
     * @param mean of both assays, as the assay that binds both sides if they are close enough
     */
    private record Exchange(Lot.Held lot, Settlement settlement, Assay sellers, Assay buyers, Assay mean) {

        private boolean withinSplittingLimit(Act act, LedgerState ledger) {
            int difference =
                    sellers.fineness().hundredthsPerMille() - buyers.fineness().hundredthsPerMille();
            return ReferenceValues.on(act.eventDay(), ledger)
                    .basisPoints(ReferenceValue.ASSAY_FIRE_SPLIT)
                    .allows(Math.absExact(difference), Fineness.PURE);
        }
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.at(act.eventAt(), lot, ledger)
                .inHandsOf(act.party())
                .at("lot")
                .then(held -> openSettlement(act, ledger).then(open -> exchange(held, open, act, ledger)))
                .and(found -> notOfOtherSide(found.sellers(), found.settlement().buyer(), ledger)
                        .at("sellersAssay"))
                .and(found -> notOfOtherSide(found.buyers(), found.settlement().seller(), ledger)
                        .at("buyersAssay"))
                .and(found ->
                        RecordAssay.notRecordedBefore(found.mean(), ledger).at("assay"))
                .and(found -> RecordAssay.ofSufficientRank(
                                found.mean(), found.lot().facts())
                        .at("lot"))
                .and(found -> umpireFit(act, ledger).at("umpire"))
                .decide(found -> events(found, act, ledger));
    }

    private Checked<Settlement> openSettlement(Act act, LedgerState ledger) {
        return Settlement.inState(Settlement.State.PROVISIONAL, lot, act, ledger)
                .at("lot")
                .and(open -> Agreement.signedByBoth(act, open.seller()).at("seller"))
                .and(open -> open.followedBy(act, ledger))
                .and(open -> namesTheSeller(open).at("seller"));
    }

    private Checked<Exchange> exchange(Lot.Held held, Settlement open, Act act, LedgerState ledger) {
        return fireAssay(sellersAssay, ledger)
                .at("sellersAssay")
                .then(sellers -> fireAssay(buyersAssay, ledger)
                        .at("buyersAssay")
                        .map(buyers -> new Exchange(held, open, sellers, buyers, meanOf(sellers, buyers, act))));
    }

    private Checked<Holds> namesTheSeller(Settlement open) {
        return Checked.require(
                Rule.I36,
                open.seller().equals(seller),
                () -> Message.SETTLEMENT_WITH_OTHER_SELLER
                        .with("lot", lot)
                        .and("seller", open.seller())
                        .and("other", seller));
    }

    private Checked<Assay> fireAssay(Code assay, LedgerState ledger) {
        return Checked.present(
                Rule.I15,
                Assay.find(lot, assay, ledger).filter(found -> found.method() == Assay.Method.FIRE),
                () -> Message.FIRE_ASSAY_UNKNOWN.with("assay", assay).and("lot", lot));
    }

    /** I2: two assays by one organisation would confirm each other whatever the gold is. */
    private static Checked<Holds> notOfOtherSide(Assay assay, PartyId otherSide, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                !Party.sameOrganisation(assay.laboratory(), otherSide, ledger),
                () -> Message.ASSAY_OF_OTHER_SIDE
                        .with("assay", assay.id())
                        .and("laboratory", assay.laboratory())
                        .and("party", otherSide));
    }

    /** I57, I15: the laboratory that both name is accredited as an umpire and concerned by nothing of it. */
    private Checked<Holds> umpireFit(Act act, LedgerState ledger) {
        return umpire.map(laboratory -> Judges.mayJudge(Activity.UMPIRE_ASSAY, laboratory, act, ledger)
                        .then(ok -> Party.stillActs(laboratory, act.recordedAt(), ledger))
                        .then(ok -> RecordAssay.umpireIsIndependent(laboratory, act.party(), lot, ledger)))
                .orElseGet(Checked::holds);
    }

    /** Rounded down: the ledger never credits gold that neither side has found. */
    private Assay meanOf(Assay sellers, Assay buyers, Act act) {
        int sum = sellers.fineness().hundredthsPerMille() + buyers.fineness().hundredthsPerMille();
        return new Assay(
                mean,
                lot,
                buyers.laboratory(),
                Assay.Method.FIRE,
                buyers.sampledBy(),
                act.eventDay(),
                new Fineness(sum / 2),
                Optional.empty(),
                Optional.empty(),
                protocol,
                Assay.Purpose.FINAL);
    }

    private List<StateChange> events(Exchange found, Act act, LedgerState ledger) {
        Settlement settlement = found.settlement();
        Json.Obj exchanged = settlement
                .moved(Settlement.State.EXCHANGE, act)
                .with(
                        "exchange",
                        withUmpire(Json.object()
                                .with("sellersAssay", sellersAssay.value())
                                .with("buyersAssay", buyersAssay.value())
                                .with("protocol", protocol)
                                .with("at", act.eventAt().getEpochSecond())));
        if (!found.withinSplittingLimit(act, ledger)) {
            return List.of(settlement.event("AssaysExchanged", exchanged));
        }
        Lot.Held after = found.lot().assayed(found.mean(), LotLimits.gain(act.eventDay(), ledger));
        Json.Obj agreed = Settlement.agreed(exchanged, found.mean(), after.facts());
        List<StateChange> events = new ArrayList<>();
        events.add(settlement.event("AssaysExchanged", agreed));
        events.add(found.mean().recorded(act.recordedAt()));
        events.addAll(RecordAssay.replaced(found.mean(), found.lot().facts(), after, act, ledger));
        return events;
    }
}
