// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Message;
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
import org.capaz.ledger.status.CertificateStatus;

/**
 * The custodian no longer has the lot: it was lost or stolen, or an authority took it. Its fine gold is recorded as written
 * off, and a flag asks a person to look at it (I17), because an invented loss would hide gold.
 *
 * <p>Decision 065.
 *
 * @param reason of the loss, or the code of the authority that seized the lot
 * @param evidence SHA-256 of the report, salted, in hexadecimal
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
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with(seized ? "authority" : "reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return heldBy(act.party(), Custody.effectiveAt(lot, act.eventAt(), ledger))
                .and(gone -> inItsTime(gone, act, ledger))
                .at("lot")
                .decide(gone -> changes(gone, act, ledger));
    }

    private Checked<Lot> heldBy(PartyId custodian, Optional<Lot> found) {
        if (seized && found.orElse(null) instanceof Lot.OnHold stopped && stopped.under() instanceof Lot.Held) {
            return Checked.require(
                            Rule.I24,
                            stopped.facts().custodian().equals(custodian),
                            () -> Message.HOLDER_NOT_CUSTODIAN
                                    .with("holder", custodian)
                                    .and("lot", lot))
                    .map(ok -> stopped);
        }
        return LotChecks.held(custodian, lot, found).map(held -> held);
    }

    /** An authority may take it in transit, before the parties have settled whose it still was. */
    private Checked<Holds> inItsTime(Lot gone, Act act, LedgerState ledger) {
        return seized ? LotChecks.afterItBegan(gone, act, ledger) : LotChecks.afterLastMovement(gone, act, ledger);
    }

    private List<StateChange> changes(Lot gone, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(gone.writtenOff(seized ? new Code("SEIZED") : reason).event("LotWrittenOff"));
        events.addAll(ApplySeal.removedFrom(gone, new Code(seized ? "SEIZED" : "LOST"), act, ledger));
        events.addAll(CertificateStatus.endedBy(seized ? "SEIZURE" : "LOSS", List.of(lot), List.of(), act, ledger));
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I17, reason)
                .stated("LossReported", evidence, act));
        return events;
    }
}
