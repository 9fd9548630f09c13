// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.List;
import java.util.Optional;
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
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.LedgerKeys;
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
 * Buyer and seller agree on a lot by its present assay of record, which may be the seller's own, both signing. A first payment
 * can follow while the quantity is still open. The lot may still be with the seller.
 *
 * @param payable the part of the fine gold that is paid for, in basis points
 * @param valueCommitment salted commitment to the value, in hexadecimal; the value itself is not on the ledger
 * @param payers who pays the premium on the lot; the buyer itself if nothing is said
 */
public record SettleProvisionally(
        Code settlement,
        LotId lot,
        PartyId seller,
        BasisPoints payable,
        String valueCommitment,
        Optional<Payers> payers)
        implements Command {

    public static SettleProvisionally parse(Statement statement, Fields body) {
        return new SettleProvisionally(
                body.parsed("settlement", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.quantity("payableBp", BasisPoints::part),
                body.parsed("valueCommitment", Digest::requireHex),
                Payers.read(body));
    }

    @Override
    public Json.Obj body() {
        return withPayers(Json.object()
                .with("settlement", settlement.value())
                .with("lot", lot.value())
                .with("seller", seller.value())
                .with("payableBp", payable.value())
                .with("valueCommitment", valueCommitment));
    }

    private Json.Obj withPayers(Json.Obj object) {
        return payers.map(named -> named.on(object)).orElse(object);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return heldByEither(act, ledger)
                .at("lot")
                .and(held -> LotChecks.afterLastMovement(held, act, ledger))
                .and(held -> LotChecks.sharesMatchMass(held).at("lot"))
                .and(held -> Agreement.signedByBoth(act, seller).at("seller"))
                .and(held -> notBegun(ledger).at("lot"))
                .and(held -> payers.<Checked<?>>map(named -> named.fit(act.recordedAt(), ledger))
                        .orElseGet(Checked::holds))
                .then(held -> RecordAssay.ofRecord(held).map(assay -> settled(held.facts(), assay, act, ledger)))
                .decide(List::of);
    }

    private Checked<Lot.Held> heldByEither(Act act, LedgerState ledger) {
        Optional<Lot> found = EffectiveLot.at(act.eventAt(), lot, ledger).lot();
        boolean withSeller =
                found.filter(held -> held.facts().custodian().equals(seller)).isPresent();
        return LotChecks.held(withSeller ? seller : act.party(), lot, found);
    }

    private Checked<Holds> notBegun(LedgerState ledger) {
        return Settlement.find(ledger, lot)
                .<Checked<Holds>>map(before -> Checked.refuse(
                        Rule.I3, Message.SETTLEMENT_BEGUN.with("lot", lot).and("state", Argument.code(before.state()))))
                .orElseGet(Checked::holds);
    }

    private StateChange settled(Lot.Facts facts, Assay.OfRecord ofRecord, Act act, LedgerState ledger) {
        long at = act.eventAt().getEpochSecond();
        String assay = ofRecord.assay().value();
        return new StateChange(
                "LotSettledProvisionally",
                LedgerKeys.settlement(lot),
                withPayers(Settlement.paidFor(Settlement.begun(lot, ledger), facts))
                        .with("settlement", settlement.value())
                        .with("lot", lot.value())
                        .with("seller", seller.value())
                        .with("buyer", act.party().value())
                        .with("assay", assay)
                        .with("payableBp", payable.value())
                        .with("valueCommitment", valueCommitment)
                        .with(
                                "provisional",
                                Json.object()
                                        .with("assay", assay)
                                        .with("fineMg", facts.measured().milligrams())
                                        .with("at", at))
                        .with("soldAt", act.recordedAt().getEpochSecond())
                        .with("state", Settlement.State.PROVISIONAL.name())
                        .with("at", at));
    }
}
