// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
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
 * A custodian combines lots without melting: of one material (aggregate) or of several (blend). The fineness of the whole is
 * unknown before a laboratory has read it, so the output is a draft that stands for the fine gold of its inputs.
 *
 * <p>Decision 062.
 */
public record PoolLots(Transformation transformation, Material material, GrossMass gross) implements Command {

    public static PoolLots parseAggregate(Statement statement, Fields body) {
        return parse(Transformation.Kind.AGGREGATE, body);
    }

    public static PoolLots parseBlend(Statement statement, Fields body) {
        return parse(Transformation.Kind.BLEND, body);
    }

    private static PoolLots parse(Transformation.Kind kind, Fields body) {
        Fields output = body.object("output");
        LotId lot = output.parsed("lot", LotId::new);
        Material material = output.parsed("material", Codes.of(Material.class));
        GrossMass gross = output.quantity("grossMg", GrossMass::weighed);
        output.end();
        var transformation = new Transformation(
                body.parsed("transformation", Code::new),
                kind,
                Optional.of(body.parsed("place", PlaceCode::stated)),
                Transformation.lots(body, "inputs", 2),
                List.of(lot),
                body.optionalParsed("witness", PartyId::new));
        return new PoolLots(transformation, material, gross);
    }

    @Override
    public Json.Obj body() {
        return transformation
                .body()
                .with(
                        "output",
                        Json.object()
                                .with("lot", transformation.outputs().getFirst().value())
                                .with("material", material.name())
                                .with("grossMg", gross.milligrams()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return transformation
                .possible(act, ledger)
                .and(in -> materialOfInputs(in).at("output.material"))
                .and(in -> MassChecks.grossKept(
                                in.grossMg(), gross.milligrams(), ReferenceValues.on(act.eventDay(), ledger))
                        .at("output.grossMg"))
                .decide(in -> events(in, act, ledger));
    }

    /** I18: without melting no new material comes about; lots of several materials are blended and bear the name of one of them. */
    private Checked<Holds> materialOfInputs(Transformation.Inputs in) {
        List<Material> materials =
                in.facts().stream().map(Lot.Facts::material).distinct().sorted().toList();
        boolean fits = materials.contains(material)
                && (transformation.kind() == Transformation.Kind.BLEND || materials.size() == 1);
        return Checked.require(
                Rule.I18,
                fits,
                () -> Message.MATERIALS_NOT_COMPATIBLE
                        .with("materials", Argument.codes(materials))
                        .and("material", Argument.code(material))
                        .and("kind", Argument.code(transformation.kind())));
    }

    private List<StateChange> events(Transformation.Inputs in, Act act, LedgerState ledger) {
        Lot.Draft pooled = transformation.pooled(transformation.outputs().getFirst(), material, gross, in, act);
        return transformation.events(in, List.of(pooled), List.of(), act, ledger);
    }
}
