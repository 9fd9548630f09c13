package org.capaz.ledger.settlement;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/** A laboratory records a reading; the best reading so far is the lot's assay of record. */
public record RecordAssay(Assay assay, boolean statesFineMass) implements Command {

    public static RecordAssay parse(Statement statement, Fields body) {
        boolean statesFineMass = body.optionalInteger("fineMg").isPresent();
        return new RecordAssay(Assay.read(new PartyId(statement.actor()), body), statesFineMass);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.flags(LedgerKeys.lot(assay.lot())), ledger);
        Optional<Lot> lot = Custody.effectiveAt(assay.lot(), act.eventAt(), ledger);
        return Decision.unless(
                        at("fineMg", () -> LotChecks.fineMassIsComputed(statesFineMass)),
                        at("lot", () -> onAWorkableLot(lot)),
                        at(Refused.EVENT_AT, () -> LotChecks.sinceItCameToHand(lot.orElseThrow(), act, ledger)),
                        at("sampledOn", () -> sampledInItsTime(lot.orElseThrow().facts(), act)),
                        at("sampledBy", () -> sampledByAParty(ledger)),
                        at("assay", () -> isNew(assay, ledger)),
                        at("lot", () -> Settlement.openToAssays(assay.lot(), assay.forExchange(), ledger)),
                        at(
                                "method",
                                () -> umpireIsAThird(
                                        assay, lot.orElseThrow().facts().custodian(), ledger)),
                        at(
                                "method",
                                () -> assay.forExchange()
                                        ? Optional.empty()
                                        : ofSufficientRank(
                                                assay, lot.orElseThrow().facts())),
                        at(
                                "fineness",
                                () -> assay.forExchange()
                                        ? Optional.empty()
                                        : nothingFromNothing(
                                                assay, lot.orElseThrow().facts(), act, ledger)))
                .then(() -> events(lot.orElseThrow(), act, ledger));
    }

    private Optional<Refused> onAWorkableLot(Optional<Lot> lot) {
        return switch (lot.orElse(null)) {
            case null -> Decision.refuse(Rule.I19, "there is no lot " + assay.lot());
            case Lot.Draft draft -> Optional.empty();
            case Lot.Held held -> Optional.empty();
            case Lot.Offered offered ->
                Decision.refuse(Rule.I25, "lot " + offered.id() + " is offered in transfer " + offered.transfer());
            case Lot.InTransit moving ->
                Decision.refuse(Rule.I25, "lot " + moving.id() + " is in transit in transfer " + moving.transfer());
            case Lot.OnHold stopped ->
                Decision.refuse(Rule.I29, "lot " + stopped.id() + " is on hold " + stopped.hold());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + gone.id() + " " + gone.fate());
        };
    }

    /** I5: a lot of class NONE may have been metal, and sampled, long before the ledger heard of it. */
    private Optional<Refused> sampledInItsTime(Lot.Facts lot, Act act) {
        Day began = lot.provenance().began();
        return require(
                        Rule.I5,
                        !assay.sampledOn().isAfter(act.eventDay()),
                        () -> "the sample of " + assay.sampledOn() + " is later than the assay of " + act.eventDay())
                .or(() -> require(
                        Rule.I5,
                        lot.claimClass() == ClaimClass.NONE
                                || !assay.sampledOn().isBefore(began),
                        () -> "the sample of " + assay.sampledOn() + " is earlier than the production of lot "
                                + lot.id() + ", which began on " + began));
    }

    /** Samplers need no role: a custodian, a laboratory or an assessor may take the sample. */
    private Optional<Refused> sampledByAParty(LedgerState ledger) {
        return require(
                Rule.I1,
                Party.find(ledger, assay.sampledBy())
                        .filter(party -> party.stoodOn(assay.sampledOn()))
                        .isPresent(),
                () -> "the sample was taken by " + assay.sampledBy() + ", who was no registered party on "
                        + assay.sampledOn());
    }

    static Optional<Refused> isNew(Assay assay, LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.assay(assay.lot(), assay.id())),
                () -> "assay " + assay.id() + " of lot " + assay.lot() + " is recorded already");
    }

    /**
     * I15: otherwise a custodian could name its own reading the highest, and no laboratory could correct it. Buyer and
     * seller count too once they are settling the lot.
     */
    public static Optional<Refused> umpireIsAThird(Assay assay, PartyId custodian, LedgerState ledger) {
        if (assay.method() != Assay.Method.UMPIRE) {
            return Optional.empty();
        }
        Stream<PartyId> settling =
                Settlement.find(ledger, assay.lot()).stream().flatMap(open -> Stream.of(open.seller(), open.buyer()));
        return Stream.concat(Stream.of(custodian), settling)
                .filter(party -> Party.sameOrganisation(assay.laboratory(), party, ledger))
                .findFirst()
                .flatMap(party -> Decision.refuse(
                        Rule.I15,
                        "an umpire is a third laboratory; " + assay.laboratory() + " is of the organisation of "
                                + party));
    }

    /** I15: UMPIRE before FIRE before XRF before TOUCHSTONE. */
    static Optional<Refused> ofSufficientRank(Assay assay, Lot.Facts lot) {
        return lot.assay()
                .flatMap(former -> require(
                        Rule.I15,
                        assay.method().replaces(former.method()),
                        () -> "a reading by " + assay.method() + " cannot replace the " + former.method()
                                + " assay of lot " + lot.id()));
    }

    /**
     * I15: a jump beyond what the poorer of the two methods can be off by; a rise in many small steps is one, too.
     */
    static Optional<Flag> jump(Assay assay, Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        return before.assay()
                .map(former -> tolerance(former.method(), values))
                .filter(limit -> !limit.allows(
                                Math.absExact(before.fineness().hundredthsPerMille()
                                        - assay.fineness().hundredthsPerMille()),
                                Fineness.PURE)
                        || crept(before, after, limit))
                .map(limit ->
                        new Flag(LedgerKeys.lot(before.id()), Flag.Kind.RED_FLAG, Rule.I15, new Code("ASSAY-JUMP")));
    }

    private static boolean crept(Lot.Facts before, Lot.Facts after, BasisPoints limit) {
        long risen = after.fine().milligrams() - before.leastFineMg();
        return after.fine().milligrams() > before.fine().milligrams()
                && !limit.allows(risen, before.gross().milligrams());
    }

    /** A touchstone reads no better than an XRF gun; fire assays are held to their splitting limit. */
    private static BasisPoints tolerance(Assay.Method former, ReferenceValues values) {
        return switch (former) {
            case TOUCHSTONE, XRF -> values.basisPoints(ReferenceValue.ASSAY_XRF_FLAG);
            case FIRE, UMPIRE -> values.basisPoints(ReferenceValue.ASSAY_FIRE_SPLIT);
        };
    }

    /**
     * I16: what came out of other lots holds no more than went into it, whoever reads it and however often. One reading
     * may find more by what the former could be off by, all together by what the poorest method is.
     */
    static Optional<Refused> nothingFromNothing(Assay assay, Lot.Facts before, Act act, LedgerState ledger) {
        long in = before.fine().milligrams();
        long out = FineMass.contained(before.gross(), assay.fineness()).milligrams();
        if (before.parents().isEmpty() || out <= in) {
            return Optional.empty();
        }
        long gross = before.gross().milligrams();
        ReferenceValues values = ReferenceValues.on(act.eventDay(), ledger);
        boolean step = values.basisPoints(ReferenceValue.GAIN_FINE_MOST).allows(out - in, in)
                || before.assay()
                        .filter(former -> tolerance(former.method(), values).allows(out - in, gross))
                        .isPresent();
        return require(
                Rule.I16,
                step && values.basisPoints(ReferenceValue.ASSAY_XRF_FLAG).allows(out - before.leastFineMg(), gross),
                () -> "lot " + before.id() + " would hold " + out + " mg fine, its inputs held " + before.leastFineMg()
                        + " mg: beyond assay uncertainty");
    }

    private List<StateChange> events(Lot lot, Act act, LedgerState ledger) {
        if (assay.forExchange()) {
            return List.of(assay.recorded(act.recordedAt()));
        }
        Lot.Held after = lot instanceof Lot.Draft draft ? draft.assayed(assay) : ((Lot.Held) lot).assayed(assay);
        List<StateChange> events = new ArrayList<>();
        events.add(assay.recorded(act.recordedAt()));
        events.addAll(replaced(assay, lot.facts(), after, act, ledger));
        if (lot instanceof Lot.Draft draft) {
            events.addAll(Plausibility.judged(draft, after.facts().fine(), act, ledger));
        }
        return events;
    }

    /** The lot under another assay of record: its certificate ends, and a jump is flagged. */
    static List<StateChange> replaced(Assay assay, Lot.Facts before, Lot.Held after, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(after.event("LotAssayed"));
        events.addAll(CertificateStatus.endedBy("ASSAY", List.of(after.id()), List.of(after.id()), act, ledger));
        jump(assay, before, after.facts(), ReferenceValues.on(act.eventDay(), ledger))
                .ifPresent(flag -> events.add(flag.raised(act)));
        return events;
    }
}
