// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * A laboratory records a reading of a lot. It becomes the lot's assay of record, from which the fine mass follows, when the
 * lot's custodian signs along; otherwise it stands beside, for whoever reads the lot and for its settlement, and changes
 * nothing: nobody's gold is made less or more by a stranger's word.
 *
 * <p>Decisions 005, 051, 062, 100, 102 and 111.
 *
 * @param statedFineMg what the statement says the lot holds, which it must not say (I14)
 */
public record RecordAssay(Assay assay, Optional<Long> statedFineMg) implements Command {

    /**
     * A lot that may be assayed: a draft, or one in its custodian's hands.
     *
     * @param assayed the lot as it stands under an assay
     * @param agreed the custodian signs along, and the reading is not one for the exchange alone
     */
    private record Assayable(Lot lot, BiFunction<Assay, BasisPoints, Lot.Held> assayed, boolean agreed) {
        Assayable(Lot lot, BiFunction<Assay, BasisPoints, Lot.Held> assayed) {
            this(lot, assayed, false);
        }

        private Lot.Facts facts() {
            return lot.facts();
        }
    }

    /** An assay as it may be recorded: without the fine mass, which follows from it. */
    public RecordAssay(Assay assay) {
        this(assay, Optional.empty());
    }

    public static RecordAssay parse(Statement statement, Fields body) {
        Optional<Long> statedFineMg = body.optionalInteger("fineMg");
        return new RecordAssay(Assay.read(new PartyId(statement.actor()), body), statedFineMg);
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = reading(assay)
                .with("lot", assay.lot().value())
                .with("sampledBy", assay.sampledBy().value())
                .with("sampledOn", assay.sampledOn().toString())
                .with("purpose", assay.purpose().name());
        return statedFineMg.map(fineMg -> body.with("fineMg", fineMg)).orElse(body);
    }

