package org.capaz.ledger.settlement;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The umpire's reading binds buyer and seller whose assays lay too far apart. Either of them may bring it forward: who
 * likes it less cannot hold it back.
 */
public record DecideByUmpire(LotId lot, Code assay) implements Command {

    public static DecideByUmpire parse(Statement statement, Fields body) {
        return new DecideByUmpire(body.parsed("lot", LotId::new), body.parsed("assay", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        Optional<Settlement> settlement = Settlement.find(ledger, lot);
        return Decision.unless(
                        at("lot", () -> Settlement.standsAt(Settlement.State.EXCHANGE, lot, settlement, act)),
                        at(Refused.EVENT_AT, () -> Settlement.inOrder(settlement, act, ledger)),
                        at("lot", () -> tooFarApart(settlement.orElseThrow())),
                        at(
                                "lot",
                                () -> LotChecks.heldBy(settlement.orElseThrow().buyer(), lot, found)),
                        at("assay", () -> anUmpires(ledger)),
                        at(
                                "assay",
                                () -> RecordAssay.umpireIsAThird(
                                        reading(ledger),
                                        found.orElseThrow().facts().custodian(),
                                        ledger)),
                        at(
                                "assay",
                                () -> RecordAssay.nothingFromNothing(
                                        reading(ledger), found.orElseThrow().facts(), act, ledger)))
                .then(() -> events((Lot.Held) found.orElseThrow(), settlement.orElseThrow(), act, ledger));
    }

    private Optional<Refused> tooFarApart(Settlement settlement) {
        return require(
                Rule.I15,
                !settlement.finenessAgreed(),
                () -> "the assays of both sides of lot " + lot + " agree; there is nothing for an umpire to decide");
    }

    private Optional<Refused> anUmpires(LedgerState ledger) {
        return require(
                Rule.I15,
                Assay.find(lot, assay, ledger)
                        .filter(reading -> reading.method() == Assay.Method.UMPIRE)
                        .isPresent(),
                () -> "there is no umpire's assay " + assay + " of lot " + lot);
    }

    private Assay reading(LedgerState ledger) {
        return Assay.find(lot, assay, ledger).orElseThrow();
    }

    private List<StateChange> events(Lot.Held held, Settlement settlement, Act act, LedgerState ledger) {
        Assay umpires = reading(ledger);
        Lot.Held after = held.assayed(umpires);
        Json.Obj moved = settlement
                .moved(Settlement.State.UMPIRE, act)
                .with(
                        "umpire",
                        Json.object()
                                .with("assay", assay.value())
                                .with("laboratory", umpires.laboratory().value())
                                .with("at", act.eventAt().getEpochSecond()));
        List<StateChange> events = new ArrayList<>();
        events.add(settlement.event("UmpireDecided", settlement.agreed(moved, after.facts())));
        events.addAll(RecordAssay.replaced(umpires, held.facts(), after, act, ledger));
        return events;
    }
}
