// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.capaz.gateway.ContractFunctions;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;

/**
 * A ledger with a contract of two rules, which takes single statements and batches as ours does, checks at commit that nothing has
 * changed since it was endorsed, and fails at random where the test wants it. A statement {@code {"id":…,"lot":…}} brings a lot in;
 * one without a lot is refused, as is a lot that is there already.
 */
final class SmallContract implements LedgerClient {
    static final Sentence EXISTS =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("L")).and("transfer", Argument.id("T"));

    /** What was endorsed, in the order of the calls: the ids in each transaction. */
    final List<List<String>> endorsed = new CopyOnWriteArrayList<>();

    /** The envelopes that were sent. */
    final List<String> sent = new CopyOnWriteArrayList<>();

    /** Every call waits for it before it is answered. */
    volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Of a hundred calls so many fail. */
    volatile int failing;

    private final Random random;

    /** The transaction in which each statement stands. */
    private final Map<String, String> statements = new TreeMap<>();

    private final Set<String> lots = new TreeSet<>();
    private final Map<String, Map<String, String>> open = new TreeMap<>();
    private final Map<String, Verdict> verdicts = new TreeMap<>();
    private final List<String> doubled = new ArrayList<>();
    private int transactions;

    SmallContract(long seed) {
        random = new Random(seed);
    }

    static Submission statement(String id, String lot) {
        Json.Obj json = Json.object().with("id", id).with("lot", lot);
        return new Submission(
                id, List.of(id), "AMP-01", "lot.declare", id + lot, "DeclareLot", CanonicalJson.write(json));
    }

    /** The answer to one statement that was taken. */
    static String answer(String id, String lot) {
        return CanonicalJson.write(named(id).with("repeated", false).with("events", events(id, lot)));
    }

    /** Where each committed statement stands. */
    synchronized Map<String, String> statements() {
        return new TreeMap<>(statements);
    }

    /** What was committed twice. */
    synchronized List<String> doubled() {
        return List.copyOf(doubled);
    }

    private static Json.Obj named(String id) {
        return Json.object().with("id", id).with("kind", "lot.declare");
    }

    private static List<Json.Obj> events(String id, String lot) {
        return List.of(
                Json.object().with("name", "LotDeclared").with("key", "lot/" + lot),
                Json.object().with("name", "StatementRecorded").with("key", "record/" + id));
    }

    private synchronized boolean fails() {
        return random.nextInt(100) < failing;
    }

    @Override
    public Endorsement endorse(String function, List<String> arguments) {
        gate.join();
        if (fails()) {
            return random.nextBoolean()
                    ? new Endorsement.Unreachable(
                            GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE")))
                    : new Endorsement.Differing("payloads do not match");
        }
        Json.Obj argument = CanonicalJson.parseCanonicalObject(arguments.getFirst());
        boolean batch = function.equals(ContractFunctions.RECORD_BATCH);
        return endorse(batch ? ((Json.Arr) argument.get("statements")).items() : List.of(argument), batch);
    }

    private synchronized Endorsement endorse(List<Json> proposed, boolean batch) {
        Map<String, String> writes = new LinkedHashMap<>();
        List<Json.Obj> answers = new ArrayList<>();
        List<Json.Obj> events = new ArrayList<>();
        for (int i = 0; i < proposed.size(); i++) {
            Json.Obj statement = (Json.Obj) proposed.get(i);
            String id = ((Json.Str) statement.get("id")).text();
            String lot = ((Json.Str) statement.get("lot")).text();
            boolean repeated = statements.containsKey(id);
            if (!repeated && (lot.isEmpty() || lots.contains(lot) || writes.containsValue(lot))) {
                var no = new Objection(lot.isEmpty() ? "I7" : "I19", "body.lot", EXISTS);
                return new Endorsement.Refused(batch ? no.inStatement(i) : no);
            }
            answers.add(named(id).with("repeated", repeated));
            if (!repeated) {
                writes.put(id, lot);
                events.addAll(events(id, lot));
            }
        }
        String txId = "tx" + ++transactions;
        open.put(txId, writes);
        endorsed.add(proposed.stream()
                .map(each -> ((Json.Str) ((Json.Obj) each).get("id")).text())
                .toList());
        Json.Obj answer = batch ? Json.object().with("statements", answers) : answers.getFirst();
        return new Endorsement.Endorsed(
                txId, txId.getBytes(StandardCharsets.US_ASCII), CanonicalJson.write(answer.with("events", events)));
    }

    @Override
    public Sending send(byte[] transaction) {
        String txId = new String(transaction, StandardCharsets.US_ASCII);
        sent.add(txId);
        boolean unclear = fails();
        if (!unclear || random.nextBoolean()) {
            order(txId);
        }
        return unclear ? new Sending.Unclear("DEADLINE_EXCEEDED") : new Sending.Sent();
    }

    private synchronized void order(String txId) {
        if (verdicts.containsKey(txId)) {
            return;
        }
        Map<String, String> writes = open.get(txId);
        boolean conflict = random.nextInt(100) < failing
                || writes.entrySet().stream()
                        .anyMatch(write -> statements.containsKey(write.getKey()) || lots.contains(write.getValue()));
        verdicts.put(txId, new Verdict.Judged(7, conflict ? 11 : 0));
        if (!conflict) {
            writes.forEach((id, lot) -> {
                if (statements.put(id, txId) != null) {
                    doubled.add(id);
                }
                lots.add(lot);
            });
        }
    }

    @Override
    public synchronized Verdict await(String txId, Duration atMost) {
        return fails() ? new Verdict.NotKnown("UNAVAILABLE") : lookUp(txId);
    }

    @Override
    public synchronized Verdict lookUp(String txId) {
        return verdicts.getOrDefault(txId, new Verdict.Absent());
    }
}
