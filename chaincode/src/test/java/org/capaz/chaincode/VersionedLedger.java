package org.capaz.chaincode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * A ledger with Fabric's semantics where they bite: a transaction reads what was committed, never its own writes; what
 * it read is compared again, version by version, when it commits.
 */
final class VersionedLedger {
    private final Chaincode contract;
    private final SortedMap<String, Versioned> state = new TreeMap<>();
    private long block;

    VersionedLedger(Chaincode contract) {
        this.contract = contract;
    }

    record Versioned(byte[] value, long version) {}

    /** What a peer endorses: the answer and the read and write sets it came from. */
    static final class Transaction {
        final SortedMap<String, Optional<Long>> reads = new TreeMap<>();
        final Map<String, List<String>> ranges = new TreeMap<>();
        final SortedMap<String, byte[]> writes = new TreeMap<>();
        Optional<String> event = Optional.empty();
        Chaincode.Response response;

        String message() {
            return response.getMessage();
        }

        String payload() {
            return new String(response.getPayload(), StandardCharsets.UTF_8);
        }
    }

    /** Endorses without committing. */
    Transaction endorse(String msp, Instant time, String... arguments) {
        Transaction transaction = new Transaction();
        transaction.response = contract.invoke(stub(transaction, msp, time, arguments));
        return transaction;
    }

    /** Commits what was endorsed, if nothing it read has changed; says whether it was valid. */
    boolean commit(Transaction transaction) {
        if (transaction.response.getStatus() != Chaincode.Response.Status.SUCCESS) {
            throw new IllegalArgumentException("not endorsed: " + transaction.message());
        }
        boolean current = transaction.reads.entrySet().stream()
                        .allMatch(read -> read.getValue().equals(version(read.getKey())))
                && transaction.ranges.entrySet().stream()
                        .allMatch(range -> keysUnder(range.getKey()).equals(range.getValue()));
        block++;
        if (current) {
            transaction.writes.forEach((key, value) -> state.put(key, new Versioned(value, block)));
        }
        return current;
    }

    String value(String key) {
        return new String(state.get(key).value(), StandardCharsets.UTF_8);
    }

    int size() {
        return state.size();
    }

    private Optional<Long> version(String key) {
        return Optional.ofNullable(state.get(key)).map(Versioned::version);
    }

    private List<String> keysUnder(String prefix) {
        return state.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private ChaincodeStub stub(Transaction transaction, String msp, Instant time, String... arguments) {
        return (ChaincodeStub) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ChaincodeStub.class}, (proxy, method, values) -> {
                    switch (method.getName()) {
                        case "getArgs":
                            return Arrays.stream(arguments)
                                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                    .toList();
                        case "getFunction":
                            return arguments[0];
                        case "getChannelId":
                            return "capaz";
                        case "getTxTimestamp":
                            return time;
                        case "getCreator":
                            return SerializedIdentity.newBuilder()
                                    .setMspid(msp)
                                    .build()
                                    .toByteArray();
                        case "getState":
                            return read((String) values[0], transaction);
                        case "putState":
                            transaction.writes.put((String) values[0], (byte[]) values[1]);
                            return null;
                        case "setEvent":
                            transaction.event = Optional.of(new String((byte[]) values[1], StandardCharsets.UTF_8));
                            return null;
                        case "getStateByPartialCompositeKey":
                            return range(((CompositeKey) values[0]).toString(), transaction);
                        default:
                            throw new InvocationTargetException(
                                    new AssertionError("the contract has no business with " + method.getName()));
                    }
                });
    }

    private byte[] read(String key, Transaction transaction) {
        transaction.reads.put(key, version(key));
        return state.containsKey(key) ? state.get(key).value() : new byte[0];
    }

    private QueryResultsIterator<KeyValue> range(String prefix, Transaction transaction) {
        List<String> keys = keysUnder(prefix);
        transaction.ranges.put(prefix, keys);
        List<KeyValue> found = new ArrayList<>();
        keys.forEach(key -> {
            transaction.reads.put(key, version(key));
            found.add(entry(key));
        });
        return new QueryResultsIterator<>() {
            @Override
            public Iterator<KeyValue> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    private KeyValue entry(String key) {
        byte[] value = state.get(key).value();
        return new KeyValue() {
            @Override
            public String getKey() {
                return key;
            }

            @Override
            public byte[] getValue() {
                return value;
            }

            @Override
            public String getStringValue() {
                return new String(value, StandardCharsets.UTF_8);
            }
        };
    }
}
