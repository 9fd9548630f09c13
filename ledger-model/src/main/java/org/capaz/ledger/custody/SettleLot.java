package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
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
                body.quantity("payableBp", BasisPoints::new),
                Fixing.read(body.object("fixing")),
                body.parsed("valueCommitment", Digest::requireHex),
                body.has("laboratoryAgreed") && body.bool("laboratoryAgreed"));
    }

    @Override
    public Decision decide(Act act, Books books) {
        Optional<Lot> found = Lot.find(books, lot);
        return Decision.unless(
                        () -> Custody.heldBy(act.party(), lot, found),
                        () -> sellerSigned(act),
                        () -> onceOnly(books),
                        () -> byFinalAssay(found.orElseThrow(), books),
                        () -> laboratoryIsNotTheSeller(found.orElseThrow()))
                .then(() -> List.of(settled(found.orElseThrow().facts(), act)));
    }

    private Optional<Refused> sellerSigned(Act act) {
        int sellers = act.signersOf(seller.value()).size();
        int buyers = act.signersOf(act.party().value()).size();
        if (seller.equals(act.party()) || sellers == 0) {
            return Decision.refuse(
                    Rule.I1, "the seller " + seller + " has not signed; a settlement is signed by buyer and seller");
        }
        return require(
                Rule.I1,
                sellers + buyers == act.signers().size(),
                () -> "an officer who is of neither " + act.party() + " nor " + seller + " has signed");
    }

    private Optional<Refused> onceOnly(Books books) {
        return require(
                Rule.I3,
                !books.has(LedgerKeys.settlement(lot)),
                () -> "lot " + lot + " has a final settlement already");
    }

    private Optional<Refused> byFinalAssay(Lot found, Books books) {
        Code assay = found.facts().assay().orElseThrow().assay();
        boolean last = books.find(LedgerKeys.assay(lot, assay))
                .filter(record -> record.text("purpose").equals(Assay.Purpose.FINAL.name()))
                .isPresent();
        return require(
                Rule.I36, last, () -> "the assay of record of lot " + lot + " is not final; the outturn is missing");
    }

    private Optional<Refused> laboratoryIsNotTheSeller(Lot found) {
        PartyId laboratory = found.facts().assay().orElseThrow().laboratory();
        return require(
                Rule.I2,
                laboratoryAgreed || !laboratory.equals(seller),
                () -> "the settlement assay is by the seller " + seller + ", and the buyer has not agreed to that");
    }

    private LedgerEvent settled(Lot.Facts facts, Act act) {
        return new LedgerEvent(
                "LotSettled",
                LedgerKeys.settlement(lot),
                Json.object()
                        .with("settlement", settlement.value())
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
