// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;

/** The ledger as the valid transactions left it: each record with the place where it was written last, and its owner. */
final class ReplayedLedger {
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final SortedMap<String, MspId> owners = new TreeMap<>();

    private record Entry(LedgerKey key, Json value, Version written) {}

    /** The ledger as the next transaction finds it. */
    PendingState transaction() {
        return new PendingState() {
            @Override
            protected Optional<Json> recorded(LedgerKey key) {
                return value(key);
            }

            @Override
            protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
                SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
                under(prefix).forEach(entry -> found.put(entry.key(), (Json.Obj) entry.value()));
                return found;
            }
        };
    }

    Optional<Json> value(LedgerKey key) {
        return Optional.ofNullable(entries.get(key.onLedger())).map(Entry::value);
    }

    /** Where the record under that key was written last; empty when there is none. */
    Optional<Version> written(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::written);
    }

    /** The organisation whose peer must endorse a change of that record. */
    Optional<MspId> owner(String key) {
        return Optional.ofNullable(owners.get(key));
    }

    void own(LedgerKey key, MspId owner) {
        owners.put(key.onLedger(), owner);
    }

    /** Takes over what was written; returns the keys under which no record of this ledger stands, which are left out. */
    SortedSet<String> write(List<ReadWriteSet.Write> writes, Version place) {
        SortedSet<String> unreadable = new TreeSet<>();
        for (ReadWriteSet.Write write : writes) {
            if (write.delete()) {
                entries.remove(write.key());
            } else {
                try {
                    entries.put(
                            write.key(),
                            new Entry(LedgerKey.parse(write.key()), CanonicalJson.parse(write.value()), place));
                } catch (IllegalArgumentException | JsonException noRecord) {
                    unreadable.add(write.key());
                }
            }
        }
        return unreadable;
    }

    /** How many records each family has, by its name on the ledger. */
    SortedMap<String, Long> families() {
        SortedMap<String, Long> counts = new TreeMap<>();
        entries.values().forEach(entry -> counts.merge(entry.key().family().onLedger(), 1L, Long::sum));
        return counts;
    }

    /** The records whose keys begin like that one, as objects. */
    List<Json.Obj> records(LedgerKey prefix) {
        return under(prefix).stream().map(entry -> (Json.Obj) entry.value()).toList();
    }

    private List<Entry> under(LedgerKey prefix) {
        String start = prefix.onLedger();
        return entries.tailMap(start).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .toList();
    }
}
