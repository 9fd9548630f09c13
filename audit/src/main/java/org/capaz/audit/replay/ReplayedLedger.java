// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.audit.replay.ReplayedRecord.Writing;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockTransaction;
import org.capaz.verifier.fabric.ChannelHeader;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;

/**
 * The ledger as the valid transactions left it: each record with the places where it was written first and last, its owner,
 * and what each recorded statement says of itself.
 */
public final class ReplayedLedger {
    private final SortedMap<String, ReplayedRecord> records = new TreeMap<>();
    private final SortedMap<String, MspId> owners = new TreeMap<>();
    private final SortedMap<String, ReplayedStatement> statements = new TreeMap<>();
    private Instant time = Instant.EPOCH;

    /** The ledger as the next transaction finds it. */
    public PendingState transaction() {
        return new PendingState() {
            @Override
            protected Optional<Json> recorded(LedgerKey key) {
                return value(key);
            }

            @Override
            protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
                SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
                under(prefix).forEach(record -> found.put(record.key(), record.object()));
                return found;
            }
        };
    }

    /** The ledger as rules read it. */
    public LedgerState state() {
        return transaction();
    }

    /** The latest time of a transaction so far. */
    public Instant time() {
        return time;
    }

    public Optional<Json> value(LedgerKey key) {
        return record(key).map(ReplayedRecord::value);
    }

    /** The record under that key. */
    public Optional<ReplayedRecord> record(LedgerKey key) {
        return Optional.ofNullable(records.get(key.onLedger()));
    }

    /** The recorded statement of that client record id. */
    public Optional<ReplayedStatement> statement(String id) {
        return Optional.ofNullable(statements.get(id));
    }

    /** Every recorded statement, in the order of the ids. */
    public List<ReplayedStatement> statements() {
        return List.copyOf(statements.values());
    }

    /** Where the record under that key was written last; empty when there is none. */
    public Optional<Version> written(String key) {
        return Optional.ofNullable(records.get(key)).map(record -> record.last().place());
    }

    /** The organisation whose peer must endorse a change of that record. */
    public Optional<MspId> owner(String key) {
        return Optional.ofNullable(owners.get(key));
    }

    /** Makes that organisation the record's owner. */
    public void own(LedgerKey key, MspId owner) {
        owners.put(key.onLedger(), owner);
    }

    /**
     * Takes over what a valid transaction wrote.
     *
     * @param arguments of the contract's function, its name first
     * @return the keys under which something else than a record was written, which is left out
     */
    public SortedSet<String> write(List<ReadWriteSet.Write> writes, Version place, Instant at, List<String> arguments) {
        time = at.isAfter(time) ? at : time;
        SortedSet<String> unreadable = new TreeSet<>();
        Map<String, Json> values = new TreeMap<>();
        for (ReadWriteSet.Write write : writes) {
            if (write.delete()) {
                records.remove(write.key());
            } else {
                record(write)
                        .ifPresentOrElse(value -> values.put(write.key(), value), () -> unreadable.add(write.key()));
            }
        }
        Map<String, String> writers = writers(values);
        values.forEach((key, value) -> put(LedgerKey.parse(key), value, place, at, writers));
        for (SignedStatement signed : statements(arguments)) {
            ReplayedStatement stated = ReplayedStatement.of(signed, place, at);
            // One that is sent twice has no effect the second time (I4).
            if (values.containsKey(new LedgerKey(Family.RECORD, List.of(stated.id())).onLedger())) {
                statements.put(stated.id(), stated);
            }
        }
        return unreadable;
    }

    /**
     * Takes over a block as its peer judged it, for a member that believes its own peer; an audit judges each transaction first.
     *
     * @param contract whose records they are
     */
    public void follow(Block block, String contract) {
        for (BlockTransaction transaction : block.transactions()) {
            if (transaction.valid() && transaction.type() == ChannelHeader.ENDORSER_TRANSACTION) {
                transaction
                        .endorsed()
                        .filter(endorsed -> endorsed.chaincode().equals(contract))
                        .ifPresent(endorsed -> write(
                                transaction.writes(contract),
                                transaction.place(),
                                Instant.ofEpochSecond(transaction.timestamp()),
                                endorsed.arguments().stream()
                                        .map(argument -> new String(argument, StandardCharsets.UTF_8))
                                        .toList()));
            }
        }
    }

    private static Optional<Json> record(ReadWriteSet.Write write) {
        try {
            LedgerKey key = LedgerKey.parse(write.key());
            boolean named = key.family() != Family.RECORD || !key.parts().isEmpty();
            return named ? Optional.of(CanonicalJson.parse(write.value())) : Optional.empty();
        } catch (IllegalArgumentException | JsonException noRecord) {
            return Optional.empty();
        }
    }

    private void put(LedgerKey key, Json value, Version place, Instant at, Map<String, String> writers) {
        Optional<String> statement = key.family() == Family.RECORD
                ? Optional.of(key.parts().getFirst())
                : Optional.ofNullable(writers.get(key.toString()));
        var writing = new Writing(place, at, statement);
        ReplayedRecord before = records.get(key.onLedger());
        records.put(
                key.onLedger(),
                before == null
                        ? new ReplayedRecord(key, value, writing, writing)
                        : before.writtenAgain(value, writing));
    }

    /** Which statement wrote which record, as the records of the statements say. */
    private static Map<String, String> writers(Map<String, Json> values) {
        Map<String, String> writers = new TreeMap<>();
        values.forEach((key, value) -> {
            LedgerKey record = LedgerKey.parse(key);
            if (record.family() == Family.RECORD
                    && value instanceof Json.Obj object
                    && object.get("keys") instanceof Json.Arr keys) {
                keys.items().stream()
                        .filter(Json.Str.class::isInstance)
                        .forEach(written -> writers.put(
                                ((Json.Str) written).text(), record.parts().getFirst()));
            }
        });
        return writers;
    }

    /** What cannot be read as a statement is named by the audit; here it says nothing of itself. */
    private static List<SignedStatement> statements(List<String> arguments) {
        if (arguments.size() < 2 || arguments.getFirst().equals(RecordingFunctions.HEARTBEAT)) {
            return List.of();
        }
        try {
            return arguments.getFirst().equals(RecordingFunctions.BATCH)
                    ? SignedStatement.parseBatch(arguments.get(1))
                    : List.of(SignedStatement.parse(arguments.get(1)));
        } catch (StatementException unread) {
            return List.of();
        }
    }

    /** How many records each family has, by its name on the ledger. */
    public SortedMap<String, Long> families() {
        SortedMap<String, Long> counts = new TreeMap<>();
        records.values().forEach(record -> counts.merge(record.key().family().onLedger(), 1L, Long::sum));
        return counts;
    }

    /** The records whose keys begin like that one, as objects. */
    public List<Json.Obj> records(LedgerKey prefix) {
        return under(prefix).stream().map(ReplayedRecord::object).toList();
    }

    /** The records of a family, in the order of their keys. */
    public List<ReplayedRecord> of(Family family) {
        if (family.form() == Family.Form.COMPOSITE) {
            return under(new LedgerKey(family, List.of()));
        }
        return all().filter(record -> record.key().family() == family).toList();
    }

    /** Every record, in the order of the keys. */
    public Stream<ReplayedRecord> all() {
        return records.values().stream();
    }

    /** The records whose keys begin like that one, in the order of the keys. */
    public List<ReplayedRecord> under(LedgerKey prefix) {
        String start = prefix.onLedger();
        List<ReplayedRecord> found = new ArrayList<>();
        for (Map.Entry<String, ReplayedRecord> entry : records.tailMap(start).entrySet()) {
            if (!entry.getKey().startsWith(start)) {
                break;
            }
            found.add(entry.getValue());
        }
        return found;
    }
}
