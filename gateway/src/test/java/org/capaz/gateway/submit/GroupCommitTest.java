// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.gateway.submit.SmallContract.statement;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.capaz.gateway.Database;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.TestDatabase;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.statement.Objection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shares a transaction, and that nobody's answer is another's. */
class GroupCommitTest {
    private static final int TOGETHER = 10;
    private static final List<String> AHEAD =
            IntStream.range(0, GroupCommit.AT_ONCE).mapToObj(i -> "ahead-" + i).toList();

    private final Database database = TestDatabase.fresh();
    private final SmallContract contract = new SmallContract(1);
    private Submitter submitter = submitter(contract, TOGETHER);

    private Submitter submitter(LedgerClient ledger, int together) {
        return new Submitter(ledger, new NothingRead(), () -> 0, database, 100, together);
    }

    @AfterEach
    void close() {
        submitter.close();
        database.close();
    }

    /** Their outcomes, by id, when they come while as many as may be are being endorsed; those answer first. */
    private Map<String, Outcome> whileOthersAreEndorsed(Submission... submissions) throws Exception {
        contract.gate = new CompletableFuture<>();
        List<CompletableFuture<Outcome>> ahead = new ArrayList<>();
        for (String id : AHEAD) {
            ahead.add(submitter.submit(statement(id, "lot-of-" + id)));
        }
        awaitInFlight(AHEAD.size());
        Map<String, CompletableFuture<Outcome>> outcomes = new LinkedHashMap<>();
        for (Submission submission : submissions) {
            outcomes.put(submission.id(), submitter.submit(submission));
            awaitWaiting(outcomes.size());
        }
        contract.gate.complete(null);
        for (var outcome : ahead) {
            assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Committed.class);
        }
        Map<String, Outcome> found = new LinkedHashMap<>();
        for (var each : outcomes.entrySet()) {
            found.put(each.getKey(), each.getValue().get(60, TimeUnit.SECONDS));
        }
        return found;
    }

    private void awaitInFlight(int count) throws InterruptedException {
        for (int i = 0; i < 2_000 && states("RECEIVED") < count; i++) {
            Thread.sleep(5);
        }
        // Each has its row; those that found a place are on their way to the peers.
        awaitWaiting(0);
    }

    private void awaitWaiting(int count) throws InterruptedException {
        for (int i = 0; i < 2_000 && submitter.waiting() != count; i++) {
            Thread.sleep(5);
        }
        assertThat(submitter.waiting()).isEqualTo(count);
    }

    private long states(String state) {
        return database.one("select count(*) from office.submission where state = ?", row -> row.getLong(1), state)
                .orElseThrow();
    }

    private List<List<String>> endorsedAfterwards() {
        return contract.endorsed.stream()
                .filter(ids -> AHEAD.stream().noneMatch(ids::contains))
                .toList();
    }

    private static String transaction(Outcome outcome) {
        return ((Outcome.Committed) outcome).txId();
    }

    @Test
    void while_there_is_place_each_goes_alone_and_at_once() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(submitter.submit(statement("s-" + i, "L-" + i)).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(Outcome.Committed.class);
        }

        assertThat(contract.endorsed).containsExactly(List.of("s-0"), List.of("s-1"), List.of("s-2"));
    }

    @Test
    void those_that_have_to_wait_travel_together_and_each_has_its_own_answer() throws Exception {
        Map<String, Outcome> outcomes =
                whileOthersAreEndorsed(statement("s-1", "L-1"), statement("s-2", "L-2"), statement("s-3", "L-3"));

        assertThat(endorsedAfterwards()).containsExactly(List.of("s-1", "s-2", "s-3"));
        String txId = transaction(outcomes.get("s-1"));
        for (int i = 1; i <= 3; i++) {
            var own = new Outcome.Committed(txId, 7, -1, SmallContract.answer("s-" + i, "L-" + i), false);
            assertThat(outcomes).containsEntry("s-" + i, own);
            assertThat(submitter.find("s-" + i).orElseThrow().outcome()).isEqualTo(own);
        }
        assertThat(contract.sent).containsOnlyOnce(txId);
    }

    @Test
    void a_refused_one_is_refused_as_if_it_had_come_alone_and_its_neighbours_are_committed() throws Exception {
        Map<String, Outcome> outcomes =
                whileOthersAreEndorsed(statement("s-1", "L-1"), statement("s-2", ""), statement("s-3", "L-3"));

        assertThat(outcomes)
                .containsEntry("s-2", new Outcome.Refused(new Objection("I7", "body.lot", SmallContract.EXISTS)));
        assertThat(transaction(outcomes.get("s-1"))).isEqualTo(transaction(outcomes.get("s-3")));
    }

    @Test
    void when_more_are_refused_than_are_left_out_one_by_one_each_goes_alone() throws Exception {
        Map<String, Outcome> outcomes = whileOthersAreEndorsed(
                statement("s-1", ""),
                statement("s-2", ""),
                statement("s-3", ""),
                statement("s-4", "L-4"),
                statement("s-5", "L-5"));

        assertThat(endorsedAfterwards()).containsExactlyInAnyOrder(List.of("s-4"), List.of("s-5"));
        assertThat(outcomes.values())
                .filteredOn(Outcome.Refused.class::isInstance)
                .hasSize(3);
    }

    @Test
    void of_two_that_want_the_same_one_is_committed_and_the_other_refused_by_its_rule() throws Exception {
        Map<String, Outcome> outcomes =
                whileOthersAreEndorsed(statement("s-1", "L-1"), statement("s-2", "L-1"), statement("s-3", "L-3"));

        assertThat(List.of(outcomes.get("s-1"), outcomes.get("s-2")))
                .hasOnlyElementsOfTypes(Outcome.Committed.class, Outcome.Refused.class)
                .filteredOn(Outcome.Refused.class::isInstance)
                .containsExactly(new Outcome.Refused(new Objection("I19", "body.lot", SmallContract.EXISTS)));
        assertThat(outcomes.get("s-3")).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_transaction_that_is_invalid_is_nobodys_answer() throws Exception {
        submitter.close();
        var once = new Judging(contract, txId -> new LedgerClient.Verdict.Judged(7, 254));
        submitter = submitter(once, TOGETHER);

        Map<String, Outcome> outcomes = whileOthersAreEndorsed(statement("s-1", "L-1"), statement("s-2", "L-2"));

        assertThat(endorsedAfterwards())
                .contains(List.of("s-1", "s-2"))
                .containsAll(List.of(List.of("s-1"), List.of("s-2")));
        assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Committed.class);
    }

    /** Says something else about the first transaction that carries several, of which nothing is recorded then. */
    private record Judging(SmallContract contract, java.util.function.Function<String, Verdict> verdict)
            implements LedgerClient {
        private boolean isOfSeveral(String txId) {
            int number = Integer.parseInt(txId.substring(2));
            return contract.endorsed.get(number - 1).size() > 1;
        }

        @Override
        public Endorsement endorse(String function, List<String> arguments) {
            return contract.endorse(function, arguments);
        }

        @Override
        public Sending send(byte[] transaction) {
            return isOfSeveral(new String(transaction, StandardCharsets.US_ASCII))
                    ? new Sending.Sent()
                    : contract.send(transaction);
        }

        @Override
        public Verdict await(String txId, Duration atMost) {
            return isOfSeveral(txId) ? verdict.apply(txId) : contract.await(txId, atMost);
        }

        @Override
        public Verdict lookUp(String txId) {
            return contract.lookUp(txId);
        }
    }

    @Test
    void peers_that_cannot_be_reached_for_several_are_asked_for_each() throws Exception {
        submitter.close();
        submitter = submitter(new Unreachable(contract), TOGETHER);

        Map<String, Outcome> outcomes = whileOthersAreEndorsed(statement("s-1", "L-1"), statement("s-2", "L-2"));

        assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Committed.class);
        assertThat(endorsedAfterwards()).containsExactlyInAnyOrder(List.of("s-1"), List.of("s-2"));
    }

    /** No peers for transactions that carry several. */
    private record Unreachable(SmallContract contract) implements LedgerClient {
        @Override
        public Endorsement endorse(String function, List<String> arguments) {
            return function.equals("RecordBatch")
                    ? new Endorsement.Unreachable(
                            GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE")))
                    : contract.endorse(function, arguments);
        }

        @Override
        public Sending send(byte[] transaction) {
            return contract.send(transaction);
        }

        @Override
        public Verdict await(String txId, Duration atMost) {
            return contract.await(txId, atMost);
        }

        @Override
        public Verdict lookUp(String txId) {
            return contract.lookUp(txId);
        }
    }

    @Test
    void a_crash_after_endorsement_leaves_each_to_be_resolved_and_the_transaction_counts_once() throws Exception {
        IntentStore intents = new IntentStore(database);
        List<Submission> both = List.of(statement("s-1", "L-1"), statement("s-2", "L-2"));
        both.forEach(intents::findOrAdd);
        var endorsed = (LedgerClient.Endorsement.Endorsed) contract.endorse(
                "RecordBatch",
                List.of(SharedTransactions.argument(
                        both.stream().map(Submission::argument).toList())));
        intents.saveShared(both.stream()
                .map(each ->
                        Intent.Received.first(each).endorsedWithOthers(endorsed, "{\"own\":\"" + each.id() + "\"}"))
                .toList());

        submitter.resolveAll();

        awaitStates("COMMITTED", 2);
        assertThat(contract.statements()).containsEntry("s-1", endorsed.txId()).containsEntry("s-2", endorsed.txId());
        assertThat(contract.doubled()).isEmpty();
        assertThat(submitter.find("s-2").orElseThrow().outcome())
                .isEqualTo(new Outcome.Committed(endorsed.txId(), 7, -1, "{\"own\":\"s-2\"}", false));
    }

    @Test
    void a_shared_envelope_is_kept_while_one_of_its_submissions_is_open_and_deleted_after_the_last() {
        IntentStore intents = new IntentStore(database);
        List<Submission> both = List.of(statement("s-1", "L-1"), statement("s-2", "L-2"));
        both.forEach(intents::findOrAdd);
        var endorsed = new LedgerClient.Endorsement.Endorsed("tx1", new byte[] {42}, "");
        List<Intent.Endorsed> saved = intents.saveShared(both.stream()
                .map(each -> Intent.Received.first(each).endorsedWithOthers(endorsed, "{}"))
                .toList());
        var place = new CommittedTransactions.Place(7, 0, 0);

        intents.save(saved.getFirst().committed(place));
        intents.deleteAnsweredEnvelopes();
        assertThat(intents.find("s-2").orElseThrow()).isInstanceOfSatisfying(Intent.Endorsed.class, open -> {
            assertThat(open.transaction().bytes()).containsExactly(42);
            assertThat(open.transaction().shared()).isTrue();
        });

        intents.save(saved.getLast().committed(place));
        intents.deleteAnsweredEnvelopes();
        assertThat(database.one("select count(*) from office.shared_envelope", row -> row.getLong(1)))
                .hasValue(0L);
    }

    private void awaitStates(String state, long count) throws InterruptedException {
        for (int i = 0; i < 2_000 && states(state) < count; i++) {
            Thread.sleep(10);
        }
        assertThat(states(state)).isEqualTo(count);
    }

    @Test
    void what_is_too_long_for_one_transaction_or_too_much_goes_in_the_next() throws Exception {
        String long31 = "x".repeat(31 * 1024);
        assertThat(whileOthersAreEndorsed(
                                statement("s-1", "1" + long31),
                                statement("s-2", "2" + long31),
                                statement("s-3", long31))
                        .values())
                .hasOnlyElementsOfType(Outcome.Committed.class);
        assertThat(endorsedAfterwards()).containsExactlyInAnyOrder(List.of("s-1", "s-2"), List.of("s-3"));
    }

    @Test
    void no_more_travel_together_than_the_setting_says() throws Exception {
        Submission[] many = IntStream.rangeClosed(1, TOGETHER + 1)
                .mapToObj(i -> statement("s-" + i, "L-" + i))
                .toArray(Submission[]::new);

        whileOthersAreEndorsed(many);

        assertThat(endorsedAfterwards()).extracting(List::size).containsExactlyInAnyOrder(TOGETHER, 1);
    }

    @Test
    void switched_off_each_goes_alone_and_none_waits() throws Exception {
        submitter.close();
        submitter = submitter(contract, 1);
        contract.gate = new CompletableFuture<>();
        List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, 30)
                .mapToObj(i -> submitter.submit(statement("s-" + i, "L-" + i)))
                .toList();
        awaitInFlight(30);
        contract.gate.complete(null);
        for (var outcome : outcomes) {
            assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Committed.class);
        }

        assertThat(contract.endorsed).hasSize(30).allMatch(ids -> ids.size() == 1);
    }

    @Test
    void as_many_statements_may_share_a_transaction_as_the_contract_takes() {
        assertThatThrownBy(() -> submitter(contract, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> submitter(contract, 51)).isInstanceOf(IllegalArgumentException.class);
        submitter(contract, 50).close();
    }

    /** The transaction of an issued certificate stands in bundles that anybody may have. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void every_kind_may_share_a_transaction_but_the_issue_of_a_certificate(StatementKind kind) {
        var alone = new Submission("s", List.of("s"), "AMP-01", kind.kind(), "a", kind.function(), "{}");

        assertThat(GroupCommit.mayShare(alone)).isEqualTo(kind != StatementKind.ISSUE_CERTIFICATE);
    }

    @Test
    void batches_and_the_heartbeat_go_alone() {
        assertThat(GroupCommit.mayShare(
                        new Submission("batch-1", List.of("s"), "AMP-01", "batch", "a", "RecordBatch", "{}")))
                .isFalse();
        assertThat(GroupCommit.mayShare(new Submission("beat-1", List.of(), "", "heartbeat", "a", "Heartbeat", "1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_fails_nothing_is_lost_doubled_or_refused_for_a_neighbour(long seed) throws Exception {
        Random random = new Random(seed);
        SmallContract failing = new SmallContract(seed);
        failing.failing = 10;
        submitter.close();
        submitter = submitter(failing, TOGETHER);
        Map<String, String> lots = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            lots.put("s-" + i, random.nextInt(8) == 0 ? "" : "L-" + (random.nextInt(8) == 0 ? i / 2 : i));
        }
        Map<String, CompletableFuture<Outcome>> outcomes = new LinkedHashMap<>();
        lots.forEach((id, lot) -> outcomes.put(id, submitter.submit(statement(id, lot))));
        for (var outcome : outcomes.values()) {
            outcome.get(60, TimeUnit.SECONDS);
        }
        failing.failing = 0;
        submitter.resolveAll();
        for (int i = 0; i < 2_000 && submitter.inFlight() > 0; i++) {
            Thread.sleep(5);
        }

        assertThat(failing.endorsed).anyMatch(ids -> ids.size() > 1);
        assertThat(failing.doubled()).isEmpty();
        Map<String, String> recorded = failing.statements();
        lots.forEach((id, lot) -> {
            Outcome told = submitter.find(id).orElseThrow().outcome();
            String as = "seed " + seed + ", " + id + " about " + lot + ": " + told;
            boolean taken = lots.entrySet().stream()
                    .anyMatch(other -> !other.getKey().equals(id)
                            && other.getValue().equals(lot)
                            && recorded.containsKey(other.getKey()));
            switch (told) {
                case Outcome.Committed done -> assertThat(done.txId()).as(as).isEqualTo(recorded.get(id));
                case Outcome.Refused no -> {
                    assertThat(recorded).as(as).doesNotContainKey(id);
                    assertThat(no.objection().code()).as(as).isEqualTo(lot.isEmpty() ? "I7" : "I19");
                    assertThat(no.objection().field()).as(as).isEqualTo("body.lot");
                    assertThat(lot.isEmpty() || taken).as(as).isTrue();
                }
                case Outcome.Busy busy -> assertThat(recorded).as(as).doesNotContainKey(id);
                case Outcome.Failed failed -> assertThat(recorded).as(as).doesNotContainKey(id);
                case Outcome.Conflicted conflict -> assertThat(recorded).as(as).doesNotContainKey(id);
                default -> throw new AssertionError(as);
            }
        });
    }
}
