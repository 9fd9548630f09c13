// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/**
 * The umpire's assay binds buyer and seller when their assays differ beyond the splitting limit. Either of them may state it,
 * so that the one it does not favour cannot withhold it; but the umpire is one that both have named, in the exchange or by
 * signing this together, so that neither picks among laboratories the one that favours it.
 *
 * <p>Decisions 064 and 111.
 */
public record DecideByUmpire(LotId lot, Code assay) implements Command {

    public static DecideByUmpire parse(Statement statement, Fields body) {
        return new DecideByUmpire(body.parsed("lot", LotId::new), body.parsed("assay", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("lot", lot.value()).with("assay", assay.value());
    }

    /** The open settlement, the lot with its buyer, and the umpire's assay of it. */
    private record Dispute(Settlement settlement, Lot.Held lot, Assay umpires) {}

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Settlement.inState(Settlement.State.EXCHANGE, lot, act, ledger)
                .at("lot")
                .and(open -> open.followedBy(act, ledger))
                .and(open -> assaysTooFarApart(open).at("lot"))
                .then(open -> heldByBuyer(open, act, ledger)
                        .at("lot")
                        .then(held -> umpires(ledger).at("assay").map(umpires -> new Dispute(open, held, umpires))))
                .and(found -> namedByBoth(found, act))
                .and(found -> isLatest(found.umpires(), ledger).at("assay"))
                .and(found -> RecordAssay.umpireIsIndependent(
                                found.umpires(), found.lot().facts().custodian(), ledger)
                        .at("assay"))
                .decide(found -> events(found, act, ledger));
    }

    private Checked<Holds> assaysTooFarApart(Settlement open) {
        return Checked.require(Rule.I15, !open.finenessAgreed(), () -> Message.UMPIRE_NOT_NEEDED.with("lot", lot));
    }

    private Checked<Lot.Held> heldByBuyer(Settlement open, Act act, LedgerState ledger) {
        return EffectiveLot.at(act.eventAt(), lot, ledger).inHandsOf(open.buyer());
    }

    private Checked<Assay> umpires(LedgerState ledger) {
        return Checked.present(
                Rule.I15,
                Assay.find(lot, assay, ledger).filter(found -> found.method() == Assay.Method.UMPIRE),
                () -> Message.UMPIRE_ASSAY_UNKNOWN.with("assay", assay).and("lot", lot));
    }

    /** I52: by a laboratory of the exchange's choice, else with both signatures. */
    private Checked<Holds> namedByBoth(Dispute found, Act act) {
        Settlement open = found.settlement();
        PartyId other = act.party().equals(open.buyer()) ? open.seller() : open.buyer();
        boolean named = open.namedUmpire().equals(Optional.of(found.umpires().laboratory()));
        return Agreement.consent(act, other, OfficerRole.SETTLEMENT)
                .then(together -> Checked.require(
                                Rule.I52,
                                named || together,
                                () -> Message.UMPIRE_NOT_NAMED_BY_BOTH
                                        .with("laboratory", found.umpires().laboratory())
                                        .and("lot", lot)
                                        .and("other", other))
                        .at("assay"));
    }

    /** I52: of several readings by that laboratory the latest, so that none is picked. */
    private Checked<Holds> isLatest(Assay umpires, LedgerState ledger) {
        List<Fields> readings = ledger.list(LedgerKeys.assays(lot)).stream()
                .map(record -> Fields.of(record, "assay"))
                .filter(record ->
                        record.text("laboratory").equals(umpires.laboratory().value())
                                && record.text("method").equals(Assay.Method.UMPIRE.name()))
                .toList();
        long stated = readings.stream()
                .filter(record -> record.text("assay").equals(assay.value()))
                .mapToLong(record -> record.integer("recordedAt"))
                .sum();
        return Checked.require(
                Rule.I52,
                readings.stream().noneMatch(record -> record.integer("recordedAt") > stated),
                () -> Message.UMPIRE_READING_NOT_LATEST
                        .with("assay", assay)
                        .and("laboratory", umpires.laboratory())
                        .and("lot", lot));
    }

    private List<StateChange> events(Dispute found, Act act, LedgerState ledger) {
        Lot.Held held = found.lot();
        Assay umpires = found.umpires();
        Lot.Held after = held.assayed(umpires, LotLimits.gain(act.eventDay(), ledger));
        Json.Obj moved = found.settlement()
                .moved(Settlement.State.UMPIRE, act)
                .with(
                        "umpire",
                        Json.object()
                                .with("assay", assay.value())
                                .with("laboratory", umpires.laboratory().value())
                                .with("at", act.eventAt().getEpochSecond()));
        Json.Obj agreed = Settlement.agreed(moved, umpires, after.facts());
        List<StateChange> events = new ArrayList<>();
        events.add(found.settlement().event("UmpireDecided", agreed));
        events.addAll(RecordAssay.replaced(umpires, held.facts(), after, act, ledger));
        return events;
    }
}
