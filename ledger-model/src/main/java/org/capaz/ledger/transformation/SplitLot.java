// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A custodian divides a lot without melting. Each part is a new lot by its own weighing and keeps the assay of record of the
 * whole; together the parts weigh what the whole weighed, as far as a scale can tell.
 *
 * <p>Decision 010.
 */
public record SplitLot(Transformation transformation, List<Part> parts) implements Command {

    /** One part, by its own weighing. */
    record Part(LotId lot, GrossMass gross) {
        static Part read(Fields fields) {
            return new Part(fields.parsed("lot", LotId::new), fields.quantity("grossMg", GrossMass::weighed));
        }

        private Part lighterBy(long mg) {
            return new Part(lot, new GrossMass(gross.milligrams() - mg));
        }

        private Json.Obj json() {
            return Json.object().with("lot", lot.value()).with("grossMg", gross.milligrams());
        }
    }

    public static SplitLot parse(Statement statement, Fields body) {
        List<Part> parts = body.objects("outputs", Part::read);
        List<LotId> outputs = parts.stream().map(Part::lot).toList();
        Transformation.requireDistinct(outputs, body, Transformation.Kind.SPLIT.outputs(), 2);
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
    public Json.Obj body() {
        return transformation
                .body()
                .with("outputs", parts.stream().map(Part::json).toList());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return transformation
                .possible(act, ledger)
                .and(in -> MassChecks.grossKept(in.grossMg(), grossOutMg(), ReferenceValues.on(act.eventDay(), ledger))
                        .at("outputs"))
                .and(in -> somethingLeftOfEachPart(in.grossMg()).at("outputs"))
                .then(Transformation.Whole::of)
                .decide(whole -> events(whole, act, ledger));
    }

    private long grossOutMg() {
        return parts.stream().mapToLong(part -> part.gross().milligrams()).sum();
    }

    /** I18: of a few milligrams, a scale's tolerance may be more than the heaviest part. */
    private Checked<Holds> somethingLeftOfEachPart(long grossInMg) {
        return Checked.require(
                Rule.I18,
                heaviest().gross().milligrams() > grossOutMg() - grossInMg,
                () -> Message.GROSS_OUT_EXCEEDS_IN
                        .with("out", Argument.mass(grossOutMg()))
                        .and("in", Argument.mass(grossInMg)));
    }

    private Part heaviest() {
        return parts.stream()
                .max(Comparator.comparingLong(part -> part.gross().milligrams()))
                .orElseThrow();
    }

    /**
     * I18, I16: within the scale's tolerance the parts may weigh more than the whole did, but that adds no gold: the excess is
     * taken off the heaviest part. The statement keeps what the scale showed.
     */
    private List<Part> withinTheWhole(long grossInMg) {
        long excess = Math.max(grossOutMg() - grossInMg, 0);
        Part heaviest = heaviest();
        return parts.stream()
                .map(part -> part.equals(heaviest) ? part.lighterBy(excess) : part)
                .toList();
    }

    private List<StateChange> events(Transformation.Whole whole, Act act, LedgerState ledger) {
        Transformation.Inputs in = whole.inputs();
        List<Lot.Held> made = transformation.made(
                withinTheWhole(in.grossMg()).stream()
                        .map(part ->
                                new Transformation.Outcome(part.lot(), whole.material(), part.gross(), whole.assay()))
                        .toList(),
                in,
                act,
                ReferenceValues.on(act.eventDay(), ledger));
        return transformation.events(
                in,
                made,
                Transformation.difference(in.measured(), Transformation.measured(made), "SPLIT"),
                act,
                ledger);
    }
}
