package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.SealNumber;
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

/** The custodian opens a lot. The number's life is over; a label that names it speaks of a closed parcel no more. */
public record RemoveSeal(SealNumber seal, LotId lot, Code reason) implements Command {

    public static RemoveSeal parse(Statement statement, Fields body) {
        return new RemoveSeal(
                body.parsed("seal", SealNumber::new), body.parsed("lot", LotId::new), body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("seal", () -> onThisLot(found.orElseThrow())),
                        at(Refused.EVENT_AT, () -> afterItWasPutOn(act, ledger)))
                .then(() -> events((Lot.Held) found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> onThisLot(Lot found) {
        return require(
                Rule.I26,
                found.facts().seal().equals(Optional.of(seal)),
                () -> "lot " + lot + " is not closed with seal " + seal);
    }

    private Optional<Refused> afterItWasPutOn(Act act, LedgerState ledger) {
        Instant appliedAt = Instant.ofEpochSecond(
                ledger.find(LedgerKeys.seal(seal)).orElseThrow().integer("appliedAt"));
        return require(
                Rule.I26,
                !act.eventAt().isBefore(appliedAt),
                () -> "seal " + seal + " was put on at " + appliedAt + "; it was not there to be taken off before");
    }

    private List<StateChange> events(Lot.Held held, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(held.opened().event("LotOpened"));
        events.addAll(ApplySeal.removedFrom(held, reason, act, ledger));
        events.addAll(CertificateStatus.endedBy("SEAL", List.of(lot), List.of(lot), act, ledger));
        return events;
    }
}
