// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
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

    /**
     * What the members have published at one time.
     *
     * @param from the first day on which it is in effect
     */
    private record Publication(Day from, Fields values) {
        static Publication read(Json.Obj record) {
            Fields fields = Fields.of(record, "refvalues");
            return new Publication(fields.parsed("effectiveFrom", Day::parse), fields.object("values"));
        }
    }

    /** Everything published so far, read once, for a rule that asks about many days. */
    public static final class Published {
        /** The latest last. */
        private final List<Publication> publications;

        private Published(List<Publication> publications) {
            this.publications = publications;
        }

        public ReferenceValues on(Day day) {
            return new ReferenceValues(
                    day,
                    publications.reversed().stream()
                            .filter(published -> !published.from().isAfter(day))
                            .map(Publication::values)
                            .toList());
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
        return ledger.derived(new OfTheMembers());
    }

    private record OfTheMembers() implements LedgerState.Derived<Published> {
        @Override
        public Published from(LedgerState ledger) {
            return new Published(ledger.list(LedgerKeys.referenceValues()).stream()
                    .map(Publication::read)
                    .toList());
        }
    }

    /** Each has the number of its latest publication that was in effect on that day. */
    public static ReferenceValues on(Day day, LedgerState ledger) {
        return published(ledger).on(day);
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
