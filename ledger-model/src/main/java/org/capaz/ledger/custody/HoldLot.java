package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
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
import org.capaz.ledger.status.CertificateStatus;

/**
 * A scheme, an auditor or the custodian itself stops a lot where it is, also on offer or on its way. The hold stands
 * beside the lot, so the custodian need not agree; the lot's certificate is suspended in the same transaction.
 */
public record HoldLot(Code hold, LotId lot, Code reason, String evidence) implements Command {

    public static HoldLot parse(Statement statement, Fields body) {
        return new HoldLot(
                body.parsed("hold", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        if (!Party.isSchemeOrAuditor(act.party(), ledger)) {
            act.requireRoom(LedgerKeys.flags(LedgerKeys.lot(lot)), ledger);
        }
        Optional<Lot> found = Lot.find(ledger, lot);
        return Decision.unless(
                        at("lot", () -> canStillMove(found)),
                        at("lot", () -> byWhoMay(act, found.orElseThrow(), ledger)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItBegan(found.orElseThrow(), act, ledger)),
                        at("lot", () -> notStoppedByIt(act.party(), ledger)),
                        at("hold", () -> notInUse(ledger)))
                .then(() -> events(act, ledger));
    }

    private Optional<Refused> canStillMove(Optional<Lot> found) {
        return switch (found.orElse(null)) {
            case null -> Decision.refuse(Rule.I29, "there is no lot " + lot);
            case Lot.OnHold stopped -> Optional.empty();
            case Lot.Ended gone -> Decision.refuse(Rule.I29, "lot " + lot + " " + gone.fate());
            case Lot.Draft draft -> Optional.empty();
            case Lot.Held held -> Optional.empty();
            case Lot.Offered offered -> Optional.empty();
            case Lot.InTransit moving -> Optional.empty();
        };
    }

    /** One party's hold does not keep out another's: else a custodian would hold its own lot, and let it go when it likes. */
    private Optional<Refused> notStoppedByIt(PartyId party, LedgerState ledger) {
        return Flag.holdBy(party, LedgerKeys.lot(lot), ledger).flatMap(this::alreadyOn);
    }

    private Optional<Refused> notInUse(LedgerState ledger) {
        return Flag.openHold(LedgerKeys.lot(lot), hold, ledger).flatMap(open -> alreadyOn(hold));
    }

    private Optional<Refused> alreadyOn(Code open) {
        return Decision.refuse(Rule.I29, "lot " + lot + " is on hold " + open + " already");
    }

    private Optional<Refused> byWhoMay(Act act, Lot found, LedgerState ledger) {
        return require(
                Rule.I24,
                Party.isSchemeOrAuditor(act.party(), ledger)
                        || found.facts().custodian().equals(act.party()),
                () -> act.party() + " is neither the custodian of lot " + lot + " nor a scheme or an auditor");
    }

    private List<StateChange> events(Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.HOLD, Rule.I29, reason).stops(hold, evidence, act));
        events.addAll(CertificateStatus.suspendedBy(hold, lot, act, ledger));
        return events;
    }
}
