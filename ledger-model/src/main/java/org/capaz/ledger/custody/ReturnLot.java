package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A lot on hold goes back to the party it came from, both signing: the one way in which contested gold changes hands.
 * It stays on hold there.
 *
 * @param transfer the accepted hand-over by which the holder got it
 */
public record ReturnLot(LotId lot, Code transfer, PartyId to, PlaceCode place) implements Command {

    public static ReturnLot parse(Statement statement, Fields body) {
        return new ReturnLot(
                body.parsed("lot", LotId::new),
                body.parsed("transfer", Code::new),
                body.parsed("to", PartyId::new),
                body.parsed("place", PlaceCode::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> onHoldWith(act.party(), found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        () -> cameFromThere(act.party(), ledger),
                        at(Refused.SIGNATURES, () -> bothSigned(act)))
                .then(() -> List.of(returned((Lot.OnHold) found.orElseThrow(), act)));
    }

    private Optional<Refused> onHoldWith(PartyId holder, Optional<Lot> found) {
        if (!(found.orElse(null) instanceof Lot.OnHold stopped && stopped.under() instanceof Lot.Held)) {
            return Decision.refuse(
                    Rule.I29, "lot " + lot + " must be both held and on hold; only then is it returned this way");
        }
        return require(
                Rule.I24, stopped.facts().custodian().equals(holder), () -> holder + " does not hold lot " + lot);
    }

    private Optional<Refused> cameFromThere(PartyId holder, LedgerState ledger) {
        Optional<Transfer> came = Transfer.find(ledger, transfer)
                .filter(moved -> moved instanceof Transfer.Accepted
                        && moved.route().to().equals(holder)
                        && moved.route().lots().contains(lot));
        return at(
                came.isPresent() ? "to" : "transfer",
                require(
                        Rule.I29,
                        came.filter(moved -> moved.route().from().equals(to)).isPresent(),
                        () -> "lot " + lot + " did not come to " + holder + " from " + to + " in transfer "
                                + transfer));
    }

    private Optional<Refused> bothSigned(Act act) {
        int holders = act.signersOf(act.party().value()).size();
        int takers = act.signersOf(to.value()).size();
        return require(
                Rule.I24,
                takers > 0 && holders + takers == act.signers().size(),
                () -> "a return is signed by the holder " + act.party() + " and by " + to + ", by nobody else");
    }

    private StateChange returned(Lot.OnHold stopped, Act act) {
        return ((Lot.Held) stopped.under()).returnedTo(to, place, act.eventAt()).event("LotReturned");
    }
}
