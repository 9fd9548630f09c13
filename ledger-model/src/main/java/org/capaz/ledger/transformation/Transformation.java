// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.custody.SealUse;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Content;
import org.capaz.ledger.lot.Lifetime;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.lot.Origin;
import org.capaz.ledger.lot.Possession;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.quantity.ProRata;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * What melting, retorting, refining, splitting, sampling, aggregating and blending have in common: lots of one custodian in
 * one place go in and are consumed, new lots come out, and every milligram of fine gold that does not come out is declared.
 * What each kind allows beyond that is in its own command. Reads and writes one key per lot.
 *
 * <p>Decisions 062 and 065.
 *
 * @param place where it is done, if the statement says so; a split or a sample is done where the lot is
 * @param inputs different lots, all held by the acting party
 * @param outputs different lots, none of which exists yet
 * @param witness a registered party that can be asked what it saw
 */
public record Transformation(
        Code id,
        Kind kind,
        Optional<PlaceCode> place,
        List<LotId> inputs,
        List<LotId> outputs,
        Optional<PartyId> witness) {
    private static final int MOST_LOTS = 50;

    /** What is done, and the names of the state changes that it writes. */
    public enum Kind {
        MELT("LotsMelted", "LotCast", CertificateEnd.MELT),
        RETORT("LotsRetorted", "LotCast", CertificateEnd.RETORT),
        REFINE("LotsRefined", "LotCast", CertificateEnd.REFINE),
        SPLIT("LotSplit", "LotSplitOff", CertificateEnd.SPLIT),
        SAMPLE("LotSampled", "LotSplitOff", CertificateEnd.SAMPLE),
        AGGREGATE("LotsAggregated", "LotPooled", CertificateEnd.AGGREGATE),
        BLEND("LotsBlended", "LotPooled", CertificateEnd.BLEND);

        private final String done;
        private final String made;
        private final CertificateEnd certificateEnd;

        Kind(String done, String made, CertificateEnd certificateEnd) {
            this.done = done;
            this.made = made;
            this.certificateEnd = certificateEnd;
        }

        private CertificateEnd certificateEnd() {
            return certificateEnd;
        }

        /** A kind that works one lot names it alone, the others list what goes in. */
        private boolean takesOneLot() {
            return this == SPLIT || this == SAMPLE;
        }

        /** Checks each lot that goes in, in the order in which the statement names them. */
        private <E, T> Checked<List<T>> eachInput(List<E> inputs, Function<E, Checked<T>> check) {
            return takesOneLot()
                    ? check.apply(inputs.getFirst()).at("input").map(List::of)
                    : Checked.each("inputs", inputs, check);
        }

        /** Checks each lot that comes out, in the order in which the statement names them. */
        <E, T> Checked<List<T>> eachOutput(List<E> outputs, Function<E, Checked<T>> check) {
            return listsOutputs()
                    ? Checked.each(outputs(), outputs, check)
                    : check.apply(outputs.getFirst()).at(outputs()).map(List::of);
        }

        /** The member that says what comes out. */
        String outputs() {
            return listsOutputs() ? "outputs" : "output";
        }

        /** What comes out has been in the fire, and is weighed and assayed anew. */
        private boolean casts() {
            return this == MELT || this == RETORT || this == REFINE;
        }

        private boolean listsOutputs() {
            return this == SPLIT || this == REFINE;
        }
    }

    /** Fine gold that did not come out, and why. */
    public record Loss(Code reason, FineMass fine) {
        static Loss read(Fields fields) {
            return new Loss(fields.parsed("reason", Code::new), fields.quantity("fineMg", FineMass::stated));
        }

        Json.Obj json() {
            return Json.object().with("reason", reason.value()).with("fineMg", fine.milligrams());
        }
    }

    /** The lots that go in, as they stand. */
    record Inputs(List<Lot.Held> lots) {
        List<Lot.Facts> facts() {
            return lots.stream().map(Lot::facts).toList();
        }

        /** All the gold in them, with what no origin accounts for. */
        FineMass measured() {
            return facts().stream().map(Lot.Facts::measured).reduce(FineMass.NONE, FineMass::plus);
        }

        FineMass unattributed() {
            return facts().stream().map(Lot.Facts::unattributed).reduce(FineMass.NONE, FineMass::plus);
        }

        Provenance origins() {
            return Provenance.joined(facts().stream().map(Lot.Facts::provenance).toList());
        }

        Lifetime lifetime() {
            return Lifetime.joined(facts().stream().map(Lot.Facts::lifetime).toList());
        }

        private ClaimClass claimClass() {
            return facts().stream()
                    .map(Lot.Facts::claimClass)
                    .reduce(facts().getFirst().claimClass(), ClaimClass::joinedWith);
        }

        /** A sum of weighings, which may exceed what one lot can weigh. */
        long grossMg() {
            return facts().stream().mapToLong(lot -> lot.gross().milligrams()).sum();
        }
    }

    /**
     * The one lot of a split or a sample.
     *
     * @param assay its assay of record, which every part keeps
     */
    record Whole(Inputs inputs, Material material, Assay.OfRecord assay) {
        static Checked<Whole> of(Inputs inputs) {
            Lot.Held lot = inputs.lots().getFirst();
            return RecordAssay.ofRecord(lot)
                    .map(assay -> new Whole(inputs, lot.facts().material(), assay));
        }
    }

    static List<LotId> lots(Fields body, String name, int fewest) {
        List<LotId> lots = body.texts(name, LotId::new);
        requireDistinct(lots, body, name, fewest);
        return lots;
    }

    /** @throws JsonException when the list under that member is shorter, too long, or names a lot twice */
    static void requireDistinct(List<LotId> lots, Fields body, String name, int fewest) {
        if (lots.size() < fewest
                || lots.size() > MOST_LOTS
                || lots.stream().distinct().count() != lots.size()) {
            throw body.unfit(
                    name,
                    Message.LOT_LIST_SIZE_WRONG
                            .with("fewest", Argument.count(fewest))
                            .and("most", Argument.count(MOST_LOTS)));
        }
    }

    /** The members that all kinds have; each command adds its outputs. */
    Json.Obj body() {
        Json.Obj body = Json.object().with("transformation", id.value());
        body = kind.takesOneLot() ? body.with("input", inputs.getFirst().value()) : body.with("inputs", texts(inputs));
        if (place.isPresent()) {
            body = body.with("place", place.get().value());
        }
        if (witness.isPresent()) {
            body = body.with("witness", witness.get().value());
        }
        return body;
    }

    private static Json.Arr texts(List<LotId> lots) {
        return Json.texts(lots.stream().map(LotId::value).toList());
    }

    // May it be done?

    /**
     * I1, I3, I5, I19, I20, I21, I24, I25, I29, I36: the inputs are free, held by the acting party and in one place; the
     * outputs are new. Otherwise a lot could be used twice, or gold that others hold could be consumed.
     */
    Checked<Inputs> possible(Act act, LedgerState ledger) {
        return notRecordedBefore(ledger)
                .at("transformation")
                .then(ok -> kind.eachOutput(
                        outputs, output -> LotChecks.unusedId(output, ledger).at("lot")))
                .then(ok -> kind.eachInput(inputs, input -> free(input, act, ledger)))
                .map(Inputs::new)
                .and(this::inOnePlace)
                .and(in -> witnessRegistered(act, ledger).at("witness"));
    }

    private Checked<Holds> notRecordedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.transformation(id),
                ledger,
                () -> Message.TRANSFORMATION_EXISTS.with("transformation", id));
    }

    /** I1: a witness that nobody knows could not be asked. */
    private Checked<Holds> witnessRegistered(Act act, LedgerState ledger) {
        Optional<PartyId> unknown = witness.filter(party -> Party.find(ledger, party)
                .filter(found -> found.standsAt(act.eventAt()))
                .isEmpty());
        return unknown.<Checked<Holds>>map(party -> Checked.refuse(
                        Rule.I1, Message.WITNESS_UNKNOWN.with("witness", party).and("kind", Argument.code(kind))))
                .orElseGet(Checked::holds);
    }

    private static Checked<Lot.Held> free(LotId input, Act act, LedgerState ledger) {
        return EffectiveLot.atHand(input, act, ledger)
                .and(lot -> Settlement.noneOpen(input, ledger))
                .and(LotChecks::sharesMatchMass);
    }

    /** I19: where no input is in the place, the place is at fault; otherwise the input that is elsewhere. */
    private Checked<List<Lot.Facts>> inOnePlace(Inputs in) {
        List<Lot.Facts> lots = in.facts();
        if (place.isEmpty()) {
            return Checked.found(lots);
        }
        PlaceCode here = place.get();
        return lots.stream().noneMatch(lot -> lot.place().equals(here))
                ? isThere(here, lots.getFirst()).at("place").map(List::of)
                : kind.eachInput(lots, lot -> isThere(here, lot));
    }

    private Checked<Lot.Facts> isThere(PlaceCode here, Lot.Facts lot) {
        return Checked.require(
                        Rule.I19,
                        lot.place().equals(here),
                        () -> Message.LOT_IN_OTHER_PLACE
                                .with("lot", lot.id())
                                .and("place", lot.place())
                                .and("kind", Argument.code(kind))
                                .and("here", here))
                .map(ok -> lot);
    }

    // What comes out

    /** A lot without assay: it stands for the fine gold of its inputs until a laboratory has read it. */
    Lot.Draft pooled(LotId output, Material material, GrossMass gross, Inputs in, Act act) {
        return new Lot.Draft(begun(
                output,
                Content.pooled(material, gross, in.unattributed(), in.origins(), in.claimClass(), in.lifetime()),
                in,
                act));
    }

    /** What comes out under its own assay, or that of the lot it was taken from. */
    record Outcome(LotId lot, Material material, GrossMass gross, Assay.OfRecord assay) {
        long measuredMg() {
            return FineMass.contained(gross, assay.fineness()).milligrams();
        }
    }

    /**
     * The lots that come out; losses are recorded with the transformation. Each is entitled to the part of the origins' nominal
     * gold that its measured gold is of all that went in, so that what is lost is lost of every origin (I49).
     */
    List<Lot.Held> made(List<Outcome> outcomes, Inputs in, Act act, ReferenceValues values) {
        long inMg = in.measured().milligrams();
        long outMg = outcomes.stream().mapToLong(Outcome::measuredMg).reduce(0, Math::addExact);
        Provenance origins = in.origins();
        long nominalMg = origins.nominal().milligrams();
        long keptMg = outMg < inMg ? ProRata.scaled(nominalMg, outMg, inMg) : nominalMg;
        List<Long> parts = outcomes.stream().map(Outcome::measuredMg).toList();
        List<Provenance> entitled = origins.entitledTo(new FineMass(keptMg)).divided(parts);
        List<Long> lost = ProRata.split(in.lifetime().lostMg() + nominalMg - keptMg, parts);
        long sampledMg = in.lifetime().sampledMg() + (kind == Kind.SAMPLE ? in.grossMg() - grossOutMg(outcomes) : 0);
        List<Lot.Held> made = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            Content content = Content.made(
                    outcome.material(),
                    outcome.gross(),
                    outcome.assay(),
                    entitled.get(i),
                    in.claimClass(),
                    new Lifetime(lost.get(i), sampledMg),
                    values.basisPoints(ReferenceValue.GAIN_FINE_MOST));
            made.add(new Lot.Held(begun(outcome.lot(), content, in, act)));
        }
        return made;
    }

    private static long grossOutMg(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.gross().milligrams())
                .sum();
    }

    private Lot.Facts begun(LotId output, Content content, Inputs in, Act act) {
        return new Lot.Facts(
                new Origin(output, inputs, act.party(), act.eventAt()),
                content,
                Possession.unsealed(act.party(), in.facts().getFirst().place()));
    }

    /** The transformation, its outputs, the end of its inputs with their seals and certificates, and the flags that the outputs inherit. */
    List<StateChange> events(Inputs in, List<? extends Lot> made, List<Loss> losses, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(record(in, made, losses, act));
        made.forEach(lot -> events.add(lot.event(kind.made)));
        for (Lot.Held input : in.lots()) {
            events.addAll(ApplySeal.removedFrom(input, act, ledger));
            events.add(input.consumedInto(outputs).event("LotConsumed"));
        }
        events.addAll(CertificateStatus.endedBy(kind.certificateEnd(), inputs, outputs, act, ledger));
        events.addAll(Flag.carriedOver(inputs, outputs, act, ledger));
        LotLimits.ofOutputs(
                        in.facts(),
                        made.stream().map(Lot::facts).toList(),
                        kind.casts(),
                        ReferenceValues.on(act.eventDay(), ledger))
                .forEach(flag -> events.add(flag.raised(act)));
        return SealUse.with(events, act, ledger);
    }

    private StateChange record(Inputs in, List<? extends Lot> made, List<Loss> losses, Act act) {
        Json.Obj record = Json.object()
                .with("transformation", id.value())
                .with("kind", kind.name())
                .with("by", act.party().value())
                .with("place", in.facts().getFirst().place().value())
                .with("inputs", texts(inputs))
                .with("outputs", texts(outputs))
                .with("grossInMg", in.grossMg())
                .with("grossOutMg", grossMg(made))
                .with("fineInMg", in.measured().milligrams())
                .with("fineOutMg", measured(made).milligrams())
                .with("losses", losses.stream().map(Loss::json).toList())
                .with("at", act.eventAt().getEpochSecond());
        return new StateChange(
                kind.done,
                LedgerKeys.transformation(id),
                witness.map(party -> record.with("witness", party.value())).orElse(record));
    }

    static FineMass measured(List<? extends Lot> lots) {
        return lots.stream().map(lot -> lot.facts().measured()).reduce(FineMass.NONE, FineMass::plus);
    }

    static long grossMg(List<? extends Lot> lots) {
        return lots.stream().mapToLong(lot -> lot.facts().gross().milligrams()).sum();
    }

    /** The fine gold that did not come out, as one declared loss; none when all came out. */
    static List<Loss> difference(FineMass in, FineMass out, String reason) {
        return in.equals(out) ? List.of() : List.of(new Loss(new Code(reason), in.minus(out)));
    }
}
