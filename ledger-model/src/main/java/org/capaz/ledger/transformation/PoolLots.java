package org.capaz.ledger.transformation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A custodian pours lots together without melting: of one material, or unlike ones. Nobody knows the fineness of the
 * whole before a laboratory has read it, so what comes out is a draft that holds the gold of its inputs.
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
                Optional.of(body.parsed("place", PlaceCode::new)),
                Transformation.lots(body, "inputs", 2),
                List.of(lot),
                body.optionalParsed("witness", PartyId::new));
        return new PoolLots(transformation, material, gross);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> transformation.possible(act, ledger),
                        at("output.material", () -> ofItsInputs(transformation.inputs(act, ledger))),
                        at(
                                "output.grossMg",
                                () -> Transformation.grossKept(
                                        transformation.inputs(act, ledger).grossMg(),
                                        gross.milligrams(),
                                        ReferenceValues.on(act.eventDay(), ledger))))
                .then(() -> events(transformation.inputs(act, ledger), act, ledger));
    }

    /** I18: pouring together makes no new material; unlike ones are blended, by their name. */
    private Optional<Refused> ofItsInputs(Transformation.Inputs in) {
        List<Material> materials =
                in.facts().stream().map(Lot.Facts::material).distinct().sorted().toList();
        boolean fits = materials.contains(material)
                && (transformation.kind() == Transformation.Kind.BLEND || materials.size() == 1);
        return require(
                Rule.I18,
                fits,
                () -> "lots of " + materials + " do not make one of " + material + " by " + transformation.kind());
    }

    private List<StateChange> events(Transformation.Inputs in, Act act, LedgerState ledger) {
        Lot.Draft pooled = transformation.pooled(transformation.outputs().getFirst(), material, gross, in, act);
        return transformation.events(in, List.of(pooled), List.of(), act, ledger);
    }
}
