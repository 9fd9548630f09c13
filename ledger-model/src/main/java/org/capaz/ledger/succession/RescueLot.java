package org.capaz.ledger.succession;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
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
 * Gold of a released organisation goes on under another custodian, who signs for having it in hand. The lot's own key
 * stays as its owner left it, because without that owner nothing can change it; a record beside it names the successor,
 * and from then on every rule sees the old lot as consumed.
 */
public record RescueLot(LotId lot, LotId successor, PartyId to, PlaceCode place, Code reason) implements Command {

    public static RescueLot parse(Statement statement, Fields body) {
        return new RescueLot(
                body.parsed("lot", LotId::new),
                body.parsed("successor", LotId::new),
                body.parsed("to", PartyId::new),
                body.parsed("place", PlaceCode::new),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Lot.find(ledger, lot);
        return Decision.unless(
                        at("lot", () -> canGoOn(found)),
                        at(
                                "lot",
                                () -> Release.inEffect(owner(found.orElseThrow(), ledger), act.recordedDay(), ledger)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("to", () -> ofAnotherOrganisation(found.orElseThrow(), ledger)),
                        at("to", () -> Custody.mayReceive(to, act.eventDay(), ledger)),
                        at(Refused.SIGNATURES, () -> recipientAccepts(act)),
                        at("successor", () -> LotChecks.newId(successor, ledger)))
                .then(() -> events(found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> canGoOn(Optional<Lot> found) {
        return switch (found.orElse(null)) {
            case null -> Decision.refuse(Rule.I19, "there is no lot " + lot);
            case Lot.Draft draft -> Optional.empty();
            case Lot.Held held -> Optional.empty();
            case Lot.Offered offered -> Optional.empty();
            case Lot.InTransit moving -> Optional.empty();
            case Lot.OnHold stopped -> Decision.refuse(Rule.I29, "lot " + lot + " is on hold " + stopped.hold());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + lot + " " + gone.fate());
        };
    }

    private Optional<Refused> ofAnotherOrganisation(Lot found, LedgerState ledger) {
        MspId lost = owner(found, ledger);
        return require(
                Rule.I24,
                Party.find(ledger, to)
                        .filter(party -> !party.msp().equals(lost))
                        .isPresent(),
                () -> to + " is no party of another organisation than " + lost);
    }

    /** The organisation in whose hands the ledger knows the lot to be. */
    private static MspId owner(Lot lot, LedgerState ledger) {
        return Party.find(ledger, lot.facts().custodian()).orElseThrow().msp();
    }

    private Optional<Refused> recipientAccepts(Act act) {
        return require(
                Rule.I24,
                !act.signersOf(to.value()).isEmpty(),
                () -> to + " has not signed for taking lot " + lot + " into custody");
    }

    private List<StateChange> events(Lot old, Act act, LedgerState ledger) {
        Lot.Facts facts = old.facts().continuedAs(successor, to, place, act.eventAt());
        Lot goingOn = old instanceof Lot.Draft ? new Lot.Draft(facts) : new Lot.Held(facts);
        List<StateChange> events = new ArrayList<>();
        events.add(goingOn.event("LotContinued"));
        events.add(rescued(act, ledger));
        events.addAll(CertificateStatus.endedBy("RESCUE", List.of(lot), List.of(successor), act, ledger));
        events.addAll(Flag.carriedOver(List.of(lot), List.of(successor), act, ledger));
        return events;
    }

    private StateChange rescued(Act act, LedgerState ledger) {
        MspId lost = owner(Lot.find(ledger, lot).orElseThrow(), ledger);
        return new StateChange(
                "LotRescued",
                LedgerKeys.rescued(lot),
                Json.object()
                        .with("lot", lot.value())
                        .with("successor", successor.value())
                        .with(
                                "release",
                                Release.open(ledger, lost).orElseThrow().id().value())
                        .with("organisation", lost.value())
                        .with("by", act.organisation().value())
                        .with("to", to.value())
                        .with("reason", reason.value())
                        .with("at", act.eventAt().getEpochSecond()));
    }
}
