// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** What was in effect, the latest first. Numbers are read where a rule asks: nearly every rule asks for one of many. */
    private final List<Fields> publications;

    private ReferenceValues(Day day, List<Fields> publications) {
        this.day = day;
        this.publications = publications;
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
        List<Fields> publications = new ArrayList<>();
        for (Json.Obj published : records) {
            Fields record = Fields.of(published, "refvalues");
            if (!record.parsed("effectiveFrom", Day::parse).isAfter(day)) {
                publications.addFirst(record.object("values"));
            }
        }
        return new ReferenceValues(day, publications);
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
        return number(value).isPresent();
    }

    /** The number, where the members have published one for that day. */
    public Optional<Long> find(ReferenceValue value) {
        return number(value);
    }

    /** The number; a {@link StatementException} when the members have not published it for that day. */
    public long get(ReferenceValue value) {
        return number(value)
                .orElseThrow(() -> new StatementException(
                        "REFERENCE_MISSING",
                        "",
                        Message.REFERENCE_VALUE_NOT_IN_EFFECT
                                .with("key", Argument.id(value.key()))
                                .and("day", day)));
    }

    private Optional<Long> number(ReferenceValue value) {
        return publications.stream()
                .filter(published -> published.has(value.key()))
                .findFirst()
                .map(published -> published.integer(value.key()));
    }

    /** The number, or the least that it may be where the members have not published it yet. */
    public long getOrLeast(ReferenceValue value) {
        return has(value) ? get(value) : value.least();
    }

    public BasisPoints basisPoints(ReferenceValue value) {
        return new BasisPoints(get(value));
    }
}
