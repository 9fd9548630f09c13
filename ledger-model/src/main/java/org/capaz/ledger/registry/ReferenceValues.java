package org.capaz.ledger.registry;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.StatementException;

/** Limits and tolerances as they stood on one day: configuration of the consortium, never constants of the code. */
public final class ReferenceValues {
    private final Day day;
    private final SequencedMap<String, Long> values;

    private ReferenceValues(Day day, SequencedMap<String, Long> values) {
        this.day = day;
        this.values = values;
    }

    /** Everything published so far, read once, for who asks of many days. */
    public record Published(List<Json.Obj> records) {
        public ReferenceValues on(Day day) {
            return ReferenceValues.on(day, records);
        }
    }

    public static Published published(Books books) {
        return new Published(books.list(LedgerKeys.referenceValues()));
    }

    /** Each key has the value of its latest publication that was in effect on that day. */
    public static ReferenceValues on(Day day, Books books) {
        return published(books).on(day);
    }

    private static ReferenceValues on(Day day, List<Json.Obj> records) {
        var values = new TreeMap<String, Long>();
        for (Json.Obj published : records) {
            if (!Day.parse(((Json.Str) published.get("effectiveFrom")).text()).isAfter(day)) {
                ((Json.Obj) published.get("values"))
                        .members()
                        .forEach((key, value) -> values.put(key, ((Json.Num) value).value()));
            }
        }
        return new ReferenceValues(day, values);
    }

    public long get(String key) {
        Long value = values.get(key);
        if (value == null) {
            throw new StatementException(
                    "REFERENCE_MISSING", "", "no reference value " + key + " is in effect on " + day);
        }
        return value;
    }

    public BasisPoints basisPoints(String key) {
        return new BasisPoints(get(key));
    }
}
