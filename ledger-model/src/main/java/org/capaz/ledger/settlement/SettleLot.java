// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
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
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Buyer and seller of a lot agree on its final quantity and price basis, both signing. What was paid stays between them: the
 * ledger holds only a salted commitment to the value.
 *
 * @param payable the part of the fine gold that is paid for, in basis points
 * @param valueCommitment salted commitment to the value, in hexadecimal
 * @param laboratoryAgreed whether the buyer accepts an assay by the seller's organisation; no if nothing is said
 * @param payers who pays the premium on the lot; the buyer itself if nothing is said here and before
 */
public record SettleLot(
        Code settlement,
        LotId lot,
        PartyId seller,
        BasisPoints payable,
        Fixing fixing,
        String valueCommitment,
        Optional<Boolean> laboratoryAgreed,
        Optional<Payers> payers)
        implements Command {

    /** The public price that the value was computed from. */
    public record Fixing(Code source, Day date, Session session) {
        /** Of a price that is fixed twice a day. */
        public enum Session {
            AM,
            PM
        }

        static Fixing read(Fields fields) {
            var fixing = new Fixing(
                    fields.parsed("source", Code::new),
                    fields.parsed("date", Day::parse),
                    fields.parsed("session", Codes.of(Session.class)));
            fields.end();
            return fixing;
        }

        Json.Obj json() {
            return Json.object()
                    .with("source", source.value())
                    .with("date", date.toString())
                    .with("session", session.name());
        }
    }

    public static SettleLot parse(Statement statement, Fields body) {
        return new SettleLot(
                body.parsed("settlement", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.quantity("payableBp", BasisPoints::part),
                Fixing.read(body.object("fixing")),
                body.parsed("valueCommitment", Digest::requireHex),
                body.has("laboratoryAgreed") ? Optional.of(body.bool("laboratoryAgreed")) : Optional.empty(),
                Payers.read(body));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("settlement", settlement.value())
                .with("lot", lot.value())
                .with("seller", seller.value())
                .with("payableBp", payable.value())
                .with("fixing", fixing.json())
                .with("valueCommitment", valueCommitment);
        Json.Obj agreedOn = laboratoryAgreed
                .map(agreed -> body.with("laboratoryAgreed", agreed))
                .orElse(body);
        return payers.map(named -> named.on(agreedOn)).orElse(agreedOn);
    }

    /** What is sold, by the assay that binds both. */
    private record Sale(Lot.Facts lot, Assay.OfRecord assay) {}

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Settlement> before = Settlement.find(ledger, lot);
        return EffectiveLot.atHand(lot, act, ledger)
                .at("lot")
                .and(held -> LotChecks.sharesMatchMass(held).at("lot"))
                .and(held -> Agreement.signedByBoth(act, seller).at("seller"))
                .and(held -> continues(before, act, ledger))
                .and(held -> priceFixed(act).at("fixing.date"))
                .and(held -> payersFit(before, act, ledger))
                .then(held -> finalAssay(held, before, ledger).at("lot").map(assay -> new Sale(held.facts(), assay)))
                .and(sale -> laboratoryIndependent(sale.assay(), ledger).at("laboratoryAgreed"))
                .decide(sale -> List.of(settled(sale, before, act, ledger)));
    }

    /** I3, I5, I36: a settlement that began between two parties under one id ends between them under that id, once. */
    private Checked<Holds> continues(Optional<Settlement> before, Act act, LedgerState ledger) {
        return before.map(open -> notFinal(open)
                        .at("lot")
                        .then(ok -> asBegun(open, open.id().equals(settlement)).at("settlement"))
                        .then(ok -> asBegun(open, open.seller().equals(seller)).at("seller"))
                        .then(ok ->
                                asBegun(open, open.buyer().equals(act.party())).at("lot"))
                        .then(ok -> open.followedBy(act, ledger)))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> notFinal(Settlement before) {
        return Checked.require(Rule.I3, !before.isFinal(), () -> Message.FINAL_SETTLEMENT_EXISTS.with("lot", lot));
    }

    private Checked<Holds> asBegun(Settlement open, boolean same) {
        return Checked.require(
                Rule.I36,
                same,
                () -> Message.SETTLEMENT_IN_PROGRESS
                        .with("lot", lot)
                        .and("settlement", open.id())
                        .and("seller", open.seller())
                        .and("buyer", open.buyer()));
    }

    /** I65: the buyer names registered payers, and no others than those who have taken the premium on already. */
    private Checked<?> payersFit(Optional<Settlement> before, Act act, LedgerState ledger) {
        return payers.isEmpty()
                ? Checked.holds()
                : payers.get()
                        .fit(act.recordedAt(), ledger)
                        .and(ok -> before.map(open -> open.allowsPayers(payers.get(), ledger))
                                .orElseGet(Checked::holds)
                                .at("payers"));
    }

    private Checked<Holds> priceFixed(Act act) {
        return Checked.require(
                Rule.I5,
                !fixing.date().isAfter(act.latestDay()),
                () -> Message.PRICE_NOT_FIXED_YET.with("date", fixing.date()).and("day", act.eventDay()));
    }

    /** I15, I36: the assay of record, if it is final by its purpose or because exchange or umpire made it binding. */
    private Checked<Assay.OfRecord> finalAssay(Lot.Held held, Optional<Settlement> before, LedgerState ledger) {
        boolean tooFarApart = before.filter(open -> open.state() == Settlement.State.EXCHANGE && !open.finenessAgreed())
                .isPresent();
        boolean binding = before.filter(Settlement::finenessAgreed).isPresent();
        return Checked.require(Rule.I15, !tooFarApart, () -> Message.UMPIRE_NEEDED.with("lot", lot))
                .then(ok -> RecordAssay.ofRecord(held))
                .and(assay -> Checked.require(
                        Rule.I36,
                        binding || isFinal(assay.assay(), ledger),
                        () -> Message.ASSAY_NOT_FINAL.with("lot", lot)));
    }

    private boolean isFinal(Code assay, LedgerState ledger) {
        return ledger.find(LedgerKeys.assay(lot, assay))
                .filter(record -> record.text("purpose").equals(Assay.Purpose.FINAL.name()))
                .isPresent();
    }

    /** I2: a seller whose own laboratory measures what it sells could overstate it. */
    private Checked<Holds> laboratoryIndependent(Assay.OfRecord assay, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                laboratoryAgreed.orElse(false) || !Party.sameOrganisation(assay.laboratory(), seller, ledger),
                () -> Message.SETTLEMENT_ASSAY_NOT_AGREED
                        .with("laboratory", assay.laboratory())
                        .and("seller", seller));
    }

    private StateChange settled(Sale sale, Optional<Settlement> before, Act act, LedgerState ledger) {
        Json.Obj recorded = before.map(Settlement::record)
                .orElseGet(() -> Settlement.begun(lot, ledger)
                        .with("soldAt", act.recordedAt().getEpochSecond()));
        Json.Obj begun = payers.map(named -> named.on(recorded)).orElse(recorded);
        return new StateChange(
                "LotSettled",
                LedgerKeys.settlement(lot),
                Settlement.paidFor(begun, sale.lot())
                        .with("settlement", settlement.value())
                        .with("lot", lot.value())
                        .with("seller", seller.value())
                        .with("buyer", act.party().value())
                        .with("assay", sale.assay().assay().value())
                        .with("netMeltMg", sale.lot().gross().milligrams())
                        .with("payableBp", payable.value())
                        .with("fixing", fixing.json())
                        .with("valueCommitment", valueCommitment)
                        .with("state", Settlement.State.FINAL.name())
                        .with("at", act.eventAt().getEpochSecond()));
    }
}
