// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import java.util.ArrayList;
import java.util.List;
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
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * {@code lot.rescue}: gold of a released organisation goes on under another custodian, who signs for having it in hand. The
 * lot's own record stays as its custodian left it, because nothing changes it without that custodian's organisation; a record
 * beside it names the successor, and from then on every rule sees the old lot as consumed.
 *
 * <p>Decision 091.
 *
 * @param successor id under which the gold goes on
 */
public record RescueLot(LotId lot, LotId successor, PartyId to, PlaceCode place, Code reason) implements Command {

    public static RescueLot parse(Statement statement, Fields body) {
        return new RescueLot(
                body.parsed("lot", LotId::new),
                body.parsed("successor", LotId::new),
                body.parsed("to", PartyId::new),
                body.parsed("place", PlaceCode::stated),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with("successor", successor.value())
                .with("to", to.value())
                .with("place", place.value())
                .with("reason", reason.value());
    }

    /** What the checks found: the lot as its lost custodian left it, and the release that opens it to others. */
    private record Abandoned(Lot lot, Release release) {}

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return canGoOn(ledger)
                .then(found -> Release.inEffect(owner(found, ledger), act.recordedDay(), ledger)
                        .map(release -> new Abandoned(found, release)))
                .at("lot")
                .and(found -> LotChecks.afterLastMovement(found.lot(), act, ledger))
                .and(found -> ofAnotherOrganisation(found.release().organisation(), ledger)
                        .and(ok -> Party.eligibleRecipient(to, act.eventDay(), ledger))
                        .at("to"))
                .and(found -> recipientAccepts(act).at(Refused.SIGNATURES))
                .and(found -> LotChecks.unusedId(successor, ledger).at("successor"))
                .decide(found -> events(found, act, ledger));
    }

    private Checked<Lot> canGoOn(LedgerState ledger) {
        return Checked.present(Rule.I19, Lot.find(ledger, lot), () -> Message.LOT_UNKNOWN.with("lot", lot))
                .then(found -> switch (found) {
                    case Lot.Draft draft -> Checked.found(draft);
                    case Lot.Held held -> Checked.found(held);
                    case Lot.Offered offered -> Checked.found(offered);
                    case Lot.InTransit moving -> Checked.found(moving);
                    case Lot.OnHold stopped ->
                        Checked.refuse(
                                Rule.I29, Message.LOT_ON_HOLD.with("lot", lot).and("hold", stopped.hold()));
                    case Lot.Ended gone -> Checked.refuse(Rule.I19, LotChecks.ended(gone));
                });
    }

    private Checked<Party> ofAnotherOrganisation(MspId lost, LedgerState ledger) {
        return Checked.present(
                Rule.I24,
                Party.find(ledger, to).filter(party -> !party.msp().equals(lost)),
                () -> Message.NEW_CUSTODIAN_NOT_ELIGIBLE.with("to", to).and("lost", lost));
    }

    /** The organisation in whose hands the ledger knows the lot to be. */
    private static MspId owner(Lot lot, LedgerState ledger) {
        return Party.find(ledger, lot.facts().custodian()).orElseThrow().msp();
    }

    private Checked<Holds> recipientAccepts(Act act) {
        return Checked.require(
                Rule.I24,
                !act.signersOf(to.value()).isEmpty(),
                () -> Message.NEW_CUSTODIAN_HAS_NOT_SIGNED.with("to", to).and("lot", lot));
    }

    private List<StateChange> events(Abandoned found, Act act, LedgerState ledger) {
        Lot.Facts facts = found.lot().facts().continuedAs(successor, to, place, act.eventAt());
        Lot goingOn = found.lot() instanceof Lot.Draft ? new Lot.Draft(facts) : new Lot.Held(facts);
        List<StateChange> events = new ArrayList<>();
        events.add(goingOn.event("LotContinued"));
        events.add(rescued(found.release(), act));
        events.addAll(CertificateStatus.endedBy(CertificateEnd.RESCUE, List.of(lot), List.of(successor), act, ledger));
        events.addAll(Flag.carriedOver(List.of(lot), List.of(successor), act, ledger));
        return events;
    }

    private StateChange rescued(Release release, Act act) {
        return new StateChange(
                "LotRescued",
                LedgerKeys.rescued(lot),
                Json.object()
                        .with("lot", lot.value())
                        .with("successor", successor.value())
                        .with("release", release.id().value())
                        .with("organisation", release.organisation().value())
                        .with("by", act.organisation().value())
                        .with("to", to.value())
                        .with("reason", reason.value())
                        .with("at", act.eventAt().getEpochSecond()));
    }
}
