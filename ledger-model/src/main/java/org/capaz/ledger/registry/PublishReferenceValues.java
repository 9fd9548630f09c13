// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import java.util.Map;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code reference.publish}: the majority of the members sets limits and tolerances from a day on; keys not named keep their
 * former value. What is in effect already changes only after a notice period, so that everybody sees a change coming and nothing
 * that was accepted under the former value is in breach of the new one.
 *
 * <p>Decisions 047 and 125.
 *
 * @param values whole numbers by {@link ReferenceValue#key}, in the unit of each
 */
public record PublishReferenceValues(Day effectiveFrom, Json.Obj values) implements Command {

    /**
     * The values by their types.
     *
     * @param effectiveFrom the first day on which they count
     * @param values whole numbers, each in the unit of its key
     */
    public static PublishReferenceValues of(Day effectiveFrom, Map<ReferenceValue, Long> values) {
        Json.Obj stated = Json.object();
        for (Map.Entry<ReferenceValue, Long> value : values.entrySet()) {
            stated = stated.with(value.getKey().key(), value.getValue());
        }
        return new PublishReferenceValues(effectiveFrom, stated);
    }

    public static PublishReferenceValues parse(Statement statement, Fields body) {
        Fields values = body.object("values");
        Json.Obj stated = body.rawObject("values");
        for (String key : stated.members().keySet()) {
            ReferenceValue value = ReferenceValue.of(key)
                    .orElseThrow(() -> values.unfit(
                            key, Message.REFERENCE_VALUE_UNKNOWN.with("known", Argument.ids(ReferenceValue.keys()))));
            values.quantity(key, value::within);
        }
        return new PublishReferenceValues(body.parsed("effectiveFrom", Day::parse), stated);
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("effectiveFrom", effectiveFrom.toString()).with("values", values);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        LedgerKey key = LedgerKeys.referenceValues(effectiveFrom);
        return isNew(key, ledger)
                .and(ok -> afterItsNotice(act, ledger))
                .at("effectiveFrom")
                .decide(ok -> List.of(new StateChange("ReferenceValuesPublished", key, body())));
    }

    private Checked<Holds> isNew(LedgerKey key, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, key, ledger, () -> Message.REFERENCE_VALUES_EXIST.with("day", effectiveFrom));
    }

    /**
     * I70: a first value may begin on any day, since nothing could be judged without it. The notice is counted from the day of
     * recording, because nothing bounds how long ago an organisation says that its own act happened.
     */
    private Checked<Holds> afterItsNotice(Act act, LedgerState ledger) {
        Day today = act.recordedDay();
        ReferenceValues now = ReferenceValues.on(today, ledger);
        long notice = now.getOrLeast(ReferenceValue.REFERENCE_NOTICE);
        Day earliest = today.plusDays(notice);
        if (!effectiveFrom.isBefore(earliest)) {
            return Checked.holds();
        }
        return values.members().keySet().stream()
                .filter(key -> ReferenceValue.of(key).filter(now::has).isPresent())
                .findFirst()
                .map(key -> Checked.<Holds>refuse(
                        Rule.I70,
                        Message.REFERENCE_VALUE_TOO_EARLY
                                .with("day", effectiveFrom)
                                .and("key", Argument.id(key))
                                .and("notice", Argument.count(notice))
                                .and("earliest", earliest)))
                .orElseGet(Checked::holds);
    }
}
