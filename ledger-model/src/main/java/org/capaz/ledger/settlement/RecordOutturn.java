// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.custody.SealUse;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
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
 * The refiner melts the bar again, weighs and assays it. Net melt weight and final assay replace those of the lot's record; no
 * new lot results, and missing fine gold is recorded as the lot's loss.
 *
 * <p>Decisions 005, 100 and 102.
 *
 * @param netMelt gross mass after melting
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
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with("netMeltMg", netMelt.milligrams())
                .with("assay", RecordAssay.reading(assay));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .at("lot")
                .and(held -> LotChecks.sharesMatchMass(held).at("lot"))
                .and(held -> RecordAssay.accredited(assay, act, ledger))
                .and(held -> RecordAssay.notRecordedBefore(assay, ledger).at("assay.assay"))
                .and(held -> RecordAssay.ofSufficientRank(assay, held.facts()).at("assay.method"))
                .and(held -> RecordAssay.umpireIsIndependent(assay, act.party(), ledger)
                        .at("assay.method"))
                .and(held -> Settlement.openToAssays(lot, false, ledger).at("lot"))
                .and(held -> weightWithinUncertainty(held.facts(), act, ledger).at("netMeltMg"))
                .decide(held -> events(held, act, ledger));
    }

    /**
     * I16: a bar grows no heavier in the crucible. What a better assay finds in it is another matter: it is recorded, and counts
     * as far as its origins allow (I49).
     */
    private Checked<Holds> weightWithinUncertainty(Lot.Facts before, Act act, LedgerState ledger) {
        FineMass after = FineMass.contained(netMelt, before.fineness());
        long gained = after.milligrams() - before.measured().milligrams();
        return Checked.require(
                Rule.I16,
                gained <= 0
                        || LotLimits.gain(act.eventDay(), ledger)
                                .allows(gained, before.measured().milligrams()),
                () -> Message.OUTTURN_BEYOND_UNCERTAINTY.with("after", after).and("before", before.measured()));
    }

    private List<StateChange> events(Lot.Held held, Act act, LedgerState ledger) {
        ReferenceValues values = ReferenceValues.on(act.eventDay(), ledger);
        Lot.Held after = held.settledAt(netMelt, assay, LotLimits.gain(act.eventDay(), ledger));
        List<StateChange> events = new ArrayList<>();
        events.add(after.event("OutturnRecorded"));
        events.add(assay.recorded(act.recordedAt()));
        events.addAll(ApplySeal.removedFrom(held, act, ledger));
        events.addAll(CertificateStatus.endedBy(CertificateEnd.OUTTURN, List.of(lot), List.of(lot), act, ledger));
        RecordAssay.jump(assay, held.facts(), after.facts(), values).ifPresent(flag -> events.add(flag.raised(act)));
        LotLimits.ofReading(held.facts(), after.facts(), values).forEach(flag -> events.add(flag.raised(act)));
        if (lossBeyondTolerance(held.facts(), after.facts(), values)) {
            events.add(
                    new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I17, new Code("OUTTURN-LOSS")).raised(act));
        }
        return SealUse.with(events, act, ledger);
    }

    /** I17: a greater loss than a melt may have is flagged, not refused. */
    private static boolean lossBeyondTolerance(Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        long gross = before.gross().milligrams() - after.gross().milligrams();
        long fine = before.measured().milligrams() - after.measured().milligrams();
        return !values.basisPoints(ReferenceValue.LOSS_MELT_DORE_GROSS)
                        .allows(gross, before.gross().milligrams())
                || !values.basisPoints(ReferenceValue.LOSS_MELT_DORE_FINE)
                        .allows(fine, before.measured().milligrams());
    }
}
