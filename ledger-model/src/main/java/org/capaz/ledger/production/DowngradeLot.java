// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Settlement;
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
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The holder says of a lot what it has found out: the gold is not eligible. The lot is of claim class NONE from then on, its
 * certificate ends, and the statement stands beside it as a flag, because its producers lose a claim by another's word. After
 * a settlement it comes too late for that: a buyer could rid itself of a premium.
 *
 * <p>Decision 131.
 *
 * @param evidence SHA-256 of what the holder has found, salted, in hexadecimal
 */
public record DowngradeLot(LotId lot, Code reason, String evidence) implements Command {

    public static DowngradeLot parse(Statement statement, Fields body) {
        return new DowngradeLot(
                body.parsed("lot", LotId::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .and(this::hasAClaim)
                .and(held -> notSettled(ledger))
                .at("lot")
                .decide(held -> changes(held, act, ledger));
    }

    private Checked<Holds> hasAClaim(Lot.Held held) {
        return Checked.require(
                Rule.I22,
                held.facts().claimClass() != ClaimClass.NONE,
                () -> Message.LOT_OF_CLASS_NONE.with("lot", lot));
    }

    private Checked<Holds> notSettled(LedgerState ledger) {
        return Checked.require(
                Rule.I36,
                Settlement.find(ledger, lot).isEmpty(),
                () -> Message.DOWNGRADE_AFTER_SETTLEMENT.with("lot", lot));
    }

    private List<StateChange> changes(Lot.Held held, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(held.downgraded().event("LotDowngraded"));
        events.addAll(CertificateStatus.endedBy(CertificateEnd.DOWNGRADE, List.of(lot), List.of(lot), act, ledger));
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I22, reason)
                .stated("DowngradeStated", evidence, act));
        return events;
    }
}
