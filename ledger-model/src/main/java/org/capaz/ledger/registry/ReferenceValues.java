// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.StatementException;

/**
 * Limits and tolerances as they stood on one day: the consortium's decision, never constants of the code. Every rule asks for
 * the day of what it judges, so that a later change does not judge earlier acts.
 *
 * <p>Decision 047.
 */
public final class ReferenceValues {
    private final Day day;
    private final EnumMap<ReferenceValue, Long> values;

    private ReferenceValues(Day day, EnumMap<ReferenceValue, Long> values) {
        this.day = day;
        this.values = values;
    }

    /** Everything published so far, read once, for a rule that asks about many days. */
    public record Published(List<Json.Obj> records) {
        public ReferenceValues on(Day day) {
            return ReferenceValues.on(day, records);
        }

        /** See {@link ReferenceValues#grantsFrom(Act, LedgerState)}; of a statement that was recorded at that moment. */
        public Instant grantsFrom(Instant recordedAt) {
            ReferenceValues values = on(Day.of(recordedAt));
            return values.has(ReferenceValue.OFFLINE_WINDOW)
                    ? recordedAt.minus(Duration.ofHours(values.get(ReferenceValue.OFFLINE_WINDOW)))
                    : Instant.EPOCH;
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
            Fields record = Fields.of(published, "refvalues");
            if (!record.parsed("effectiveFrom", Day::parse).isAfter(day)) {
                Fields numbers = record.object("values");
                numbers.names()
                        .forEach(key ->
                                ReferenceValue.of(key).ifPresent(value -> values.put(value, numbers.integer(key))));
            }
        }
        return new ReferenceValues(day, values);
    }

    /** I5: did it happen no earlier than that, as far as two clocks can tell? */
    public static boolean clocksAllow(Act act, Instant earliest, LedgerState ledger) {
        long skew = on(act.recordedDay(), ledger).get(ReferenceValue.CLOCK_SKEW);
        return !act.eventAt().plusSeconds(skew).isBefore(earliest);
    }

    /**
     * I63: the earliest moment from which what this statement grants may count: as long before its recording as being offline
     * explains, so that what was signed in the same visit holds. Before the members have published that time nothing is
     * judged, and nothing is cut off.
     */
    public static Instant grantsFrom(Act act, LedgerState ledger) {
        return published(ledger).grantsFrom(act.recordedAt());
    }

    public boolean has(ReferenceValue value) {
        return values.containsKey(value);
    }

    /** The number; a {@link StatementException} when the members have not published it for that day. */
    public long get(ReferenceValue value) {
        Long number = values.get(value);
        if (number == null) {
            throw new StatementException(
                    "REFERENCE_MISSING",
                    "",
                    Message.REFERENCE_VALUE_NOT_IN_EFFECT
                            .with("key", Argument.id(value.key()))
                            .and("day", day));
        }
        return number;
    }

    /** The number, or the least that it may be where the members have not published it yet. */
    public long getOrLeast(ReferenceValue value) {
        return has(value) ? get(value) : value.least();
    }

    public BasisPoints basisPoints(ReferenceValue value) {
        return new BasisPoints(get(value));
    }
}
