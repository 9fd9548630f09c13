package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.StatementException;

/** Limits and tolerances as they stood on one day: configuration of the consortium, never constants of the code. */
public final class ReferenceValues {
    private final Day day;
    private final EnumMap<ReferenceValue, Long> values;

    private ReferenceValues(Day day, EnumMap<ReferenceValue, Long> values) {
        this.day = day;
        this.values = values;
    }

    /** Everything published so far, read once, for who asks of many days. */
    public record Published(List<Json.Obj> records) {
        public ReferenceValues on(Day day) {
            return ReferenceValues.on(day, records);
        }
    }

    public static Published published(LedgerState ledger) {
        return new Published(ledger.list(LedgerKeys.referenceValues()));
    }

    /** Each has the number of its latest publication that was in effect on that day. */
    public static ReferenceValues on(Day day, LedgerState ledger) {
        return published(ledger).on(day);
    }

    private static ReferenceValues on(Day day, List<Json.Obj> records) {
        var values = new EnumMap<ReferenceValue, Long>(ReferenceValue.class);
        for (Json.Obj published : records) {
            if (!Day.parse(((Json.Str) published.get("effectiveFrom")).text()).isAfter(day)) {
                ((Json.Obj) published.get("values"))
                        .members()
                        .forEach((key, number) -> ReferenceValue.of(key)
                                .ifPresent(value -> values.put(value, ((Json.Num) number).value())));
            }
        }
        return new ReferenceValues(day, values);
    }

    /** I5: did it happen no earlier than that, as far as two clocks can tell? */
    public static boolean clocksAllow(Act act, Instant earliest, LedgerState ledger) {
        long skew = on(act.recordedDay(), ledger).get(ReferenceValue.CLOCK_SKEW);
        return !act.eventAt().plusSeconds(skew).isBefore(earliest);
    }

    boolean has(ReferenceValue value) {
        return values.containsKey(value);
    }

    public long get(ReferenceValue value) {
        if (!has(value)) {
            throw new StatementException(
                    "REFERENCE_MISSING", "", "no reference value " + value + " is in effect on " + day);
        }
        return values.get(value);
    }

    public BasisPoints basisPoints(ReferenceValue value) {
        return new BasisPoints(get(value));
    }
}
