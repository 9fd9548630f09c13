package org.capaz.ledger.transformation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A custodian divides a lot without melting; the parts keep its assay of record. */
public record SplitLot(Transformation transformation, List<Part> parts) implements Command {

    /** One part, by its own weighing. */
    record Part(LotId lot, GrossMass gross) {
        static Part read(Fields fields) {
            return new Part(fields.parsed("lot", LotId::new), fields.quantity("grossMg", GrossMass::weighed));
        }
    }

    public static SplitLot parse(Statement statement, Fields body) {
        List<Part> parts = body.objects("outputs", Part::read);
        List<LotId> outputs = parts.stream().map(Part::lot).toList();
        Transformation.requireDistinct(outputs, "outputs", 2);
        var transformation = new Transformation(
                body.parsed("transformation", Code::new),
                Transformation.Kind.SPLIT,
                Optional.empty(),
                List.of(body.parsed("input", LotId::new)),
                outputs,
                body.optionalParsed("witness", PartyId::new));
        return new SplitLot(transformation, parts);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> transformation.possible(act, ledger),
                        at(
                                "outputs",
                                () -> Transformation.grossKept(
                                        transformation.inputs(act, ledger).grossMg(),
                                        parts.stream()
                                                .mapToLong(part -> part.gross().milligrams())
                                                .sum(),
                                        ReferenceValues.on(act.eventDay(), ledger))),
                        at("outputs", () -> noFineGained(transformation.inputs(act, ledger))))
                .then(() -> events(transformation.inputs(act, ledger), act, ledger));
    }

    /** No assay is made here that could excuse a gain. */
    private Optional<Refused> noFineGained(Transformation.Inputs whole) {
        FineMass out = parts.stream()
                .map(part -> FineMass.contained(
                        part.gross(), whole.facts().getFirst().fineness()))
                .reduce(FineMass.NONE, FineMass::plus);
        return require(
                Rule.I16,
                out.milligrams() <= whole.fine().milligrams(),
                () -> "the parts would hold " + out + ", the whole holds " + whole.fine());
    }

    private List<StateChange> events(Transformation.Inputs in, Act act, LedgerState ledger) {
        Lot.Facts whole = in.facts().getFirst();
        List<Lot.Held> made = parts.stream()
                .map(part -> transformation.made(
                        part.lot(),
                        whole.material(),
                        part.gross(),
                        whole.assay().orElseThrow(),
                        in,
                        act))
                .toList();
        return transformation.events(
                in, made, Transformation.difference(in.fine(), Transformation.fine(made), "SPLIT"), act, ledger);
    }
}
