// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
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
import java.util.stream.Stream;
import org.capaz.ledger.contract.KeyOwner;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.InMemoryLedger;
import org.capaz.ledger.statement.Objection;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * A ledger with Fabric's semantics where they bite: a transaction reads what was committed, never its own writes; what
 * it read is compared again, version by version, when it commits; a key with a policy of its own changes only with the
 * endorsements which that policy asks for.
 */
final class VersionedLedger {
    static final List<String> MEMBERS = List.of("AssuranceMSP", "BuyersMSP", "ProducersMSP", "TradersMSP");

    private final Chaincode contract;
    private final SortedMap<String, Versioned> state = new TreeMap<>();
    private final SortedMap<String, byte[]> policies = new TreeMap<>();
    private long block;

    /** What a peer says of a transaction in a block, in Fabric's words. */
    enum Verdict {
        VALID,
        ENDORSEMENT_POLICY_FAILURE,
        MVCC_READ_CONFLICT,
        PHANTOM_READ_CONFLICT
    }

    VersionedLedger(Chaincode contract) {
        this.contract = contract;
    }

    record Versioned(byte[] value, long version) {}

    /** What a peer endorses: the answer and the read and write sets it came from. */
    static final class Transaction {
        final SortedMap<String, Optional<Long>> reads = new TreeMap<>();
        final List<String> readsInOrder = new ArrayList<>();
        final List<String> writesInOrder = new ArrayList<>();
        final Map<String, List<String>> ranges = new TreeMap<>();
        final SortedMap<String, byte[]> writes = new TreeMap<>();
        final SortedMap<String, byte[]> policies = new TreeMap<>();
        Optional<String> event = Optional.empty();
        Chaincode.Response response;

        String message() {
            return response.getMessage();
        }

        /** What is refused and why, as {@code CODE @field words}. */
        String refusal() {
            Objection objection = Objection.parse(message()).orElseThrow();
            String field = objection.field().isEmpty() ? "" : " @" + objection.field();
            return objection.code() + field + " " + objection.because();
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

    /** Commits what every member's peer endorsed, if nothing it read has changed; says whether it was valid. */
    boolean commit(Transaction transaction) {
        return commit(transaction, MEMBERS) == Verdict.VALID;
    }

    /** Commits what these members' peers endorsed, if it is valid. */
    Verdict commit(Transaction transaction, List<String> endorsers) {
        if (transaction.response.getStatus() != Chaincode.Response.Status.SUCCESS) {
            throw new IllegalArgumentException("not endorsed: " + transaction.message());
        }
        Verdict verdict = judge(transaction, endorsers);
        block++;
        if (verdict == Verdict.VALID) {
            transaction.writes.forEach((key, value) -> state.put(key, new Versioned(value, block)));
            policies.putAll(transaction.policies);
        }
        return verdict;
    }

    private Verdict judge(Transaction transaction, List<String> endorsers) {
        Stream<String> touched =
                Stream.concat(transaction.writes.keySet().stream(), transaction.policies.keySet().stream());
        if (!touched.allMatch(key -> satisfied(key, endorsers))) {
            return Verdict.ENDORSEMENT_POLICY_FAILURE;
        }
        if (!transaction.reads.entrySet().stream()
                .allMatch(read -> read.getValue().equals(version(read.getKey())))) {
            return Verdict.MVCC_READ_CONFLICT;
        }
        return transaction.ranges.entrySet().stream()
                        .allMatch(range -> keysUnder(range.getKey()).equals(range.getValue()))
                ? Verdict.VALID
                : Verdict.PHANTOM_READ_CONFLICT;
    }

    /** A key's own policy stands in the place of the contract's, which is the majority of the members. */
    private boolean satisfied(String key, List<String> endorsers) {
        byte[] policy = policies.get(key);
        if (policy == null) {
            return endorsers.size() * 2 > MEMBERS.size();
        }
        try {
            var envelope = SignaturePolicyEnvelope.parseFrom(policy);
            return satisfied(envelope.getRule(), identities(envelope), endorsers);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean satisfied(SignaturePolicy rule, List<String> identities, List<String> endorsers) {
        if (rule.getTypeCase() == SignaturePolicy.TypeCase.SIGNED_BY) {
            return endorsers.contains(identities.get(rule.getSignedBy()));
        }
        return rule.getNOutOf().getRulesList().stream()
                        .filter(inner -> satisfied(inner, identities, endorsers))
                        .count()
                >= rule.getNOutOf().getN();
    }

    private static List<String> identities(SignaturePolicyEnvelope envelope) throws InvalidProtocolBufferException {
        List<String> members = new ArrayList<>();
        for (MSPPrincipal principal : envelope.getIdentitiesList()) {
            members.add(MSPRole.parseFrom(principal.getPrincipal()).getMspIdentifier());
        }
        return members;
    }

    /** The organisation without which that policy is never satisfied. */
    static String owner(byte[] policy) {
        try {
            return identities(SignaturePolicyEnvelope.parseFrom(policy)).getFirst();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Holds these records as if they had been committed one by one, each with its owner's policy. */
    VersionedLedger holding(InMemoryLedger ledger) {
        block++;
        ledger.records().forEach((key, value) -> {
            state.put(key.onLedger(), new Versioned(CanonicalJson.bytes(value), block));
            KeyOwner.of(key, value, ledger)
                    .ifPresent(msp -> policies.put(key.onLedger(), KeyPolicy.of(KeyOwner.among(ledger, msp))));
        });
        return this;
    }

    /** The records of that family as they stand. */
    List<Json.Obj> records(String family) {
        return state.entrySet().stream()
                .filter(entry ->
                        LedgerKey.parse(entry.getKey()).family().onLedger().equals(family))
                .map(entry ->
                        CanonicalJson.parseObject(new String(entry.getValue().value(), StandardCharsets.UTF_8)))
                .toList();
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
        return state.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
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
                            transaction.writesInOrder.add((String) values[0]);
                            transaction.writes.put((String) values[0], (byte[]) values[1]);
                            return null;
                        case "setStateValidationParameter":
                            transaction.policies.put((String) values[0], (byte[]) values[1]);
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
        transaction.readsInOrder.add(key);
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
