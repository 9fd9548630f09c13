package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
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

/** The custodian closes a lot with a numbered seal. */
public record ApplySeal(SealNumber seal, LotId lot, Code kind) implements Command {

    public static ApplySeal parse(Statement statement, Fields body) {
        return new ApplySeal(
                body.parsed("seal", SealNumber::new), body.parsed("lot", LotId::new), body.parsed("kind", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("seal", () -> neverUsed(ledger)),
                        at("lot", () -> notSealed(found.orElseThrow())))
                .then(() -> List.of(
                        applied(act),
                        ((Lot.Held) found.orElseThrow()).sealedWith(seal).event("LotSealed")));
    }

    private Optional<Refused> neverUsed(LedgerState ledger) {
        return require(
                Rule.I26,
                !ledger.has(LedgerKeys.seal(seal)),
                () -> "seal " + seal + " was used before; a seal number is used once in its life");
    }

    private Optional<Refused> notSealed(Lot found) {
        return require(
                Rule.I26,
                found.facts().seal().isEmpty(),
                () -> "lot " + lot + " is closed with seal "
                        + found.facts().seal().orElseThrow());
    }

    StateChange applied(Act act) {
        return new StateChange("SealApplied", LedgerKeys.seal(seal), record(act.party(), lot, kind, act.eventAt()));
    }

    private Json.Obj record(PartyId issuer, LotId sealed, Code sealKind, Instant at) {
        return Json.object()
                .with("seal", seal.value())
                .with("lot", sealed.value())
                .with("kind", sealKind.value())
                .with("issuer", issuer.value())
                .with("appliedAt", at.getEpochSecond());
    }

    /** The seal of a lot that is opened to be worked; nothing when the lot carries none. */
    public static List<StateChange> removedFrom(Lot lot, Act act, LedgerState ledger) {
        return removedFrom(lot, new Code("OPENED"), act, ledger);
    }

    /** The end of a number's life, with the reason; nothing when the lot carries no seal. */
    public static List<StateChange> removedFrom(Lot lot, Code reason, Act act, LedgerState ledger) {
        return lot.facts().seal().stream()
                .map(number -> new StateChange(
                        "SealRemoved",
                        LedgerKeys.seal(number),
                        ((Json.Obj) ledger.read(LedgerKeys.seal(number)).orElseThrow())
                                .with("removedBy", act.party().value())
                                .with("removedAt", act.eventAt().getEpochSecond())
                                .with("removedFor", reason.value())))
                .toList();
    }
}
