// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
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

/**
 * The custodian closes a lot with a numbered seal. A number is used once in its life (I26): a second use would let another
 * bag pass for the one that was sealed. Numbers belong to who applies them (I71): two makers may have the same, and nobody uses up
 * those of a stranger.
 *
 * <p>Decisions 127 and 135.
 */
public record ApplySeal(SealNumber seal, LotId lot, Code kind) implements Command {

    public static ApplySeal parse(Statement statement, Fields body) {
        return new ApplySeal(
                body.parsed("seal", SealNumber::stated),
                body.parsed("lot", LotId::new),
                body.parsed("kind", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("seal", seal.value()).with("lot", lot.value()).with("kind", kind.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .at("lot")
                .and(held -> notUsedBefore(act, ledger).at("seal"))
                .and(held -> notSealed(held).at("lot"))
                .decide(held ->
                        SealUse.with(List.of(applied(act), held.sealedWith(seal).event("LotSealed")), act, ledger));
    }

    /** Neither on this lot, by whoever held it, nor by the custodian's organisation; a stranger's seal with the same number is another (I71). */
    private Checked<Holds> notUsedBefore(Act act, LedgerState ledger) {
        boolean used = ledger.has(LedgerKeys.seal(seal, lot)) || SealUse.before(seal, act.party(), ledger);
        return Checked.require(Rule.I26, !used, () -> Message.SEAL_USED_BEFORE.with("seal", seal));
    }

    private Checked<Holds> notSealed(Lot.Held held) {
        return held.facts()
                .seal()
                .<Checked<Holds>>map(other -> Checked.refuse(
                        Rule.I26, Message.LOT_IS_SEALED.with("lot", lot).and("seal", other)))
                .orElseGet(Checked::holds);
    }

    /** The record of the seal, which outlives its removal. */
    StateChange applied(Act act) {
        return new StateChange(
                "SealApplied",
                LedgerKeys.seal(seal, lot),
                Json.object()
                        .with("seal", seal.value())
                        .with("lot", lot.value())
                        .with("kind", kind.value())
                        .with("issuer", act.party().value())
                        .with("appliedAt", act.eventAt().getEpochSecond()));
    }

    /** The end of the seal of a lot that is opened to be worked; nothing when the lot carries none. */
    public static List<StateChange> removedFrom(Lot lot, Act act, LedgerState ledger) {
        return removedFrom(lot, new Code("OPENED"), act, ledger);
    }

    /** The end of the seal of a lot, with the reason; nothing when the lot carries none. */
    public static List<StateChange> removedFrom(Lot lot, Code reason, Act act, LedgerState ledger) {
        return lot.facts().seal().stream()
                .map(number -> new StateChange(
                        "SealRemoved",
                        LedgerKeys.seal(number, lot.id()),
                        ((Json.Obj) ledger.read(LedgerKeys.seal(number, lot.id()))
                                        .orElseThrow())
                                .with("removedBy", act.party().value())
                                .with("removedAt", act.eventAt().getEpochSecond())
                                .with("removedFor", reason.value())))
                .toList();
    }
}
