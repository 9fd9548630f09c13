package org.capaz.ledger.transformation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

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
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.status.CertificateStatus;

/**
 * What melting, dividing, pooling, retorting, refining and sampling have in common: lots of one custodian in one place
 * go in and are gone for ever, new lots come out, and between them no milligram of fine gold comes or goes unsaid. What
 * each kind allows beyond that stands in its own command. Reads and writes one key per lot.
 */
record Transformation(
        Code id,
        Kind kind,
        Optional<PlaceCode> place,
        List<LotId> inputs,
        List<LotId> outputs,
        Optional<PartyId> witness) {
    private static final int MOST_LOTS = 50;

    /** What is done, and what the facts of it are called. */
    enum Kind {
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

        /** What is done to one lot only names it alone, the others list what goes in. */
        private <T> Optional<Refused> eachInput(List<T> inputs, Function<T, Optional<Refused>> check) {
            return this == SPLIT || this == SAMPLE
                    ? at("input", check.apply(inputs.getFirst()))
                    : each("inputs", inputs, check);
        }

        /** Asks about each lot that comes out, in the order in which the statement names them. */
        <T> Optional<Refused> eachOutput(List<T> outputs, Function<T, Optional<Refused>> check) {
            return listsOutputs() ? each("outputs", outputs, check) : at("output", check.apply(outputs.getFirst()));
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
    record Loss(Code reason, FineMass fine) {
        static Loss read(Fields fields) {
            return new Loss(fields.parsed("reason", Code::new), fields.quantity("fineMg", FineMass::stated));
        }

        private Json.Obj json() {
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

    static List<LotId> lots(Fields body, String name, int fewest) {
        List<LotId> lots = body.texts(name, LotId::new);
        requireDistinct(lots, name, fewest);
        return lots;
    }

    static void requireDistinct(List<LotId> lots, String name, int fewest) {
        if (lots.size() < fewest
                || lots.size() > MOST_LOTS
                || lots.stream().distinct().count() != lots.size()) {
            throw new JsonException(
                    "body." + name, "body." + name + ": expected " + fewest + " to " + MOST_LOTS + " different lots");
        }
    }

    // May it be done?

    /** I1, I3, I19, I20, I21, I36: the inputs are sound and free, in one pair of hands and one place; the outputs are new. */
    Optional<Refused> possible(Act act, LedgerState ledger) {
        return at("transformation", isNew(ledger))
                .or(() -> kind.eachOutput(outputs, output -> at("lot", LotChecks.newId(output, ledger))))
                .or(() -> kind.eachInput(inputs, input -> free(input, act, ledger)))
                .or(() -> place.flatMap(here -> inOnePlace(here, inputs(act, ledger))))
                .or(() -> at("witness", witnessed(act, ledger)));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.transformation(id)),
                () -> "transformation " + id + " is recorded already");
    }

    /** Somebody who can be asked, not a name that nobody answers to. */
    private Optional<Refused> witnessed(Act act, LedgerState ledger) {
        return witness.flatMap(party -> require(
                Rule.I1,
                Party.find(ledger, party)
                        .filter(found -> found.standsAt(act.eventAt()))
                        .isPresent(),
                () -> "the witness " + party + " was no registered party at the " + kind));
    }

    private Optional<Refused> free(LotId input, Act act, LedgerState ledger) {
        Optional<Lot> lot = Custody.effectiveAt(input, act.eventAt(), ledger);
        return LotChecks.heldBy(act.party(), input, lot)
                .or(() -> at(Refused.EVENT_AT, LotChecks.sinceItCameToHand(lot.orElseThrow(), act, ledger)))
                .or(() -> Settlement.notUnderWay(input, ledger))
                .or(() -> LotChecks.sharesAddUp(lot.orElseThrow()));
    }

    /** Where none of them lies, the place is wrong; otherwise the lot that lies elsewhere. */
    private Optional<Refused> inOnePlace(PlaceCode here, Inputs in) {
        return in.facts().stream().noneMatch(lot -> lot.place().equals(here))
                ? at("place", liesThere(here, in.facts().getFirst()))
                : kind.eachInput(in.facts(), lot -> liesThere(here, lot));
    }

    private Optional<Refused> liesThere(PlaceCode here, Lot.Facts lot) {
        return require(
                Rule.I19,
                lot.place().equals(here),
                () -> "lot " + lot.id() + " lies in " + lot.place() + ", the " + kind + " is in " + here);
    }

    Inputs inputs(Act act, LedgerState ledger) {
        return new Inputs(inputs.stream()
                .map(input -> (Lot.Held)
                        Custody.effectiveAt(input, act.eventAt(), ledger).orElseThrow())
                .toList());
    }

    /** I18: what is not melted keeps its weight, as far as a scale can tell. */
    static Optional<Refused> grossKept(long grossInMg, long grossOutMg, ReferenceValues values) {
        long difference = Math.absExact(grossOutMg - grossInMg);
        return require(
                Rule.I18,
                difference <= values.get(ReferenceValue.TRANSFER_FLOOR)
                        || values.basisPoints(ReferenceValue.TRANSFER_TOLERANCE).allows(difference, grossInMg),
                () -> "what comes out weighs " + grossOutMg + " mg, what went in " + grossInMg + " mg");
    }

    /** I16: more may come out only by what two assays may differ. */
    static Optional<Refused> nothingFromNothing(FineMass fineIn, FineMass fineOut, ReferenceValues values) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        return require(
                Rule.I16,
                out <= in || values.basisPoints(ReferenceValue.GAIN_FINE_MOST).allows(out - in, in),
                () -> "fine out " + out + " mg exceeds fine in " + in + " mg beyond assay uncertainty");
    }

    /** I16: fine out plus declared losses is fine in; where more came out, no loss is declared. */
    static Optional<Refused> everythingAccountedFor(FineMass fineIn, FineMass fineOut, List<Loss> losses) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        long lost = losses.stream()
                .map(Loss::fine)
                .reduce(FineMass.NONE, FineMass::plus)
                .milligrams();
        long missing = Math.max(in - out, 0);
        return require(
                Rule.I16,
                out > in ? losses.isEmpty() : lost == missing,
                () -> "fine in " + in + " mg, fine out " + out + " mg, declared losses " + lost + " mg; losses must be "
                        + missing + " mg");
    }

    // What comes out

    /** A lot that is not assayed yet: it stands for the fine gold of its inputs until a laboratory has read it. */
    Lot.Draft pooled(LotId output, Material material, GrossMass gross, Inputs in, Act act) {
        return new Lot.Draft(unread(output, material, gross, in.fine(), in, act));
    }

    /** A lot under its own assay, or that of the lot it was taken from; the losses are the transformation's, not its own. */
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
                                .reduce(ClaimClass::joinedWith)
                                .orElseThrow()),
                Lot.Possession.unsealed(act.party(), in.facts().getFirst().place()));
    }

    /** The transformation, its outputs, the end of its inputs with their seals and certificates, and the flags that go with them. */
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
                .with("inputs", Json.texts(inputs.stream().map(LotId::value).toList()))
                .with("outputs", Json.texts(outputs.stream().map(LotId::value).toList()))
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

    /** What rounding down has cost, as a loss of its own; nothing when it cost nothing. */
    static List<Loss> difference(FineMass in, FineMass out, String reason) {
        return in.equals(out) ? List.of() : List.of(new Loss(new Code(reason), in.minus(out)));
    }

    // I17

    /** I17: the limit of a mix is the average of its materials' limits, weighted by gross input. */
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

    /** The two measures of one loss. */
    private record Limit(ReferenceValue gross, ReferenceValue fine) {}

    /** Mercury leaves sponge alone, so a retort gives no other material more room than the crucible does. */
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
