// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A laboratory takes a sample of a lot and does not give it back. The rest is a new lot under the same assay; the fine gold
 * of the sample is recorded as the loss.
 *
 * <p>Decision 063.
 *
 * @param rest gross mass of the lot after the sample was taken
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
    public Json.Obj body() {
        return transformation
                .body()
                .with("laboratory", laboratory.value())
                .with(
                        "output",
                        Json.object()
                                .with("lot", transformation.outputs().getFirst().value())
                                .with("grossMg", rest.milligrams()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return transformation
                .possible(act, ledger)
                .and(in -> takenByLaboratory(act, ledger).at("laboratory"))
                .and(in -> restLessThanWhole(in).at("output.grossMg"))
                .then(Transformation.Whole::of)
                .decide(whole -> events(whole, act, ledger));
    }

    private Checked<Holds> takenByLaboratory(Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I28,
                        Party.find(ledger, laboratory)
                                .filter(party -> party.hasAnyOf(List.of(PartyRole.LABORATORY, PartyRole.REFINER))),
                        () -> Message.LABORATORY_UNKNOWN.with("laboratory", laboratory))
                .then(party -> Party.stillActs(laboratory, act.recordedAt(), ledger));
    }

    private Checked<Holds> restLessThanWhole(Transformation.Inputs in) {
        return Checked.require(
                Rule.I18,
                rest.milligrams() < in.grossMg(),
                () -> Message.REST_NOT_LESS_THAN_WHOLE.with("rest", rest).and("whole", Argument.mass(in.grossMg())));
    }

    private List<StateChange> events(Transformation.Whole whole, Act act, LedgerState ledger) {
        Transformation.Inputs in = whole.inputs();
        ReferenceValues values = ReferenceValues.on(act.eventDay(), ledger);
        Lot.Held made = transformation
                .made(
                        List.of(new Transformation.Outcome(
                                transformation.outputs().getFirst(), whole.material(), rest, whole.assay())),
                        in,
                        act,
                        values)
                .getFirst();
        List<StateChange> events = new ArrayList<>(transformation.events(
                in,
                List.of(made),
                Transformation.difference(in.measured(), made.facts().measured(), "SAMPLE"),
                act,
                ledger));
        long most = values.get(ReferenceValue.LOSS_SAMPLE_GROSS);
        if (in.grossMg() - rest.milligrams() > most) {
            events.add(new Flag(LedgerKeys.lot(made.id()), Flag.Kind.RED_FLAG, Rule.I17, new Code("SAMPLE-LOSS"))
                    .raised(act));
        }
        return events;
    }
}
