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
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The custodian no longer has the lot: it was lost or stolen, or an authority took it. What it held is booked as
 * written off, and a person must look at it.
 *
 * @param seized by an authority, which may also happen to a lot on hold
 */
public record WriteOffLot(LotId lot, Code reason, String evidence, boolean seized) implements Command {

    public static WriteOffLot lost(Statement statement, Fields body) {
        return read(body, body.parsed("reason", Code::new), false);
    }

    public static WriteOffLot seized(Statement statement, Fields body) {
        return read(body, body.parsed("authority", Code::new), true);
    }

    private static WriteOffLot read(Fields body, Code reason, boolean seized) {
        return new WriteOffLot(
                body.parsed("lot", LotId::new), reason, body.parsed("evidence", Digest::requireHex), seized);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> atHand(act.party(), found)),
                        at(Refused.EVENT_AT, () -> inItsTime(found.orElseThrow(), act, ledger)))
                .then(() -> events(found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> atHand(PartyId custodian, Optional<Lot> found) {
        if (seized && found.orElse(null) instanceof Lot.OnHold stopped && stopped.under() instanceof Lot.Held) {
            return require(
                    Rule.I24,
                    stopped.facts().custodian().equals(custodian),
                    () -> custodian + " does not hold lot " + lot);
        }
        return LotChecks.heldBy(custodian, lot, found);
    }

    /** An authority may take it on the road, before the parties have settled whose it still was. */
    private Optional<Refused> inItsTime(Lot gone, Act act, LedgerState ledger) {
        return seized ? LotChecks.sinceItBegan(gone, act, ledger) : LotChecks.sinceItCameToHand(gone, act, ledger);
    }

    private List<StateChange> events(Lot gone, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(gone.writtenOff(seized ? new Code("SEIZED") : reason).event("LotWrittenOff"));
        events.addAll(ApplySeal.removedFrom(gone, new Code(seized ? "SEIZED" : "LOST"), act, ledger));
        events.addAll(CertificateStatus.endedBy(seized ? "SEIZURE" : "LOSS", List.of(lot), List.of(), act, ledger));
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I17, reason)
                .stated("LossReported", evidence, act));
        return events;
    }
}
