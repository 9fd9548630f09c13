// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Fineness;
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
 * The holder of a lot that no laboratory has read yet reads it itself, by touchstone or XRF, so that it can be sealed and
 * handed on. The reading is provisional and of the lowest rank: any laboratory's reading replaces it, and no certificate
 * rests on it (I44).
 *
 * <p>Decision 131.
 *
 * @param evidence SHA-256 of a photograph or of the instrument's slip, salted, in hexadecimal
 */
public record RecordOwnReading(Code assay, LotId lot, Instrument method, Fineness fineness, String evidence)
        implements Command {

    /** What is used outside laboratories. */
    public enum Instrument {
        TOUCHSTONE(Assay.Method.TOUCHSTONE),
        XRF(Assay.Method.XRF);

        private final Assay.Method method;

        Instrument(Assay.Method method) {
            this.method = method;
        }
    }

    public static RecordOwnReading parse(Statement statement, Fields body) {
        return new RecordOwnReading(
                body.parsed("assay", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("method", Codes.of(Instrument.class)),
                body.quantity("fineness", Fineness::of),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("assay", assay.value())
                .with("lot", lot.value())
                .with("method", method.name())
                .with("fineness", fineness.hundredthsPerMille())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return unread(EffectiveLot.at(act.eventAt(), lot, ledger).lot())
                .and(draft -> byItsHolder(draft, act.party()))
                .at("lot")
                .and(draft -> LotChecks.afterLastMovement(draft, act, ledger))
                .and(draft ->
                        RecordAssay.notRecordedBefore(reading(act), ledger).at("assay"))
                .decide(draft -> changes(draft, act, ledger));
    }

    private Checked<Lot.Draft> unread(Optional<Lot> found) {
        return switch (found.orElse(null)) {
            case null -> Checked.refuse(Rule.I19, Message.LOT_UNKNOWN.with("lot", lot));
            case Lot.Draft draft -> Checked.found(draft);
            case Lot.OnHold stopped ->
                Checked.refuse(Rule.I29, Message.LOT_ON_HOLD.with("lot", lot).and("hold", stopped.hold()));
            case Lot.Ended gone -> Checked.refuse(Rule.I19, LotChecks.ended(gone));
            case Lot.Held held -> readAlready();
            case Lot.Offered offered -> readAlready();
            case Lot.InTransit moving -> readAlready();
        };
    }

    private Checked<Lot.Draft> readAlready() {
        return Checked.refuse(Rule.I52, Message.OWN_READING_AFTER_ASSAY.with("lot", lot));
    }

    /** I52: of a pool, whose gold is known from what went into it, only a laboratory reads anew. */
    private Checked<Holds> byItsHolder(Lot.Draft draft, PartyId party) {
        return Checked.require(
                        Rule.I24,
                        draft.facts().custodian().equals(party),
                        () -> Message.PARTY_NOT_CUSTODIAN
                                .with("party", party)
                                .and("lot", lot)
                                .and("custodian", draft.facts().custodian()))
                .then(ok -> Checked.require(
                        Rule.I52,
                        draft.facts().parents().isEmpty(),
                        () -> Message.OWN_READING_AFTER_ASSAY.with("lot", lot)));
    }

    private Assay reading(Act act) {
        return new Assay(
                assay,
                lot,
                act.party(),
                method.method,
                act.party(),
                act.eventDay(),
                fineness,
                Optional.empty(),
                Optional.empty(),
                evidence,
                Assay.Purpose.PROVISIONAL);
    }

    private List<StateChange> changes(Lot.Draft draft, Act act, LedgerState ledger) {
        Assay reading = reading(act);
        Lot.Held after = draft.readByHolder(reading, LotLimits.gain(act.eventDay(), ledger));
        StateChange recorded = reading.recorded(act.recordedAt());
        List<StateChange> events = new ArrayList<>();
        events.add(
                new StateChange("OwnReadingRecorded", recorded.key(), ((Json.Obj) recorded.value()).with("own", true)));
        events.addAll(RecordAssay.replaced(reading, draft.facts(), after, act, ledger));
        events.addAll(Plausibility.judged(draft, after.facts().fine(), act, ledger));
        return events;
    }
}
