package org.capaz.ledger.transformation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A laboratory takes a little of a lot and does not give it back. The rest is a new lot under the same assay; the gold
 * of the sample is the loss.
 */
public record SampleLot(Transformation transformation, PartyId laboratory, GrossMass rest) implements Command {

    public static SampleLot parse(Statement statement, Fields body) {
        Fields output = body.object("output");
        LotId lot = output.parsed("lot", LotId::new);
        GrossMass rest = output.quantity("grossMg", GrossMass::weighed);
        output.end();
        var transformation = new Transformation(
                body.parsed("transformation", Code::new),
                Transformation.Kind.SAMPLE,
                Optional.empty(),
                List.of(body.parsed("input", LotId::new)),
                List.of(lot),
                body.optionalParsed("witness", PartyId::new));
        return new SampleLot(transformation, body.parsed("laboratory", PartyId::new), rest);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> transformation.possible(act, ledger),
                        at("laboratory", () -> takenByALaboratory(ledger)),
                        at("output.grossMg", () -> somethingTaken(transformation.inputs(act, ledger))))
                .then(() -> events(transformation.inputs(act, ledger), act, ledger));
    }

    private Optional<Refused> takenByALaboratory(LedgerState ledger) {
        return require(
                Rule.I28,
                Party.find(ledger, laboratory)
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.LABORATORY, PartyRole.REFINER)))
                        .isPresent(),
                () -> laboratory + " is no registered laboratory");
    }

    private Optional<Refused> somethingTaken(Transformation.Inputs in) {
        return require(
                Rule.I18,
                rest.milligrams() < in.grossMg(),
                () -> "the rest of " + rest + " is not less than the " + in.grossMg() + " mg it was taken from");
    }

    private List<StateChange> events(Transformation.Inputs in, Act act, LedgerState ledger) {
        Lot.Facts whole = in.facts().getFirst();
        Lot.Held made = transformation.made(
                transformation.outputs().getFirst(),
                whole.material(),
                rest,
                whole.assay().orElseThrow(),
                in,
                act);
        List<StateChange> events = new ArrayList<>(transformation.events(
                in,
                List.of(made),
                Transformation.difference(in.fine(), made.facts().fine(), "SAMPLE"),
                act,
                ledger));
        long most = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.LOSS_SAMPLE_GROSS);
        if (in.grossMg() - rest.milligrams() > most) {
            events.add(new Flag(LedgerKeys.lot(made.id()), Flag.Kind.RED_FLAG, Rule.I17, new Code("SAMPLE-LOSS"))
                    .raised(act));
        }
        return events;
    }
}
