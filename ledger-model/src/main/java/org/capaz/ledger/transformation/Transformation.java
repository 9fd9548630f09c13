// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.Custody;
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
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
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
        MELT("LotsMelted", "LotCast"),
        RETORT("LotsRetorted", "LotCast"),
        REFINE("LotsRefined", "LotCast"),
        SPLIT("LotSplit", "LotSplitOff"),
        SAMPLE("LotSampled", "LotSplitOff"),
        AGGREGATE("LotsAggregated", "LotPooled"),
        BLEND("LotsBlended", "LotPooled");

        private final String done;
        private final String made;

        Kind(String done, String made) {
            this.done = done;
            this.made = made;
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

        FineMass fine() {
            return facts().stream().map(Lot.Facts::fine).reduce(FineMass.NONE, FineMass::plus);
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
        return Custody.atHand(input, act, ledger)
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

    /** I18: what is not melted keeps its gross mass (mg), as far as a scale can tell. */
    static Checked<Holds> grossKept(long grossInMg, long grossOutMg, ReferenceValues values) {
        long difference = Math.absExact(grossOutMg - grossInMg);
        return Checked.require(
                Rule.I18,
                difference <= values.get(ReferenceValue.TRANSFER_FLOOR)
                        || values.basisPoints(ReferenceValue.TRANSFER_TOLERANCE).allows(difference, grossInMg),
                () -> Message.GROSS_OUT_EXCEEDS_IN
                        .with("out", Argument.mass(grossOutMg))
                        .and("in", Argument.mass(grossInMg)));
    }

    /** I16: more fine gold may come out than went in only by what two assays may differ. */
    static Checked<Holds> gainWithinUncertainty(FineMass fineIn, FineMass fineOut, ReferenceValues values) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        return Checked.require(
                Rule.I16,
                out <= in || values.basisPoints(ReferenceValue.GAIN_FINE_MOST).allows(out - in, in),
                () -> Message.FINE_OUT_BEYOND_UNCERTAINTY.with("out", fineOut).and("in", fineIn));
    }

    /** I16: fine out plus declared losses is fine in; where more came out, no loss is declared. */
    static Checked<Holds> lossesBalance(FineMass fineIn, FineMass fineOut, List<Loss> losses) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        FineMass lost = losses.stream().map(Loss::fine).reduce(FineMass.NONE, FineMass::plus);
        long missing = Math.max(in - out, 0);
        return Checked.require(
                Rule.I16,
                out > in ? losses.isEmpty() : lost.milligrams() == missing,
                () -> Message.LOSSES_NOT_BALANCED
                        .with("in", fineIn)
                        .and("out", fineOut)
                        .and("lost", lost)
                        .and("needed", Argument.mass(missing)));
    }

    // What comes out

    /** A lot without assay: it stands for the fine gold of its inputs until a laboratory has read it. */
    Lot.Draft pooled(LotId output, Material material, GrossMass gross, Inputs in, Act act) {
        return new Lot.Draft(unread(output, material, gross, in.fine(), in, act));
    }

    /** A lot under its own assay, or that of the lot it was taken from; losses are recorded with the transformation, not with the lot. */
    Lot.Held made(LotId output, Material material, GrossMass gross, Assay.OfRecord assay, Inputs in, Act act) {
        return new Lot.Held(
                unread(output, material, gross, FineMass.NONE, in, act).withContent(gross, assay));
    }

    private Lot.Facts unread(LotId output, Material material, GrossMass gross, FineMass carried, Inputs in, Act act) {
        return new Lot.Facts(
                new Lot.Origin(output, inputs, act.party(), act.eventAt()),
                Lot.Content.unread(
                        material,
                        gross,
                        carried,
                        Provenance.joined(
                                in.facts().stream().map(Lot.Facts::provenance).toList()),
                        in.facts().stream()
                                .map(Lot.Facts::claimClass)
                                .reduce(in.facts().getFirst().claimClass(), ClaimClass::joinedWith)),
                Lot.Possession.unsealed(act.party(), in.facts().getFirst().place()));
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
        events.addAll(CertificateStatus.endedBy(kind.name(), inputs, outputs, act, ledger));
        events.addAll(Flag.carriedOver(inputs, outputs, act, ledger));
        return events;
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
                .with("fineInMg", in.fine().milligrams())
                .with("fineOutMg", fine(made).milligrams())
                .with("losses", losses.stream().map(Loss::json).toList())
                .with("at", act.eventAt().getEpochSecond());
        return new StateChange(
                kind.done,
                LedgerKeys.transformation(id),
                witness.map(party -> record.with("witness", party.value())).orElse(record));
    }

    static FineMass fine(List<? extends Lot> lots) {
        return lots.stream().map(lot -> lot.facts().fine()).reduce(FineMass.NONE, FineMass::plus);
    }

    static long grossMg(List<? extends Lot> lots) {
        return lots.stream().mapToLong(lot -> lot.facts().gross().milligrams()).sum();
    }

    /** The fine gold that did not come out, as one declared loss; none when all came out. */
    static List<Loss> difference(FineMass in, FineMass out, String reason) {
        return in.equals(out) ? List.of() : List.of(new Loss(new Code(reason), in.minus(out)));
    }

    // I17

    /** I17: the limit of a mix is the average of its materials' limits, weighted by gross input; a greater loss is flagged, not refused. */
    boolean lossBeyondTolerance(Inputs in, List<? extends Lot> made, ReferenceValues values) {
        long grossLost = in.grossMg() - grossMg(made);
        long fineLost = in.fine().milligrams() - fine(made).milligrams();
        return exceeds(grossLost, in.grossMg(), Limit::gross, in, values)
                || exceeds(fineLost, in.fine().milligrams(), Limit::fine, in, values);
    }

    private boolean exceeds(
            long lost, long whole, Function<Limit, ReferenceValue> measure, Inputs in, ReferenceValues values) {
        BigInteger weightedLimit = in.facts().stream()
                .map(lot -> BigInteger.valueOf(lot.gross().milligrams())
                        .multiply(BigInteger.valueOf(values.get(measure.apply(limit(lot.material()))))))
                .reduce(BigInteger.ZERO, BigInteger::add);
        // lost / whole > weightedLimit / gross / 10 000, without dividing
        return BigInteger.valueOf(lost)
                        .multiply(BigInteger.valueOf(in.grossMg()))
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(weightedLimit.multiply(BigInteger.valueOf(whole)))
                > 0;
    }

    /** The reference values that limit one loss, by gross and by fine mass. */
    private record Limit(ReferenceValue gross, ReferenceValue fine) {}

    /** Only sponge loses mercury in a retort; any other material has the limit of a melt. */
    private Limit limit(Material material) {
        if (kind == Kind.REFINE) {
            return new Limit(ReferenceValue.LOSS_REFINE_GROSS, ReferenceValue.LOSS_REFINE_FINE);
        }
        return switch (material) {
            case DORE, REFINED -> new Limit(ReferenceValue.LOSS_MELT_DORE_GROSS, ReferenceValue.LOSS_MELT_DORE_FINE);
            case FREE_GOLD, SELECTED_ORE, CONCENTRATE ->
                new Limit(ReferenceValue.LOSS_MELT_FREE_GROSS, ReferenceValue.LOSS_MELT_FREE_FINE);
            case SPONGE ->
                kind == Kind.RETORT
                        ? new Limit(ReferenceValue.LOSS_RETORT_GROSS, ReferenceValue.LOSS_RETORT_FINE)
                        : new Limit(ReferenceValue.LOSS_MELT_SPONGE_GROSS, ReferenceValue.LOSS_MELT_SPONGE_FINE);
        };
    }
}
