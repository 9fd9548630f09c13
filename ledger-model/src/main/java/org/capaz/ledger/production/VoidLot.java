package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
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
 * A lot was declared by mistake and has not changed hands: its creator takes it back. The record stays; papers and
 * quotas that it drew on are free again. Reads one key per contribution and paper.
 */
public record VoidLot(LotId lot, Code reason) implements Command {

    public static VoidLot parse(Statement statement, Fields body) {
        return new VoidLot(body.parsed("lot", LotId::new), body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> neverMoved(found)),
                        at("lot", () -> byItsCreator(act.party(), found.orElseThrow())),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("lot", () -> notSettled(ledger)),
                        at("lot", () -> notClaimed(ledger)),
                        at("lot", () -> lookedAt(ledger)))
                .then(() -> events(found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> neverMoved(Optional<Lot> found) {
        return switch (found.orElse(null)) {
            case null -> Decision.refuse(Rule.I19, "there is no lot " + lot);
            case Lot.OnHold stopped -> Decision.refuse(Rule.I29, "lot " + lot + " is on hold " + stopped.hold());
            case Lot.Ended gone -> Decision.refuse(Rule.I3, "lot " + lot + " " + gone.fate());
            case Lot.Offered offered ->
                Decision.refuse(Rule.I25, "lot " + lot + " is offered in transfer " + offered.transfer());
            case Lot.InTransit moving ->
                Decision.refuse(Rule.I25, "lot " + lot + " is in transit in transfer " + moving.transfer());
            case Lot.Draft draft -> asDeclared(draft);
            case Lot.Held held -> asDeclared(held);
        };
    }

    private Optional<Refused> asDeclared(Lot found) {
        return require(
                Rule.I3,
                found.facts().parents().isEmpty()
                        && found.facts().custodian().equals(found.facts().creator()),
                () -> "lot " + lot + " has changed hands or come out of other lots; it can no longer be void");
    }

    private Optional<Refused> byItsCreator(PartyId party, Lot found) {
        return require(
                Rule.I24,
                found.facts().creator().equals(party),
                () -> "lot " + lot + " was declared by " + found.facts().creator() + ", not by " + party);
    }

    private Optional<Refused> notSettled(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.settlement(lot)),
                () -> "lot " + lot + " is settled; its record can no longer be void");
    }

    /** I37: else the same grams could be declared anew, and a premium on them be claimed a second time. */
    private Optional<Refused> notClaimed(LedgerState ledger) {
        return require(
                Rule.I37,
                ledger.list(LedgerKeys.claims(lot)).isEmpty(),
                () -> "a premium on lot " + lot + " was claimed; its record can no longer be void");
    }

    /** Else a flag would be gone with its lot, and the gold come back under another name. */
    private Optional<Refused> lookedAt(LedgerState ledger) {
        return require(
                Rule.I3,
                !Flag.anyOn(LedgerKeys.lot(lot), ledger),
                () -> "lot " + lot + " is flagged; somebody looks at that before its record is void");
    }

    private List<StateChange> events(Lot mistake, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(mistake.voided(reason).event("LotVoided"));
        events.addAll(ApplySeal.removedFrom(mistake, new Code("VOID"), act, ledger));
        events.addAll(CertificateStatus.endedBy("VOID", List.of(lot), List.of(), act, ledger));
        events.addAll(Drawn.givenBack(mistake, ledger));
        return events;
    }
}
