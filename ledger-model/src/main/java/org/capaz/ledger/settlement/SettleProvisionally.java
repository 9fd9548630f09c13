package org.capaz.ledger.settlement;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

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
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Buyer and seller agree on a lot by the assay it has so far, be it the seller's own: a first payment follows, the
 * quantity is still open. The lot may still be with the seller.
 */
public record SettleProvisionally(
        Code settlement, LotId lot, PartyId seller, BasisPoints payable, String valueCommitment) implements Command {

    public static SettleProvisionally parse(Statement statement, Fields body) {
        return new SettleProvisionally(
                body.parsed("settlement", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.quantity("payableBp", BasisPoints::part),
                body.parsed("valueCommitment", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> heldByEither(act.party(), found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("lot", () -> LotChecks.sharesAddUp(found.orElseThrow())),
                        at("seller", () -> Agreement.between(act, seller)),
                        at("lot", () -> notBegun(ledger)))
                .then(() -> List.of(settled(found.orElseThrow().facts(), act)));
    }

    private Optional<Refused> heldByEither(PartyId buyer, Optional<Lot> found) {
        boolean withTheSeller =
                found.filter(held -> held.facts().custodian().equals(seller)).isPresent();
        return LotChecks.heldBy(withTheSeller ? seller : buyer, lot, found);
    }

    private Optional<Refused> notBegun(LedgerState ledger) {
        Optional<Settlement> before = Settlement.find(ledger, lot);
        return require(
                Rule.I3,
                before.isEmpty(),
                () -> "the settlement of lot " + lot + " has begun already and is "
                        + before.orElseThrow().state());
    }

    private StateChange settled(Lot.Facts facts, Act act) {
        long at = act.eventAt().getEpochSecond();
        String assay = facts.assay().orElseThrow().assay().value();
        return new StateChange(
                "LotSettledProvisionally",
                LedgerKeys.settlement(lot),
                Json.object()
                        .with("settlement", settlement.value())
                        .with("lot", lot.value())
                        .with("seller", seller.value())
                        .with("buyer", act.party().value())
                        .with("assay", assay)
                        .with("fineMg", facts.fine().milligrams())
                        .with("payableBp", payable.value())
                        .with("valueCommitment", valueCommitment)
                        .with(
                                "provisional",
                                Json.object()
                                        .with("assay", assay)
                                        .with("fineMg", facts.fine().milligrams())
                                        .with("at", at))
                        .with("state", Settlement.State.PROVISIONAL.name())
                        .with("at", at));
    }
}
