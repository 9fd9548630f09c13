package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
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

/** A custodian divides a lot without melting; the parts keep its assay of record. */
public record SplitLot(Code transformation, LotId input, List<Part> parts) implements Command {
    private static final int MOST_PARTS = 50;

    /** One part, by its own weighing. */
    record Part(LotId lot, GrossMass gross) {
        static Part read(Fields fields) {
            return new Part(fields.parsed("lot", LotId::new), fields.quantity("grossMg", GrossMass::weighed));
        }
    }

    public static SplitLot parse(Statement statement, Fields body) {
        var command = new SplitLot(
                body.parsed("transformation", Code::new),
                body.parsed("input", LotId::new),
                body.objects("outputs", Part::read));
        long distinct = command.parts.stream().map(Part::lot).distinct().count();
        if (command.parts.size() < 2 || command.parts.size() > MOST_PARTS || distinct != command.parts.size()) {
            throw new JsonException("body.outputs", "body.outputs: expected 2 to " + MOST_PARTS + " different lots");
        }
        return command;
    }

    @Override
    public Decision decide(Act act, Books books) {
        Optional<Lot> found = Lot.find(books, input);
        return Decision.unless(
                        () -> require(
                                Rule.I3,
                                !books.has(LedgerKeys.transformation(transformation)),
                                () -> "transformation " + transformation + " is recorded already"),
                        () -> Custody.heldBy(act.party(), input, found),
                        () -> newIds(books),
                        () -> grossKept(found.orElseThrow().facts(), ReferenceValues.on(act.eventDay(), books)),
                        () -> noFineGained(found.orElseThrow().facts()))
                .then(() -> events((Lot.Held) found.orElseThrow(), act, books));
    }

    private Optional<Refused> newIds(Books books) {
        return parts.stream()
                .map(part -> DeclareLot.newId(part.lot(), books))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refused> grossKept(Lot.Facts lot, ReferenceValues values) {
        long difference = Math.absExact(grossOutMg() - lot.gross().milligrams());
        boolean withinTheScale = difference <= values.get("transfer.floorMg")
                || values.basisPoints("transfer.toleranceBp")
                        .allows(difference, lot.gross().milligrams());
        return require(
                Rule.I18,
                withinTheScale,
                () -> "the parts weigh " + grossOutMg() + " mg, lot " + input + " weighs "
                        + lot.gross().milligrams() + " mg");
    }

    private Optional<Refused> noFineGained(Lot.Facts lot) {
        return require(
                Rule.I16,
                fineOut(lot).milligrams() <= lot.fine().milligrams(),
                () -> "the parts would hold " + fineOut(lot) + ", lot " + input + " holds " + lot.fine());
    }

    /** A sum of weighings, which may exceed what one lot can weigh. */
    private long grossOutMg() {
        return parts.stream().mapToLong(part -> part.gross().milligrams()).sum();
    }

    private FineMass fineOut(Lot.Facts lot) {
        return parts.stream()
                .map(part -> FineMass.contained(part.gross(), lot.fineness()))
                .reduce(FineMass.NONE, FineMass::plus);
    }

    private List<LedgerEvent> events(Lot.Held whole, Act act, Books books) {
        List<LotId> outputs = parts.stream().map(Part::lot).toList();
        List<LedgerEvent> events = new ArrayList<>();
        events.add(split(whole.facts(), outputs, act));
        parts.forEach(part -> events.add(part(part, whole.facts(), act).event("LotSplitOff")));
        events.addAll(ApplySeal.removedFrom(whole, act, books));
        events.add(whole.consumedInto(outputs).event("LotConsumed"));
        events.addAll(CertificateStatus.endedBy("SPLIT", List.of(input), outputs, act, books));
        events.addAll(Flag.carriedOver(List.of(input), outputs, act, books));
        return events;
    }

    private static Lot part(Part part, Lot.Facts whole, Act act) {
        return new Lot.Held(new Lot.Facts(
                        part.lot(),
                        whole.material(),
                        part.gross(),
                        Optional.empty(),
                        FineMass.NONE,
                        whole.custodian(),
                        whole.place(),
                        Optional.empty(),
                        List.of(whole.id()),
                        whole.claimClass(),
                        whole.provenance(),
                        0,
                        whole.custodian(),
                        act.eventAt())
                .withContent(part.gross(), whole.assay().orElseThrow()));
    }

    private LedgerEvent split(Lot.Facts whole, List<LotId> outputs, Act act) {
        long rounding = whole.fine().minus(fineOut(whole)).milligrams();
        List<Json.Obj> losses = rounding == 0
                ? List.of()
                : List.of(Json.object().with("reason", "SPLIT").with("fineMg", rounding));
        return new LedgerEvent(
                "LotSplit",
                LedgerKeys.transformation(transformation),
                Json.object()
                        .with("transformation", transformation.value())
                        .with("kind", "SPLIT")
                        .with("by", act.party().value())
                        .with("place", whole.place().value())
                        .with("inputs", Json.texts(List.of(input.value())))
                        .with(
                                "outputs",
                                Json.texts(outputs.stream().map(LotId::value).toList()))
                        .with("grossInMg", whole.gross().milligrams())
                        .with("grossOutMg", grossOutMg())
                        .with("fineInMg", whole.fine().milligrams())
                        .with("fineOutMg", fineOut(whole).milligrams())
                        .with("losses", losses)
                        .with("at", act.eventAt().getEpochSecond()));
    }
}
