// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.capaz.gateway.Database;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.TestDatabase;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Sending;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every row of the failure table in the submit protocol, each beside the case that passes. */
class SubmitterTest {
    private static final Sentence OFFERED =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("LE")).and("transfer", Argument.id("T-1"));

    private final Database database = TestDatabase.fresh();
    private final ScriptedLedger ledger = new ScriptedLedger();
    private final ReadBlocks read = new ReadBlocks();
    private final AtomicInteger index = new AtomicInteger();
    private Submitter submitter = new Submitter(ledger, read, index::getAndIncrement, database, 100, 20);

    /** A ledger that does what the test says next, and commits everything when the test says nothing. */
    private final class ScriptedLedger implements LedgerClient {
        final ConcurrentLinkedQueue<Endorsement> endorsements = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Sending> sendings = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Verdict> lookUps = new ConcurrentLinkedQueue<>();
        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<byte[]> sent = new CopyOnWriteArrayList<>();
        final AtomicInteger proposals = new AtomicInteger();
        volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        @Override
        public Endorsement endorse(String function, List<String> arguments) {
            calls.add("endorse " + function + " " + String.join(" ", arguments.subList(1, arguments.size())));
            gate.join();
            int n = proposals.incrementAndGet();
            return next(
                    endorsements,
                    () -> new Endorsement.Endorsed("tx" + n, new byte[] {(byte) n}, "{\"repeated\":false}"));
        }

        @Override
        public Sending send(byte[] transaction) {
            calls.add("send " + transaction[0]);
            sent.add(transaction);
            return next(sendings, Sending.Sent::new);
        }

        @Override
        public Verdict await(String txId, Duration atMost) {
            calls.add("await " + txId);
            return next(verdicts, () -> new Verdict.Judged(7, 0));
        }

        @Override
        public Verdict lookUp(String txId) {
            calls.add("lookUp " + txId);
            return next(lookUps, Verdict.Absent::new);
        }

        private <T> T next(ConcurrentLinkedQueue<T> script, Supplier<T> otherwise) {
            T scripted = script.poll();
            return scripted == null ? otherwise.get() : scripted;
        }
    }

    /** What this gateway has read of the chain: nothing, unless the test says so. */
    private static final class ReadBlocks implements CommittedTransactions {
        final Map<String, Place> places = new ConcurrentHashMap<>();
        final Map<String, Recorded> records = new ConcurrentHashMap<>();

        @Override
        public Optional<Place> find(String txId) {
            return Optional.ofNullable(places.get(txId));
        }

        @Override
        public Optional<Place> await(String txId, Duration atMost) {
            return find(txId);
        }

        @Override
        public Optional<Recorded> findRecord(String clientRecordId) {
            return Optional.ofNullable(records.get(clientRecordId));
        }

        @Override
        public Optional<Recorded> awaitRecord(String clientRecordId, Duration atMost) {
            return findRecord(clientRecordId);
        }
    }

    @AfterEach
    void close() {
        submitter.close();
        database.close();
    }

    private static Submission statement(String id, String content) {
        return new Submission(id, List.of(id), "AMP-01", "lot.declare", content, "DeclareLot", "{\"a\":1}");
    }

    private Outcome submit(Submission submission) throws Exception {
        return submitter.submit(submission).get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private String state(String id) {
        return submitter.find(id).orElseThrow().state();
    }

    @Test
    void a_statement_is_endorsed_sent_and_committed_once() throws Exception {
        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 7, -1, "{\"repeated\":false}", false));
        assertThat(ledger.calls).containsExactly("endorse DeclareLot ", "send 1", "await tx1");
        assertThat(state("statement-1")).isEqualTo("COMMITTED");
    }

    @Test
    void the_place_in_the_block_is_told_once_the_block_is_read() throws Exception {
        read.places.put("tx1", new CommittedTransactions.Place(7, 3, 0));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 7, 3, "{\"repeated\":false}", false));
    }

    @Test
    void the_intent_stands_in_the_database_before_anything_is_asked_of_the_peers() throws Exception {
        ledger.gate = new CompletableFuture<>();
        var outcome = submitter.submit(statement("statement-1", "a"));
        Eventually.holds(() -> !ledger.calls.isEmpty());

        assertThat(state("statement-1")).isEqualTo("RECEIVED");
        ledger.gate.complete(null);
        assertThat(outcome.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_refusal_by_the_contract_is_final_and_nothing_is_sent() throws Exception {
        ledger.endorsements.add(new Endorsement.Refused(new Objection("I25", OFFERED)));

        assertThat(submit(statement("statement-1", "a"))).isEqualTo(new Outcome.Refused(new Objection("I25", OFFERED)));
        assertThat(ledger.calls).containsExactly("endorse DeclareLot ");
        assertThat(state("statement-1")).isEqualTo("REFUSED");
    }

    @Test
    void a_refusal_stands_in_the_database_with_its_code_its_field_and_its_reason() throws Exception {
        var objection = new Objection(
                "MALFORMED", "body.lot", Message.MEMBER_MISSING.with("what", Message.A_STRING.sentence()));
        ledger.endorsements.add(new Endorsement.Refused(objection));
        submit(statement("statement-1", "a"));

        assertThat(submitter.find("statement-1").orElseThrow().outcome()).isEqualTo(new Outcome.Refused(objection));
    }

    @Test
    void a_refused_statement_sent_again_is_judged_again() throws Exception {
        ledger.endorsements.add(new Endorsement.Refused(new Objection("I25", OFFERED)));
        submit(statement("statement-1", "a"));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_refused_statement_may_come_again_corrected_under_the_same_id() throws Exception {
        ledger.endorsements.add(new Endorsement.Refused(new Objection("I7", OFFERED)));
        submit(statement("statement-1", "a"));

        assertThat(submit(statement("statement-1", "corrected"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void peers_that_cannot_be_reached_are_asked_anew_three_times() throws Exception {
        ledger.endorsements.add(
                new Endorsement.Unreachable(GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE"))));
        ledger.endorsements.add(
                new Endorsement.Unreachable(GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE"))));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Committed.class);
        assertThat(ledger.calls).filteredOn(call -> call.startsWith("endorse")).hasSize(3);
    }

    @Test
    void peers_that_stay_away_make_the_gateway_busy_and_nothing_was_sent() throws Exception {
        for (int i = 0; i < 3; i++) {
            ledger.endorsements.add(new Endorsement.Unreachable(
                    GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("UNAVAILABLE"))));
        }

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Busy.class);
        assertThat(ledger.sent).isEmpty();
    }

    @Test
    void endorsements_that_differ_once_are_asked_anew() throws Exception {
        ledger.endorsements.add(new Endorsement.Differing("payloads do not match"));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void endorsements_that_keep_differing_are_an_operators_case() throws Exception {
        for (int i = 0; i < 3; i++) {
            ledger.endorsements.add(new Endorsement.Differing("payloads do not match"));
        }

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Failed(
                        "ENDORSEMENTS_DIFFER",
                        GatewayMessage.PEERS_ANSWER_DIFFERENTLY.with("what", Argument.id("payloads do not match"))));
        assertThat(ledger.sent).isEmpty();
    }

    @Test
    void after_an_unclear_sending_the_same_transaction_is_sent_again_and_never_a_new_proposal() throws Exception {
        ledger.sendings.add(new Sending.Unclear("UNAVAILABLE insufficient number of orderers"));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Committed.class);
        assertThat(ledger.calls).containsExactly("endorse DeclareLot ", "send 1", "lookUp tx1", "send 1", "await tx1");
        assertThat(Arrays.equals(ledger.sent.get(0), ledger.sent.get(1))).isTrue();
    }

    @Test
    void an_unclear_sending_that_the_chain_already_has_is_not_sent_again() throws Exception {
        ledger.sendings.add(new Sending.Unclear("DEADLINE_EXCEEDED"));
        ledger.lookUps.add(new Verdict.Judged(9, 0));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 9, -1, "{\"repeated\":false}", false));
        assertThat(ledger.sent).hasSize(1);
    }

    @Test
    void what_stays_unclear_is_answered_as_unknown_and_resolved_later() throws Exception {
        for (int i = 0; i < 4; i++) {
            ledger.sendings.add(new Sending.Unclear("UNAVAILABLE"));
        }

        assertThat(submit(statement("statement-1", "a"))).isEqualTo(new Outcome.Unknown("tx1"));
        assertThat(submitter.unknown()).isEqualTo(1);
        submitter.resolveAll();
        awaitState("statement-1", "COMMITTED");

        assertThat(ledger.proposals).hasValue(1);
        assertThat(ledger.sent).allMatch(transaction -> transaction[0] == 1);
    }

    @Test
    void a_lost_commit_status_is_found_by_asking_the_chain() throws Exception {
        ledger.verdicts.add(new Verdict.NotKnown("UNAVAILABLE io exception"));
        ledger.lookUps.add(new Verdict.Judged(8, 0));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 8, -1, "{\"repeated\":false}", false));
        assertThat(ledger.sent).hasSize(1);
    }

    @Test
    void a_read_conflict_is_proposed_anew_without_new_signatures() throws Exception {
        ledger.verdicts.add(new Verdict.Judged(7, 11));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx2", 7, -1, "{\"repeated\":false}", false));
    }

    @Test
    void three_read_conflicts_are_a_conflict() throws Exception {
        for (int i = 0; i < 3; i++) {
            ledger.verdicts.add(new Verdict.Judged(7, 12));
        }

        assertThat(submit(statement("statement-1", "a"))).isEqualTo(new Outcome.Conflicted("PHANTOM_READ_CONFLICT"));
        assertThat(ledger.proposals).hasValue(3);
        assertThat(state("statement-1")).isEqualTo("INVALID");
    }

    @Test
    void a_policy_that_fails_once_may_have_moved_and_is_tried_anew() throws Exception {
        ledger.verdicts.add(new Verdict.Judged(7, 10));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void another_invalid_code_is_final_and_not_tried_again() throws Exception {
        ledger.verdicts.add(new Verdict.Judged(7, 254));

        assertThat(submit(statement("statement-1", "a"))).isInstanceOf(Outcome.Failed.class);
        assertThat(ledger.proposals).hasValue(1);
    }

    @Test
    void a_duplicates_verdict_gives_way_to_that_of_the_first() throws Exception {
        ledger.verdicts.add(new Verdict.Judged(8, 9));
        read.places.put("tx1", new CommittedTransactions.Place(7, 2, 0));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 7, 2, "{\"repeated\":false}", false));
    }

    @Test
    void the_same_statement_again_gets_the_same_answer_and_no_second_effect() throws Exception {
        submit(statement("statement-1", "a"));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("tx1", 7, -1, "{\"repeated\":false}", true));
        assertThat(ledger.proposals).hasValue(1);
    }

    @Test
    void fifty_at_once_have_one_effect_and_equal_answers() throws Exception {
        ledger.gate = new CompletableFuture<>();
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            outcomes.add(submitter.submit(statement("statement-1", "a")));
        }
        ledger.gate.complete(null);

        for (var outcome : outcomes) {
            assertThat(outcome.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .extracting(each -> ((Outcome.Committed) each).txId())
                    .isEqualTo("tx1");
        }
        assertThat(ledger.proposals).hasValue(1);
    }

    @Test
    void the_same_id_with_another_content_is_refused_while_the_first_stands() throws Exception {
        submit(statement("statement-1", "a"));

        assertThat(submit(statement("statement-1", "b"))).isInstanceOf(Outcome.OtherContent.class);
        assertThat(submit(statement("statement-2", "b"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void what_another_gateway_brought_is_answered_with_its_first_place() throws Exception {
        var place = new CommittedTransactions.Place(5, 1, 0);
        read.records.put("statement-1", new CommittedTransactions.Recorded("txOfTraders", place, "a"));

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("txOfTraders", 5, 1, "", true));
        assertThat(submit(statement("statement-1", "b"))).isInstanceOf(Outcome.OtherContent.class);
        assertThat(ledger.calls).isEmpty();
    }

    @Test
    void what_the_contract_calls_repeated_is_not_sent() throws Exception {
        ledger.endorsements.add(new Endorsement.Endorsed("tx1", new byte[] {1}, "{\"repeated\":true}"));
        var place = new CommittedTransactions.Place(5, 1, 0);
        // Read only after the gateway had looked, so that the contract is the first to say it.
        submitter.close();
        submitter = new Submitter(
                ledger,
                new NothingRead() {
                    @Override
                    public Optional<Recorded> awaitRecord(String clientRecordId, Duration atMost) {
                        return Optional.of(new Recorded("txOfTraders", place, "a"));
                    }
                },
                index::getAndIncrement,
                database,
                100,
                20);

        assertThat(submit(statement("statement-1", "a")))
                .isEqualTo(new Outcome.Committed("txOfTraders", 5, 1, "{\"repeated\":true}", true));
        assertThat(ledger.sent).isEmpty();
    }

    @Test
    void a_taken_status_index_is_replaced_without_a_new_signature() throws Exception {
        ledger.endorsements.add(new Endorsement.Refused(
                new Objection("STATUS_INDEX_TAKEN", Message.STATUS_INDEX_EXISTS.with("index", Argument.id("0")))));
        var issue = new Submission(
                "statement-1", List.of("statement-1"), "BUY-01", "certificate.issue", "a", "IssueCertificate", "{}");

        assertThat(submit(issue)).isInstanceOf(Outcome.Committed.class);
        assertThat(ledger.calls).contains("endorse IssueCertificate 0", "endorse IssueCertificate 1");
    }

    @Test
    void beyond_the_number_in_flight_the_gateway_is_busy_and_afterwards_not() throws Exception {
        submitter.close();
        submitter = new Submitter(ledger, read, index::getAndIncrement, database, 1, 20);
        ledger.gate = new CompletableFuture<>();
        var first = submitter.submit(statement("statement-1", "a"));

        assertThat(submit(statement("statement-2", "b"))).isInstanceOf(Outcome.Busy.class);
        // Brought in the moment in which the first is answered.
        var second = first.thenCompose(answered -> submitter.submit(statement("statement-2", "b")));
        ledger.gate.complete(null);
        assertThat(second.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void after_a_crash_each_state_is_taken_up_where_it_was() throws Exception {
        var intents = new IntentStore(database);
        var endorsed = new Endorsement.Endorsed("txOld", new byte[] {42}, "{\"repeated\":false}");
        intents.findOrAdd(statement("received-1", "a"));
        intents.findOrAdd(statement("endorsed-1", "b"));
        intents.save(Intent.Received.first(statement("endorsed-1", "b")).endorsed(endorsed));
        intents.findOrAdd(statement("submitted-1", "c"));
        intents.save(intents.save(
                        Intent.Received.first(statement("submitted-1", "c")).endorsed(endorsed))
                .submitted());

        submitter.start();

        awaitState("received-1", "COMMITTED");
        awaitState("endorsed-1", "COMMITTED");
        awaitState("submitted-1", "COMMITTED");
        assertThat(ledger.proposals).hasValue(1);
        assertThat(ledger.calls).contains("send 42");
    }

    private void awaitState(String id, String wanted) {
        Eventually.holds(() -> state(id).equals(wanted));
    }
}
