package org.capaz.ledger.settlement;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Buyer and seller lay their fire assays side by side. Within the splitting limit the mean binds both; beyond it
 * nothing is settled, and an umpire must decide.
 */
public record ExchangeAssays(LotId lot, PartyId seller, Code sellersAssay, Code buyersAssay, Code mean, String protocol)
        implements Command {

    public static ExchangeAssays parse(Statement statement, Fields body) {
        return new ExchangeAssays(
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.parsed("sellersAssay", Code::new),
                body.parsed("buyersAssay", Code::new),
                body.parsed("assay", Code::new),
                body.parsed("protocol", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        Optional<Settlement> settlement = Settlement.find(ledger, lot);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at("lot", () -> Settlement.standsAt(Settlement.State.PROVISIONAL, lot, settlement, act)),
                        at(
                                "seller",
                                () -> Agreement.between(
                                        act, settlement.orElseThrow().seller())),
                        at(Refused.EVENT_AT, () -> Settlement.inOrder(settlement, act, ledger)),
                        at("seller", () -> namesTheSeller(settlement.orElseThrow())),
                        at("sellersAssay", () -> fireAssay(sellersAssay, ledger)),
                        at("buyersAssay", () -> fireAssay(buyersAssay, ledger)),
                        at(
                                "sellersAssay",
                                () -> bySideOf(
                                        sellersAssay, settlement.orElseThrow().buyer(), ledger)),
                        at(
                                "buyersAssay",
                                () -> bySideOf(
                                        buyersAssay, settlement.orElseThrow().seller(), ledger)),
                        at("assay", () -> RecordAssay.isNew(mean(act, ledger), ledger)),
                        at(
                                "lot",
                                () -> RecordAssay.ofSufficientRank(
                                        mean(act, ledger), found.orElseThrow().facts())),
                        at(
                                "assay",
                                () -> withinTheSplittingLimit(act, ledger)
                                        ? RecordAssay.nothingFromNothing(
                                                mean(act, ledger),
                                                found.orElseThrow().facts(),
                                                act,
                                                ledger)
                                        : Optional.empty()))
                .then(() -> events((Lot.Held) found.orElseThrow(), settlement.orElseThrow(), act, ledger));
    }

    private Optional<Refused> namesTheSeller(Settlement settlement) {
        return require(
                Rule.I36,
                settlement.seller().equals(seller),
                () -> "lot " + lot + " is being settled with " + settlement.seller() + ", not with " + seller);
    }

    private Optional<Refused> fireAssay(Code assay, LedgerState ledger) {
        return require(
                Rule.I15,
                Assay.find(lot, assay, ledger)
                        .filter(reading -> reading.method() == Assay.Method.FIRE)
                        .isPresent(),
                () -> "there is no fire assay " + assay + " of lot " + lot);
    }

    /** I2: an exchange of two readings from one house would be no exchange. */
    private Optional<Refused> bySideOf(Code assay, PartyId otherSide, LedgerState ledger) {
        PartyId laboratory = reading(assay, ledger).laboratory();
        return require(
                Rule.I2,
                !Party.sameOrganisation(laboratory, otherSide, ledger),
                () -> "assay " + assay + " is by " + laboratory + ", of the organisation of the other side "
                        + otherSide);
    }

    private Assay reading(Code assay, LedgerState ledger) {
        return Assay.find(lot, assay, ledger).orElseThrow();
    }

    /** Rounded down: the ledger never credits gold that neither side has found. */
    private Assay mean(Act act, LedgerState ledger) {
        Assay buyers = reading(buyersAssay, ledger);
        int sum = reading(sellersAssay, ledger).fineness().hundredthsPerMille()
                + buyers.fineness().hundredthsPerMille();
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

    private boolean withinTheSplittingLimit(Act act, LedgerState ledger) {
        int difference = reading(sellersAssay, ledger).fineness().hundredthsPerMille()
                - reading(buyersAssay, ledger).fineness().hundredthsPerMille();
        return ReferenceValues.on(act.eventDay(), ledger)
                .basisPoints(ReferenceValue.ASSAY_FIRE_SPLIT)
                .allows(Math.absExact(difference), Fineness.PURE);
    }

    private List<StateChange> events(Lot.Held held, Settlement settlement, Act act, LedgerState ledger) {
        Json.Obj exchanged = settlement
                .moved(Settlement.State.EXCHANGE, act)
                .with(
                        "exchange",
                        Json.object()
                                .with("sellersAssay", sellersAssay.value())
                                .with("buyersAssay", buyersAssay.value())
                                .with("protocol", protocol)
                                .with("at", act.eventAt().getEpochSecond()));
        if (!withinTheSplittingLimit(act, ledger)) {
            return List.of(settlement.event("AssaysExchanged", exchanged));
        }
        Assay mean = mean(act, ledger);
        Lot.Held after = held.assayed(mean);
        List<StateChange> events = new ArrayList<>();
        events.add(settlement.event("AssaysExchanged", settlement.agreed(exchanged, after.facts())));
        events.add(mean.recorded(act.recordedAt()));
        events.addAll(RecordAssay.replaced(mean, held.facts(), after, act, ledger));
        return events;
    }
}
