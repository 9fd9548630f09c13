// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
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
 * The umpire's assay binds buyer and seller when their assays differ beyond the splitting limit. Either of them may state it,
 * so that the one it does not favour cannot withhold it.
 *
 * <p>Decision 064.
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
                .and(found -> RecordAssay.umpireIsIndependent(
                                found.umpires(), found.lot().facts().custodian(), ledger)
                        .at("assay"))
                .decide(found -> events(found, act, ledger));
    }

    private Checked<Holds> assaysTooFarApart(Settlement open) {
        return Checked.require(Rule.I15, !open.finenessAgreed(), () -> Message.UMPIRE_NOT_NEEDED.with("lot", lot));
    }

    private Checked<Lot.Held> heldByBuyer(Settlement open, Act act, LedgerState ledger) {
        return LotChecks.held(open.buyer(), lot, Custody.effectiveAt(lot, act.eventAt(), ledger));
    }

    private Checked<Assay> umpires(LedgerState ledger) {
        return Checked.present(
                Rule.I15,
                Assay.find(lot, assay, ledger).filter(found -> found.method() == Assay.Method.UMPIRE),
                () -> Message.UMPIRE_ASSAY_UNKNOWN.with("assay", assay).and("lot", lot));
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
