// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.StatementException;

/** The ledger as a sorted map: what a peer holds, without the peer. */
public final class InMemoryLedger implements LedgerState {
    private final SortedMap<LedgerKey, Json> records;
    private final List<List<StateChange>> accepted;

    public InMemoryLedger() {
        this(new TreeMap<>(), new ArrayList<>());
    }

    private InMemoryLedger(SortedMap<LedgerKey, Json> records, List<List<StateChange>> accepted) {
        this.records = records;
        this.accepted = accepted;
    }

    public InMemoryLedger copy() {
        return new InMemoryLedger(new TreeMap<>(records), new ArrayList<>(accepted));
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        prefix.bounded();
        List<Json.Obj> found = List.copyOf(under(prefix).values());
        if (found.size() > LONGEST_LIST) {
            throw new StatementException(
                    "LIST_TOO_LONG",
                    "",
                    Message.RECORDS_TOO_MANY
                            .with("most", Argument.count(LONGEST_LIST))
                            .and("prefix", Argument.id(prefix.toString())));
        }
        return found;
    }

    /** The records below a prefix, however many there are. */
    public SortedMap<LedgerKey, Json.Obj> under(LedgerKey prefix) {
        SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
        for (Map.Entry<LedgerKey, Json> entry : records.tailMap(prefix).entrySet()) {
            if (!entry.getKey().onLedger().startsWith(prefix.onLedger())) {
                break;
            }
            if (entry.getKey().isUnder(prefix)) {
                found.put(entry.getKey(), (Json.Obj) entry.getValue());
            }
        }
        return found;
    }

    /** Writes accepted facts; a rule that states two facts under one key has a defect, because only one would stand. */
    public void accept(List<StateChange> events) {
        var keys = new TreeSet<LedgerKey>();
        for (StateChange event : events) {
            if (!keys.add(event.key())) {
                throw new IllegalStateException("written twice by one statement: " + event.key());
            }
        }
        events.forEach(event -> put(event.key(), event.value()));
        accepted.add(List.copyOf(events));
    }

    /** Writes a record past all rules: for states that no statement leads to yet. */
    public void put(LedgerKey key, Json value) {
        records.put(key, value);
    }

    /** What each statement wrote, in their order: what a member reads in its blocks. */
    public List<List<StateChange>> accepted() {
        return List.copyOf(accepted);
    }

    /** Takes a record away that {@link #put} has written past the rules. */
    public void drop(LedgerKey key) {
        records.remove(key);
    }

    /** All records, to compare the state before and after. */
    public SortedMap<LedgerKey, Json> records() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }
}
