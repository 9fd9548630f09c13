package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/** A custodian melts lots into one bar. Reads and writes one key per input. */
public record MeltLots(
        Code transformation,
        PlaceCode place,
        List<LotId> inputs,
        LotId output,
        Material material,
        GrossMass gross,
        Assay assay,
        List<Loss> losses,
        Optional<PartyId> witness,
        boolean statesFineMass)
        implements Command {
    private static final int MOST_INPUTS = 50;

    /** Fine gold that did not come out, and why. */
    record Loss(Code reason, FineMass fine) {
        static Loss read(Fields fields) {
            return new Loss(fields.parsed("reason", Code::new), fields.quantity("fineMg", FineMass::new));
        }

        Json.Obj json() {
            return Json.object().with("reason", reason.value()).with("fineMg", fine.milligrams());
        }
    }

    public static MeltLots parse(Statement statement, Fields body) {
        PartyId custodian = new PartyId(statement.actor());
        Fields output = body.object("output");
        LotId lot = output.parsed("lot", LotId::new);
        boolean statesFineMass = output.optionalInteger("fineMg").isPresent();
        var command = new MeltLots(
                body.parsed("transformation", Code::new),
                body.parsed("place", PlaceCode::new),
                body.texts("inputs", LotId::new),
                lot,
                output.parsed("material", Codes.of(Material.class)),
                output.quantity("grossMg", GrossMass::weighed),
                Assay.readWithin(
                        output.object("assay"), lot, custodian, Day.of(statement.eventAt()), Assay.Purpose.PROVISIONAL),
                body.objects("losses", Loss::read),
                body.optionalParsed("witness", PartyId::new),
                statesFineMass);
        output.end();
        boolean fits = !command.inputs.isEmpty()
                && command.inputs.size() <= MOST_INPUTS
                && command.inputs.stream().distinct().count() == command.inputs.size();
        if (!fits) {
            throw new JsonException("body.inputs", "body.inputs: expected 1 to " + MOST_INPUTS + " different lots");
        }
        return command;
    }

    @Override
    public Decision decide(Act act, Books books) {
        return Decision.unless(
                        () -> require(Rule.I14, !statesFineMass, () -> "fine mass is computed, never submitted"),
                        () -> require(
                                Rule.I3,
                                !books.has(LedgerKeys.transformation(transformation)),
                                () -> "transformation " + transformation + " is recorded already"),
                        () -> DeclareLot.newId(output, books),
                        () -> RecordAssay.umpireIsAThird(assay, act.party(), books),
                        () -> everyInputFree(act.party(), books),
                        () -> nothingFromNothing(inputs(books), act, books))
                .then(() -> events(inputs(books), act, books));
    }

    private Optional<Refused> everyInputFree(PartyId custodian, Books books) {
        for (LotId id : inputs) {
            Optional<Lot> lot = Lot.find(books, id);
            Optional<Refused> refusal = Custody.heldBy(custodian, id, lot)
                    .or(() -> require(
                            Rule.I19,
                            lot.orElseThrow().facts().place().equals(place),
                            () -> "lot " + id + " lies in "
                                    + lot.orElseThrow().facts().place() + ", the melt is in " + place));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** I16: fine out plus declared losses is fine in; more may come out only by what two assays may differ. */
    private Optional<Refused> nothingFromNothing(List<Lot.Facts> lots, Act act, Books books) {
        long in = fineIn(lots).milligrams();
        long out = fineOut().milligrams();
        long lost = losses.stream()
                .map(Loss::fine)
                .reduce(FineMass.NONE, FineMass::plus)
                .milligrams();
        if (out <= in) {
            return require(
                    Rule.I16,
                    Math.addExact(out, lost) == in,
                    () -> "fine in " + in + " mg, fine out " + out + " mg, declared losses " + lost
                            + " mg; losses must be " + (in - out) + " mg");
        }
        boolean uncertainty = losses.isEmpty()
                && ReferenceValues.on(act.eventDay(), books)
                        .basisPoints("gain.fine.maxBp")
                        .allows(out - in, in);
        return require(
                Rule.I16,
                uncertainty,
                () -> "fine out " + out + " mg exceeds fine in " + in + " mg beyond assay uncertainty");
    }

    private List<Lot.Facts> inputs(Books books) {
        return inputs.stream()
                .map(id -> Lot.find(books, id).orElseThrow().facts())
                .toList();
    }

    private static FineMass fineIn(List<Lot.Facts> lots) {
        return lots.stream().map(Lot.Facts::fine).reduce(FineMass.NONE, FineMass::plus);
    }

    /** A sum of weighings, which may exceed what one lot can weigh. */
    private static long grossInMg(List<Lot.Facts> lots) {
        return lots.stream().mapToLong(lot -> lot.gross().milligrams()).sum();
    }

    private FineMass fineOut() {
        return FineMass.contained(gross, assay.fineness());
    }

    private List<LedgerEvent> events(List<Lot.Facts> lots, Act act, Books books) {
        Lot.Draft cast = new Lot.Draft(new Lot.Facts(
                output,
                material,
                gross,
                Optional.empty(),
                FineMass.NONE,
                act.party(),
                place,
                Optional.empty(),
                inputs,
                lots.stream()
                        .map(Lot.Facts::claimClass)
                        .reduce(ClaimClass::joinedWith)
                        .orElseThrow(),
                Provenance.joined(lots.stream().map(Lot.Facts::provenance).toList()),
                0,
                act.party(),
                act.eventAt()));
        List<LedgerEvent> events = new ArrayList<>();
        events.add(melted(lots, act));
        events.add(cast.assayed(assay).event("LotCast"));
        events.add(assay.recorded(act.recordedAt()));
        for (LotId id : inputs) {
            Lot.Held input = (Lot.Held) Lot.find(books, id).orElseThrow();
            events.addAll(ApplySeal.removedFrom(input, act, books));
            events.add(input.consumedInto(List.of(output)).event("LotConsumed"));
        }
        events.addAll(CertificateStatus.endedBy("MELT", inputs, List.of(output), act, books));
        events.addAll(Flag.carriedOver(inputs, List.of(output), act, books));
        if (lossBeyondTolerance(lots, ReferenceValues.on(act.eventDay(), books))) {
            events.add(
                    new Flag(LedgerKeys.lot(output), Flag.Kind.RED_FLAG, Rule.I17, new Code("MELT-LOSS")).raised(act));
        }
        return events;
    }

    private LedgerEvent melted(List<Lot.Facts> lots, Act act) {
        Json.Obj record = Json.object()
                .with("transformation", transformation.value())
                .with("kind", "MELT")
                .with("by", act.party().value())
                .with("place", place.value())
                .with("inputs", Json.texts(inputs.stream().map(LotId::value).toList()))
                .with("outputs", Json.texts(List.of(output.value())))
                .with("grossInMg", grossInMg(lots))
                .with("grossOutMg", gross.milligrams())
                .with("fineInMg", fineIn(lots).milligrams())
                .with("fineOutMg", fineOut().milligrams())
                .with("losses", losses.stream().map(Loss::json).toList())
                .with("at", act.eventAt().getEpochSecond());
        return new LedgerEvent(
                "LotsMelted",
                LedgerKeys.transformation(transformation),
                witness.map(party -> record.with("witness", party.value())).orElse(record));
    }

    /** I17: the limit of a mixed melt is the average of its materials' limits, weighted by gross input. */
    private boolean lossBeyondTolerance(List<Lot.Facts> lots, ReferenceValues values) {
        return exceeds(grossInMg(lots) - gross.milligrams(), grossInMg(lots), "grossBp", lots, values)
                || exceeds(
                        fineIn(lots).milligrams() - fineOut().milligrams(),
                        fineIn(lots).milligrams(),
                        "fineBp",
                        lots,
                        values);
    }

    private static boolean exceeds(
            long lost, long whole, String measure, List<Lot.Facts> lots, ReferenceValues values) {
        BigInteger weightedLimit = lots.stream()
                .map(lot -> BigInteger.valueOf(lot.gross().milligrams())
                        .multiply(BigInteger.valueOf(values.get(lossKey(lot.material()) + "." + measure))))
                .reduce(BigInteger.ZERO, BigInteger::add);
        // lost / whole > weightedLimit / gross / 10 000, without dividing
        return BigInteger.valueOf(lost)
                        .multiply(BigInteger.valueOf(grossInMg(lots)))
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(weightedLimit.multiply(BigInteger.valueOf(whole)))
                > 0;
    }

    private static String lossKey(Material material) {
        return switch (material) {
            case DORE, REFINED -> "loss.meltDore";
            case FREE_GOLD, SELECTED_ORE, CONCENTRATE -> "loss.meltFree";
            case SPONGE -> "loss.meltSponge";
        };
    }
}
