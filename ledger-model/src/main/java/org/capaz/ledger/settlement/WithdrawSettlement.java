// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.List;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A sale falls through after it was settled provisionally: buyer and seller, both signing, end the settlement without an
 * outcome. It stays visible in the lot's record, and the lot may be sold again. A premium that somebody already owes on it is
 * cancelled first, by the scheme.
 *
 * <p>Decision 131.
 */
public record WithdrawSettlement(Code settlement, LotId lot, PartyId seller, Code reason) implements Command {

    public static WithdrawSettlement parse(Statement statement, Fields body) {
        return new WithdrawSettlement(
                body.parsed("settlement", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("seller", PartyId::new),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("settlement", settlement.value())
                .with("lot", lot.value())
                .with("seller", seller.value())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return open(ledger)
                .at("lot")
                .and(found -> Agreement.signedByBoth(act, seller).at("seller"))
                .and(found -> asBegun(found, found.id().equals(settlement)).at("settlement"))
                .and(found -> asBegun(found, found.seller().equals(seller)).at("seller"))
                .and(found -> asBegun(found, found.buyer().equals(act.party())).at("lot"))
                .and(found -> found.followedBy(act, ledger))
                .and(found -> nothingOwed(ledger).at("lot"))
                .decide(found -> List.of(found.fallenThrough(reason, act)));
    }

    private Checked<Settlement> open(LedgerState ledger) {
        return Checked.present(
                        Rule.I36, Settlement.find(ledger, lot), () -> Message.NO_SETTLEMENT_BEGUN.with("lot", lot))
                .and(found -> Checked.require(
                        Rule.I3, !found.isFinal(), () -> Message.FINAL_SETTLEMENT_EXISTS.with("lot", lot)));
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

    private Checked<Holds> nothingOwed(LedgerState ledger) {
        return Checked.require(
                Rule.I36,
                ledger.list(LedgerKeys.obligations(new Code(lot.value()))).stream()
                        .allMatch(owed -> owed.get("stage") instanceof Json.Str stage
                                && stage.text().equals("CANCELLED")),
                () -> Message.PREMIUM_OWED_ON_SETTLEMENT.with("lot", lot));
    }
}
