package org.capaz.ledger.lot;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** What every operation on a lot asks first: is its id new, who holds it, may it happen at that time, do its shares add up? */
public final class LotChecks {
    private LotChecks() {}

    /** I20: a lot id is used once in the whole network, and not for a credit sale either: premiums go by that name. */
    public static Optional<Refused> newId(LotId id, LedgerState ledger) {
        return require(
                        Rule.I20,
                        Lot.find(ledger, id).isEmpty(),
                        () -> "lot " + id + " exists already; outputs are new ids")
                .or(() -> require(
                        Rule.I20,
                        !ledger.has(LedgerKeys.credit(new Code(id.value()))),
                        () -> id + " is the name of a credit sale"));
    }

    /** The lot is active and in the hands of that party, neither offered nor on its way nor consumed. */
    public static Optional<Refused> heldBy(PartyId party, LotId id, Optional<Lot> lot) {
        return switch (lot.orElse(null)) {
            case null -> Decision.refuse(Rule.I19, "there is no lot " + id);
            case Lot.Draft draft -> Decision.refuse(Rule.I19, "lot " + id + " is a draft: it has no assay yet");
            case Lot.Held held
            when !held.facts().custodian().equals(party) ->
                Decision.refuse(
                        Rule.I24,
                        party + " does not hold lot " + id + "; its custodian is "
                                + held.facts().custodian());
            case Lot.Held held -> Optional.empty();
            case Lot.Offered offered ->
                Decision.refuse(Rule.I25, "lot " + id + " is already offered in transfer " + offered.transfer());
            case Lot.InTransit moving ->
                Decision.refuse(Rule.I25, "lot " + id + " is in transit in transfer " + moving.transfer());
            case Lot.OnHold stopped -> Decision.refuse(Rule.I29, "lot " + id + " is on hold " + stopped.hold());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + id + " " + gone.fate());
        };
    }

    /**
     * I5: nothing befalls a lot before it came into being, nor in its custodian's hands before it came there, as far as
     * two clocks can tell.
     */
    public static Optional<Refused> sinceItCameToHand(Lot lot, Act act, LedgerState ledger) {
        Instant since = lot.facts().since();
        return sinceItBegan(lot, act, ledger)
                .or(() -> require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, since, ledger),
                        () -> "the event at " + act.eventAt() + " is earlier than the last movement of lot " + lot.id()
                                + " at " + since));
    }

    /** I5, for what others than the custodian do, whoever has the lot. */
    public static Optional<Refused> sinceItBegan(Lot lot, Act act, LedgerState ledger) {
        Instant began = lot.facts().createdAt();
        return require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, began, ledger),
                () -> "the event at " + act.eventAt() + " is earlier than the beginning of lot " + lot.id() + " at "
                        + began);
    }

    /** I21: whose shares do not add up is not worked, settled or refined on: the fault would spread over all that follows. */
    public static Optional<Refused> sharesAddUp(Lot lot) {
        FineMass shares = lot.facts().provenance().total();
        return require(
                Rule.I21,
                shares.equals(lot.facts().fine()),
                () -> "lot " + lot.id() + " holds " + lot.facts().fine() + ", its shares add up to " + shares);
    }

    /** I14: gross times fineness; whoever states the product may not state another. */
    public static Optional<Refused> fineMassIsComputed(boolean stated) {
        return require(Rule.I14, !stated, () -> "fine mass is computed, never submitted");
    }
}