    /** The members of an assay that stands inside another operation, where lot, sampler and day are those of the operation. */
    public static Json.Obj reading(Assay assay) {
        Json.Obj reading = Json.object()
                .with("assay", assay.id().value())
                .with("method", assay.method().name())
                .with("fineness", assay.fineness().hundredthsPerMille())
                .with("certificate", assay.certificate());
        if (assay.silver().isPresent()) {
            reading = reading.with("silver", assay.silver().get().hundredthsPerMille());
        }
        if (assay.uncertainty().isPresent()) {
            reading = reading.with("uncertainty", assay.uncertainty().get().hundredthsPerMille());
        }
        return reading;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.flags(LedgerKeys.lot(assay.lot())), ledger);
        act.requireRoom(LedgerKeys.assays(assay.lot()), ledger);
        return LotChecks.fineMassNotStated(statedFineMg.isPresent())
                .at("fineMg")
                .then(ok -> assayable(EffectiveLot.at(act.eventAt(), assay.lot(), ledger)
                                .lot())
                        .at("lot"))
                .and(found -> accredited(assay, act, ledger))
                .and(found -> LotChecks.afterLastMovement(found.lot(), act, ledger))
                .and(found ->
                        sampledBetweenProductionAndAssay(found.facts(), act).at("sampledOn"))
                .and(found -> samplerRegistered(ledger).at("sampledBy"))
                .and(found -> notRecordedBefore(assay, ledger).at("assay"))
                .and(found -> Settlement.openToAssays(assay.lot(), assay.forExchange(), ledger)
                        .at("lot"))
                .and(found -> umpireIsIndependent(assay, found.facts().custodian(), ledger)
                        .at("method"))
                .then(found -> agreed(found, act))
                .and(this::mayBecomeAssayOfRecord)
                .decide(found -> events(found, act, ledger));
    }

    /** I57: a laboratory reads by the methods that a scheme has accredited it for. */
    static Checked<Holds> accredited(Assay assay, Act act, LedgerState ledger) {
        return Judges.mayJudge(activity(assay.method()), act, ledger);
    }

    private static Activity activity(Assay.Method method) {
        return switch (method) {
            case TOUCHSTONE, XRF -> Activity.XRF_ASSAY;
            case FIRE -> Activity.FIRE_ASSAY;
            case UMPIRE -> Activity.UMPIRE_ASSAY;
        };
    }

    /** I52: whose gold it is decides by its signature whether the reading counts for the lot. */
    private Checked<Assayable> agreed(Assayable found, Act act) {
        return Agreement.consent(act, found.facts().custodian(), OfficerRole.CUSTODIAN)
                .map(signed -> new Assayable(found.lot(), found.assayed(), signed && !assay.forExchange()));
    }

    /** What stands beside replaces no assay, so its rank is not judged. */
    private Checked<Holds> mayBecomeAssayOfRecord(Assayable found) {
        if (!found.agreed()) {
            return Checked.holds();
        }
        return ofSufficientRank(assay, found.facts()).at("method");
    }

    private Checked<Assayable> assayable(Optional<Lot> lot) {
        return switch (lot.orElse(null)) {
            case null -> Checked.refuse(Rule.I19, Message.LOT_UNKNOWN.with("lot", assay.lot()));
            case Lot.Draft draft -> Checked.found(new Assayable(draft, draft::assayed));
            case Lot.Held held -> Checked.found(new Assayable(held, held::assayed));
            case Lot.Offered offered ->
                Checked.refuse(
                        Rule.I25,
                        Message.LOT_IS_OFFERED.with("lot", offered.id()).and("transfer", offered.transfer()));
            case Lot.InTransit moving ->
                Checked.refuse(
                        Rule.I25,
                        Message.LOT_IN_TRANSIT.with("lot", moving.id()).and("transfer", moving.transfer()));
            case Lot.OnHold stopped ->
                Checked.refuse(
                        Rule.I29, Message.LOT_ON_HOLD.with("lot", stopped.id()).and("hold", stopped.hold()));
            case Lot.Ended gone -> Checked.refuse(Rule.I19, LotChecks.ended(gone));
        };
    }

    /** I5: a lot of class NONE may have been metal, and sampled, long before it was recorded. */
    private Checked<Holds> sampledBetweenProductionAndAssay(Lot.Facts lot, Act act) {
        Day began = lot.provenance().began();
        return Checked.require(
                        Rule.I5,
                        !assay.sampledOn().isAfter(act.latestDay()),
                        () -> Message.SAMPLE_AFTER_ASSAY
                                .with("sampled", assay.sampledOn())
                                .and("assayed", act.latestDay()))
                .then(ok -> Checked.require(
                        Rule.I5,
                        lot.claimClass() == ClaimClass.NONE
                                || !assay.sampledOn().isBefore(began),
                        () -> Message.SAMPLE_BEFORE_PRODUCTION
                                .with("day", assay.sampledOn())
                                .and("lot", lot.id())
                                .and("began", began)));
    }

    /** I1: samplers need no role; a custodian, a laboratory or an assessor may take the sample. */
    private Checked<Party> samplerRegistered(LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Party.find(ledger, assay.sampledBy()).filter(party -> party.stoodOn(assay.sampledOn())),
                () -> Message.SAMPLER_UNKNOWN.with("sampler", assay.sampledBy()).and("day", assay.sampledOn()));
    }

    /** I3: an assay is recorded once under its id. */
    static Checked<Holds> notRecordedBefore(Assay assay, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.assay(assay.lot(), assay.id()),
                ledger,
                () -> Message.ASSAY_EXISTS.with("assay", assay.id()).and("lot", assay.lot()));
    }

    /**
     * I15: an umpire's laboratory belongs to the organisation of nobody whom the lot concerns. Otherwise a custodian could name
     * its own assay the highest, and no laboratory could correct it.
     */
    public static Checked<Holds> umpireIsIndependent(Assay assay, PartyId custodian, LedgerState ledger) {
        return assay.method() == Assay.Method.UMPIRE
                ? umpireIsIndependent(assay.laboratory(), custodian, assay.lot(), ledger)
                : Checked.holds();
    }

    static Checked<Holds> umpireIsIndependent(PartyId laboratory, PartyId custodian, LotId lot, LedgerState ledger) {
        return Optional.of(custodian)
                .filter(party -> Party.sameOrganisation(laboratory, party, ledger))
                .or(() -> Concerned.of(laboratory, LedgerKeys.lot(lot), ledger))
                .<Checked<Holds>>map(party -> Checked.refuse(
                        Rule.I15,
                        Message.UMPIRE_NOT_INDEPENDENT
                                .with("laboratory", laboratory)
                                .and("party", party)))
                .orElseGet(Checked::holds);
    }

    /** The assay of record of a lot in hand; only a draft has none. */
    public static Checked<Assay.OfRecord> ofRecord(Lot.Held lot) {
        return Checked.present(Rule.I19, lot.facts().assay(), () -> Message.LOT_IS_DRAFT.with("lot", lot.id()));
    }

    /** I15: UMPIRE before FIRE before XRF before TOUCHSTONE, and any of them before the holder's own reading. */
    static Checked<Holds> ofSufficientRank(Assay assay, Lot.Facts lot) {
        return lot.assay()
                .filter(former -> !former.own() && !assay.method().replaces(former.method()))
                .<Checked<Holds>>map(former -> Checked.refuse(
                        Rule.I15,
                        Message.ASSAY_METHOD_NOT_BETTER
                                .with("method", Argument.code(assay.method()))
                                .and("former", Argument.code(former.method()))
                                .and("lot", lot.id())))
                .orElseGet(Checked::holds);
    }

    /**
     * I15: the flag for a change of fineness beyond the uncertainty of the former method, at once or as a rise in several
     * smaller steps.
     */
    static Optional<Flag> jump(Assay assay, Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        return before.assay()
                .map(former -> tolerance(former.method(), values))
                .filter(limit -> !limit.allows(
                                Math.absExact(before.fineness().hundredthsPerMille()
                                        - assay.fineness().hundredthsPerMille()),
                                Fineness.PURE)
                        || risenInSteps(before, after, limit))
                .map(limit ->
                        new Flag(LedgerKeys.lot(before.id()), Flag.Kind.RED_FLAG, Rule.I15, new Code("ASSAY-JUMP")));
    }

    private static boolean risenInSteps(Lot.Facts before, Lot.Facts after, BasisPoints limit) {
        long risen = after.measured().milligrams() - before.leastMeasuredMg();
        return after.measured().compareTo(before.measured()) > 0
                && !limit.allows(risen, before.gross().milligrams());
    }

    /** How far a method may be off: a touchstone as much as XRF, fire assays up to their splitting limit. */
    private static BasisPoints tolerance(Assay.Method former, ReferenceValues values) {
        return switch (former) {
            case TOUCHSTONE, XRF -> values.basisPoints(ReferenceValue.ASSAY_XRF_FLAG);
            case FIRE, UMPIRE -> values.basisPoints(ReferenceValue.ASSAY_FIRE_SPLIT);
        };
    }

    private List<StateChange> events(Assayable found, Act act, LedgerState ledger) {
        if (!found.agreed()) {
            return List.of(assay.recorded(act.recordedAt()));
        }
        Lot.Held after = found.assayed().apply(assay, LotLimits.gain(act.eventDay(), ledger));
        List<StateChange> events = new ArrayList<>();
        events.add(assay.agreed(found.facts().custodian(), act.recordedAt()));
        events.addAll(replaced(assay, found.facts(), after, act, ledger));
        boolean firstByLaboratory = found.lot() instanceof Lot.Draft
                || found.facts().assay().filter(Assay.OfRecord::own).isPresent();
        if (firstByLaboratory) {
            events.addAll(Plausibility.judged(found.lot(), after.facts().fine(), act, ledger));
        }
        return events;
    }

    /** The lot under another assay of record: its certificate ends, and what is unusual about it is flagged. */
    static List<StateChange> replaced(Assay assay, Lot.Facts before, Lot.Held after, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(after.event("LotAssayed"));
        events.addAll(
                CertificateStatus.endedBy(CertificateEnd.ASSAY, List.of(after.id()), List.of(after.id()), act, ledger));
        ReferenceValues values = ReferenceValues.on(act.eventDay(), ledger);
        jump(assay, before, after.facts(), values).ifPresent(flag -> events.add(flag.raised(act)));
        LotLimits.ofReading(before, after.facts(), values).forEach(flag -> events.add(flag.raised(act)));
        return events;
    }
}
