// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

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
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A custodian melts lots into one bar, retorts them to drive the mercury out, or refines them. What comes out is weighed and
 * assayed anew, and the custodian states every loss of fine gold with its reason: otherwise gold could leave as an
 * unexplained difference.
 */
public record CastLots(Transformation transformation, List<Output> outputs, List<Transformation.Loss> losses)
        implements Command {

    /**
     * One bar, by its own weighing and assay.
     *
     * @param statedFineMg what the statement says the bar holds, which it must not say (I14)
     */
    public record Output(Material material, GrossMass gross, Assay assay, Optional<Long> statedFineMg) {
        /** A bar as a statement gives it: its fine mass follows from mass and assay. */
        public Output(Material material, GrossMass gross, Assay assay) {
            this(material, gross, assay, Optional.empty());
        }

        LotId lot() {
            return assay.lot();
        }

        FineMass fine() {
            return FineMass.contained(gross, assay.fineness());
        }

        /** Without the material, which a refinery does not state. */
        private Json.Obj json() {
            Json.Obj output = Json.object()
                    .with("lot", lot().value())
                    .with("grossMg", gross.milligrams())
                    .with("assay", RecordAssay.reading(assay));
            return statedFineMg.map(fineMg -> output.with("fineMg", fineMg)).orElse(output);
        }
    }

    /**
     * A melt into one bar.
     *
     * @param inputs 1 to 50 different lots
     * @param losses fine gold, in milligrams, that does not come out
     * @param witness a registered party that can be asked what it saw
     */
    public static CastLots melt(
            Code transformation,
            PlaceCode place,
            List<LotId> inputs,
            Output output,
            List<Transformation.Loss> losses,
            Optional<PartyId> witness) {
        var melt = new Transformation(
                transformation, Transformation.Kind.MELT, Optional.of(place), inputs, List.of(output.lot()), witness);
        return new CastLots(melt, List.of(output), losses);
    }

    public static CastLots parseMelt(Statement statement, Fields body) {
        return parse(Transformation.Kind.MELT, statement, body);
    }

    public static CastLots parseRetort(Statement statement, Fields body) {
        return parse(Transformation.Kind.RETORT, statement, body);
    }

    private static CastLots parse(Transformation.Kind kind, Statement statement, Fields body) {
        Fields fields = body.object("output");
        Output output = output(statement, fields, fields.parsed("material", Codes.of(Material.class)));
        fields.end();
        return of(kind, body, List.of(output));
    }

    /** What a refiner makes is refined gold, in one or several bars. */
    public static CastLots parseRefine(Statement statement, Fields body) {
        List<Output> outputs = body.objects("outputs", fields -> output(statement, fields, Material.REFINED));
        Transformation.requireDistinct(
                outputs.stream().map(Output::lot).toList(), body, Transformation.Kind.REFINE.outputs(), 1);
        return of(Transformation.Kind.REFINE, body, outputs);
    }

    private static Output output(Statement statement, Fields fields, Material material) {
        LotId lot = fields.parsed("lot", LotId::new);
        return new Output(
                material,
                fields.quantity("grossMg", GrossMass::weighed),
                Assay.readWithin(
                        fields.object("assay"),
                        lot,
                        new PartyId(statement.actor()),
                        Day.of(statement.eventAt()),
                        Assay.Purpose.PROVISIONAL),
                fields.optionalInteger("fineMg"));
    }

    private static CastLots of(Transformation.Kind kind, Fields body, List<Output> outputs) {
        var transformation = new Transformation(
                body.parsed("transformation", Code::new),
                kind,
                Optional.of(body.parsed("place", PlaceCode::stated)),
                Transformation.lots(body, "inputs", 1),
                outputs.stream().map(Output::lot).toList(),
                body.optionalParsed("witness", PartyId::new));
        return new CastLots(transformation, outputs, body.objects("losses", Transformation.Loss::read));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = transformation
                .body()
                .with("losses", losses.stream().map(Transformation.Loss::json).toList());
        if (transformation.kind() == Transformation.Kind.REFINE) {
            return body.with("outputs", outputs.stream().map(Output::json).toList());
        }
        Output output = outputs.getFirst();
        return body.with(
                "output", output.json().with("material", output.material().name()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return transformation
                .kind()
                .eachOutput(
                        outputs,
                        output -> LotChecks.fineMassNotStated(
                                        output.statedFineMg().isPresent())
                                .at("fineMg"))
                .then(ok -> transformation.possible(act, ledger))
                .and(in -> transformation
                        .kind()
                        .eachOutput(
                                outputs,
                                output -> RecordAssay.umpireIsIndependent(output.assay(), act.party(), ledger)
                                        .at("assay.method")))
                .and(in -> materialPlausible(in).at(transformation.kind().outputs() + ".material"))
                .and(in -> MassChecks.noHeavier(in.grossMg(), grossOutMg(), values(act, ledger))
                        .at(transformation.kind().outputs()))
                .and(in -> MassChecks.gainWithinUncertainty(in.measured(), fineOut(), values(act, ledger))
                        .at(transformation.kind().outputs()))
                .and(in -> MassChecks.gainWithinOrigins(in, fineOut(), values(act, ledger))
                        .at(transformation.kind().outputs()))
                .and(in -> MassChecks.lossesBalance(in.measured(), fineOut(), losses, values(act, ledger))
                        .at("losses"))
                .decide(in -> events(in, act, ledger));
    }

    /**
     * I50: fire makes a bar, a retort leaves sponge or what it was given, a refinery gold that is refined. Under another name
     * the same metal would have another limit for its losses.
     */
    private Checked<Holds> materialPlausible(Transformation.Inputs in) {
        Material material = outputs.getFirst().material();
        List<Material> given =
                in.facts().stream().map(Lot.Facts::material).distinct().sorted().toList();
        boolean plausible = switch (transformation.kind()) {
            case RETORT -> material == Material.SPONGE || given.equals(List.of(material));
            case REFINE -> material == Material.REFINED;
            default ->
                material == Material.DORE || (material == Material.REFINED && given.equals(List.of(Material.REFINED)));
        };
        return Checked.require(
                Rule.I50,
                plausible,
                () -> Message.CAST_MATERIAL_NOT_PLAUSIBLE
                        .with("material", Argument.code(material))
                        .and("materials", Argument.codes(given))
                        .and("kind", Argument.code(transformation.kind())));
    }

    private long grossOutMg() {
        return outputs.stream().mapToLong(output -> output.gross().milligrams()).sum();
    }

    private FineMass fineOut() {
        return outputs.stream().map(Output::fine).reduce(FineMass.NONE, FineMass::plus);
    }

    private static ReferenceValues values(Act act, LedgerState ledger) {
        return ReferenceValues.on(act.eventDay(), ledger);
    }

    private List<StateChange> events(Transformation.Inputs in, Act act, LedgerState ledger) {
        ReferenceValues values = values(act, ledger);
        List<Lot.Held> cast = transformation.made(
                outputs.stream()
                        .map(output -> new Transformation.Outcome(
                                output.lot(),
                                output.material(),
                                output.gross(),
                                output.assay().ofRecord()))
                        .toList(),
                in,
                act,
                values);
        List<StateChange> events = new ArrayList<>(transformation.events(in, cast, losses, act, ledger));
        outputs.forEach(output -> events.add(output.assay().recorded(act.recordedAt())));
        if (LossLimit.exceeded(transformation.kind(), in, cast, values)) {
            var reason = new Code(transformation.kind() + "-LOSS");
            cast.forEach(lot ->
                    events.add(new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, Rule.I17, reason).raised(act)));
        }
        return events;
    }
}
