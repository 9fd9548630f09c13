package org.capaz.ledger.settlement;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.Custody;
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
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Buyer and seller of the metal agree on quantity and price basis of a lot, both signing. What was paid stays between
 * them: the ledger holds only a salted commitment to the value.
 */
public record SettleLot(
        Code settlement,
        LotId lot,
        PartyId seller,
        BasisPoints payable,
        Fixing fixing,
        String valueCommitment,
        boolean laboratoryAgreed)
        implements Command {

    /** The public price that the value was computed from. */
    record Fixing(Code source, Day date, Session session) {
        enum Session {
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
                body.has("laboratoryAgreed") && body.bool("laboratoryAgreed"));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        Optional<Settlement> before = Settlement.find(ledger, lot);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("lot", () -> LotChecks.sharesAddUp(found.orElseThrow())),
                        at("seller", () -> Agreement.between(act, seller)),
                        at("lot", () -> onceOnly(before)),
                        at("settlement", () -> asBegun(before, open -> open.id().equals(settlement))),
                        at("seller", () -> asBegun(before, open -> open.seller().equals(seller))),
                        at("lot", () -> asBegun(before, open -> open.buyer().equals(act.party()))),
                        at(Refused.EVENT_AT, () -> Settlement.inOrder(before, act, ledger)),
                        at("fixing.date", () -> fixed(act)),
                        at("lot", () -> byFinalAssay(found.orElseThrow(), before, ledger)),
                        at("laboratoryAgreed", () -> laboratoryIsNotTheSeller(found.orElseThrow(), ledger)))
                .then(() -> List.of(settled(found.orElseThrow().facts(), before, act)));
    }

    private Optional<Refused> onceOnly(Optional<Settlement> before) {
        return require(
                Rule.I3,
                before.filter(Settlement::isFinal).isEmpty(),
                () -> "lot " + lot + " has a final settlement already");
    }

    /** What began between two parties under one number ends between them under it. */
    private Optional<Refused> asBegun(Optional<Settlement> before, Predicate<Settlement> same) {
        return before.flatMap(open -> require(
                Rule.I36,
                same.test(open),
                () -> "lot " + lot + " is being settled as " + open.id() + " between " + open.seller() + " and "
                        + open.buyer()));
    }

    private Optional<Refused> fixed(Act act) {
        return require(
                Rule.I5,
                !fixing.date().isAfter(act.eventDay()),
                () -> "the price of " + fixing.date() + " was not fixed yet on " + act.eventDay());
    }

    private Optional<Refused> byFinalAssay(Lot found, Optional<Settlement> before, LedgerState ledger) {
        if (before.filter(open -> open.state() == Settlement.State.EXCHANGE && !open.finenessAgreed())
                .isPresent()) {
            return Decision.refuse(
                    Rule.I15, "the assays of both sides of lot " + lot + " lie too far apart; an umpire must decide");
        }
        Code assay = found.facts().assay().orElseThrow().assay();
        boolean last = before.filter(Settlement::finenessAgreed).isPresent()
                || ledger.find(LedgerKeys.assay(lot, assay))
                        .filter(record -> record.text("purpose").equals(Assay.Purpose.FINAL.name()))
                        .isPresent();
        return require(
                Rule.I36, last, () -> "the assay of record of lot " + lot + " is not final; the outturn is missing");
    }

    private Optional<Refused> laboratoryIsNotTheSeller(Lot found, LedgerState ledger) {
        PartyId laboratory = found.facts().assay().orElseThrow().laboratory();
        return require(
                Rule.I2,
                laboratoryAgreed || !Party.sameOrganisation(laboratory, seller, ledger),
                () -> "the settlement assay is by " + laboratory + ", of the seller " + seller
                        + "'s organisation, and the buyer has not agreed to that");
    }

    private StateChange settled(Lot.Facts facts, Optional<Settlement> before, Act act) {
        Json.Obj begun = before.map(Settlement::record).orElse(Json.object());
        return new StateChange(
                "LotSettled",
                LedgerKeys.settlement(lot),
                begun.with("settlement", settlement.value())
                        .with("lot", lot.value())
                        .with("seller", seller.value())
                        .with("buyer", act.party().value())
                        .with("assay", facts.assay().orElseThrow().assay().value())
                        .with("netMeltMg", facts.gross().milligrams())
                        .with("fineMg", facts.fine().milligrams())
                        .with("payableBp", payable.value())
                        .with("fixing", fixing.json())
                        .with("valueCommitment", valueCommitment)
                        .with("state", "FINAL")
                        .with("at", act.eventAt().getEpochSecond()));
    }
}
