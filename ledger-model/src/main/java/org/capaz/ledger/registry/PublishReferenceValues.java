package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The majority of the members sets limits and tolerances from a day on; keys not named keep their former value. What is
 * in effect already is changed from today on only: whatever was judged by it stays judged rightly.
 */
public record PublishReferenceValues(Day effectiveFrom, Json.Obj values) implements Command {

    public static PublishReferenceValues parse(Statement statement, Fields body) {
        Fields values = body.object("values");
        Json.Obj stated = body.rawObject("values");
        for (String key : stated.members().keySet()) {
            ReferenceValue value = ReferenceValue.of(key)
                    .orElseThrow(() ->
                            values.unfit(key, "no reference value has this name, known are " + ReferenceValue.keys()));
            values.quantity(key, value::within);
        }
        return new PublishReferenceValues(body.parsed("effectiveFrom", Day::parse), stated);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        LedgerKey key = LedgerKeys.referenceValues(effectiveFrom);
        return Decision.unless(
                        at("effectiveFrom", () -> isNew(key, ledger)),
                        at("effectiveFrom", () -> nothingJudgedChanges(act, ledger)))
                .then(() -> List.of(new StateChange(
                        "ReferenceValuesPublished",
                        key,
                        Json.object()
                                .with("effectiveFrom", effectiveFrom.toString())
                                .with("values", values))));
    }

    private Optional<Refused> isNew(LedgerKey key, LedgerState ledger) {
        return require(
                Rule.I3, !ledger.has(key), () -> "reference values from " + effectiveFrom + " are published already");
    }

    /**
     * I3: a first value may begin on any day, since nothing could be judged without it. Counted from the day of recording,
     * too, because nothing bounds how long ago an organisation says that its own act happened.
     */
    private Optional<Refused> nothingJudgedChanges(Act act, LedgerState ledger) {
        Day today = act.eventDay().isAfter(act.recordedDay()) ? act.eventDay() : act.recordedDay();
        if (!effectiveFrom.isBefore(today)) {
            return Optional.empty();
        }
        ReferenceValues now = ReferenceValues.on(today, ledger);
        return values.members().keySet().stream()
                .filter(key -> ReferenceValue.of(key).filter(now::has).isPresent())
                .findFirst()
                .flatMap(key -> Decision.refuse(
                        Rule.I3,
                        "effectiveFrom " + effectiveFrom + " is too early: " + key
                                + " is in effect and can change from " + today + " on"));
    }
}
