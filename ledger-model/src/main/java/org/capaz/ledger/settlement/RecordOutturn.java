package org.capaz.ledger.settlement;

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
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The refiner melts the bar once more, weighs and assays it. Its net melt weight and final assay supersede what the lot
 * was recorded with; no new lot comes of it, and what is missing is booked as the lot's loss.
 */
public record RecordOutturn(LotId lot, GrossMass netMelt, Assay assay) implements Command {

    public static RecordOutturn parse(Statement statement, Fields body) {
        LotId lot = body.parsed("lot", LotId::new);
        return new RecordOutturn(
                lot,
                body.quantity("netMeltMg", GrossMass::weighed),
                Assay.readWithin(
                        body.object("assay"),
                        lot,
                        new PartyId(statement.actor()),
                        Day.of(statement.eventAt()),
                        Assay.Purpose.FINAL));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Lot> found = Custody.effectiveAt(lot, act.eventAt(), ledger);
        return Decision.unless(
                        at("lot", () -> LotChecks.heldBy(act.party(), lot, found)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(found.orElseThrow(), act, ledger)),
                        at("lot", () -> LotChecks.sharesAddUp(found.orElseThrow())),
                        at("assay.assay", () -> RecordAssay.isNew(assay, ledger)),
                        at(
                                "assay.method",
                                () -> RecordAssay.ofSufficientRank(
                                        assay, found.orElseThrow().facts())),
                        at("assay.method", () -> RecordAssay.umpireIsAThird(assay, act.party(), ledger)),
                        at("lot", () -> Settlement.openToAssays(lot, false, ledger)),
                        () -> nothingGained(found.orElseThrow().facts(), act, ledger))
                .then(() -> events((Lot.Held) found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> nothingGained(Lot.Facts before, Act act, LedgerState ledger) {
        FineMass after = FineMass.contained(netMelt, assay.fineness());
        long gained = after.milligrams() - before.fine().milligrams();
        boolean uncertainty = gained <= 0
                || ReferenceValues.on(act.eventDay(), ledger)
                        .basisPoints(ReferenceValue.GAIN_FINE_MOST)
                        .allows(gained, before.fine().milligrams());
        boolean together = gained <= 0
                || ReferenceValues.on(act.eventDay(), ledger)
                        .basisPoints(ReferenceValue.ASSAY_XRF_FLAG)
                        .allows(
                                after.milligrams() - before.leastFineMg(),
                                before.gross().milligrams());
        FineMass byWeight = FineMass.contained(netMelt, before.fineness());
        FineMass byAssay = FineMass.contained(before.gross(), assay.fineness());
        return at(
                byWeight.milligrams() > byAssay.milligrams() ? "netMeltMg" : "assay.fineness",
                require(
                        Rule.I16,
                        uncertainty && (together || before.parents().isEmpty()),
                        () -> "the outturn of " + after + " exceeds the recorded " + before.fine()
                                + " beyond assay uncertainty"));
    }

    private List<StateChange> events(Lot.Held held, Act act, LedgerState ledger) {
        ReferenceValues values = ReferenceValues.on(act.eventDay(), ledger);
        Lot.Held after = held.settledAt(netMelt, assay);
        List<StateChange> events = new ArrayList<>();
        events.add(after.event("OutturnRecorded"));
        events.add(assay.recorded(act.recordedAt()));
        events.addAll(ApplySeal.removedFrom(held, act, ledger));
        events.addAll(CertificateStatus.endedBy("OUTTURN", List.of(lot), List.of(lot), act, ledger));
        RecordAssay.jump(assay, held.facts(), after.facts(), values).ifPresent(flag -> events.add(flag.raised(act)));
        if (lossBeyondTolerance(held.facts(), after.facts(), values)) {
            events.add(
                    new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I17, new Code("OUTTURN-LOSS")).raised(act));
        }
        return events;
    }

    private static boolean lossBeyondTolerance(Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        long gross = before.gross().milligrams() - after.gross().milligrams();
        long fine = before.fine().milligrams() - after.fine().milligrams();
        return !values.basisPoints(ReferenceValue.LOSS_MELT_DORE_GROSS)
                        .allows(gross, before.gross().milligrams())
                || !values.basisPoints(ReferenceValue.LOSS_MELT_DORE_FINE)
                        .allows(fine, before.fine().milligrams());
    }
}
