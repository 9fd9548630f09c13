// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.contract.KeyOwner;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.statement.StatementException;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * The ledger state of one transaction: what the peer holds, overlaid with what this transaction is about to write, because
 * Fabric itself does not let a transaction read its own writes. Each key costs one round trip to the peer, once, and is
 * written once, at the end.
 */
final class StubLedger extends PendingState {
    private final ChaincodeStub stub;
    private final Map<LedgerKey, Optional<Json>> fetched = new TreeMap<>();
    private final Map<LedgerKey, SortedMap<LedgerKey, Json.Obj>> listed = new TreeMap<>();

    StubLedger(ChaincodeStub stub) {
        this.stub = stub;
    }

    @Override
    protected Optional<Json> recorded(LedgerKey key) {
        return fetched.computeIfAbsent(key, this::fetch);
    }

    @Override
    protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
        return listed.computeIfAbsent(prefix, this::fetchList);
    }

    /**
     * Writes every noted key once. A key that no rule has asked for is read first, so that "absent" stands in the read
     * set and two transactions that create the same key collide instead of overwriting one another. A key that gets
     * another owner gets its policy in the same transaction; that this one may do so, the former owner's policy judges.
     */
    void write(List<Json.Obj> events) {
        pending().keySet().forEach(key -> fetched.computeIfAbsent(key, this::fetch));
        SortedMap<LedgerKey, byte[]> policies = policies();
        pending().forEach((key, value) -> stub.putState(key.onLedger(), CanonicalJson.bytes(value)));
        policies.forEach((key, policy) -> stub.setStateValidationParameter(key.onLedger(), policy));
        if (!events.isEmpty()) {
            stub.setEvent("capaz", CanonicalJson.bytes(Json.object().with("events", events)));
        }
    }

    /** The policies of the keys that come into being with an owner or get another one. */
    private SortedMap<LedgerKey, byte[]> policies() {
        SortedMap<LedgerKey, byte[]> policies = new TreeMap<>();
        KeyOwner.assigned(this, key -> requireNonNull(fetched.get(key), "every key is read before it is written"))
                .forEach((key, owner) -> policies.put(key, KeyPolicy.of(KeyOwner.among(this, owner))));
        return policies;
    }

    private Optional<Json> fetch(LedgerKey key) {
        byte[] value = stub.getState(key.onLedger());
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(parse(value));
    }

    private SortedMap<LedgerKey, Json.Obj> fetchList(LedgerKey prefix) {
        SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
        var range = stub.getStateByPartialCompositeKey(
                new CompositeKey(prefix.family().onLedger(), prefix.parts()));
        try (range) {
            for (KeyValue entry : range) {
                if (found.size() == LONGEST_LIST) {
                    throw new StatementException(
                            "LIST_TOO_LONG",
                            "",
                            Message.RECORDS_TOO_MANY
                                    .with("most", Argument.count(LONGEST_LIST))
                                    .and("prefix", Argument.id(prefix.toString())));
                }
                found.put(LedgerKey.parse(entry.getKey()), (Json.Obj) parse(entry.getValue()));
            }
        } catch (StatementException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the peer did not end the list under " + prefix, e);
        }
        return found;
    }

    private static Json parse(byte[] value) {
        return CanonicalJson.parse(new String(value, StandardCharsets.UTF_8));
    }
}
