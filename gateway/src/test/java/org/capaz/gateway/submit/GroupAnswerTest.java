// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.contract.RefusedException;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;

/** To each statement of a transaction, what the contract itself would have answered to it alone. */
class GroupAnswerTest {
    private static final int TOGETHER = 6;
    private static final String ISSUE = StatementKind.ISSUE_CERTIFICATE.function();
    private static final Sentence OFFERED =
            Message.LOT_OFFER_EXISTS.with("lot", Argument.id("LE")).and("transfer", Argument.id("T-1"));

    private final TreeMap<LedgerKey, Json> ledger = new TreeMap<>();

    /** What the contract answers over the ledger as it is, and what it would write. */
    private final class Transaction extends PendingState {
        private final Json.Obj answer;

        Transaction(Draft.Call call, Instant at, String function, List<String> arguments) {
            answer = new RecordingFunctions(Consortium.CHANNEL, new MspId(call.msp()), at, this)
                    .call(function, arguments);
        }

        String commit() {
            ledger.putAll(pending());
            return CanonicalJson.write(answer);
        }

        @Override
        protected Optional<Json> recorded(LedgerKey key) {
            return Optional.ofNullable(ledger.get(key));
        }

        @Override
        protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
            SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
            ledger.tailMap(prefix).forEach((key, record) -> {
                if (key.isUnder(prefix)) {
                    found.put(key, (Json.Obj) record);
                }
            });
            return found;
        }
    }

    private Transaction alone(Draft.Call call, Instant at) {
        List<String> arguments = call.arguments();
        return new Transaction(call, at, arguments.getFirst(), arguments.subList(1, arguments.size()));
    }

    private Transaction together(List<Draft.Call> calls) {
        String argument = SharedTransactions.argument(
                calls.stream().map(call -> call.arguments().get(1)).toList());
        Draft.Call last = calls.getLast();
        return new Transaction(last, last.time(), RecordingFunctions.BATCH, List.of(argument));
    }

    /** The statements of the worked case, those of one member that follow each other together. */
    private static List<List<Draft.Call>> groups() {
        List<List<Draft.Call>> groups = new ArrayList<>();
        for (Draft.Call call : LotRecords.issued().calls()) {
            List<Draft.Call> last = groups.isEmpty() ? List.of() : groups.getLast();
            boolean joins = !last.isEmpty()
                    && last.size() < TOGETHER
                    && last.getLast().msp().equals(call.msp())
                    && !isIssue(last.getLast())
                    && !isIssue(call);
            if (joins) {
                last.add(call);
            } else {
                groups.add(new ArrayList<>(List.of(call)));
            }
        }
        return groups;
    }

    private static boolean isIssue(Draft.Call call) {
        return call.arguments().getFirst().equals(ISSUE);
    }

    @Test
    void each_statement_of_the_worked_case_is_answered_as_if_it_had_come_alone() {
        int shared = 0;
        for (List<Draft.Call> group : groups()) {
            Instant at = group.getLast().time();
            if (group.size() == 1) {
                alone(group.getFirst(), at).commit();
                continue;
            }
            TreeMap<LedgerKey, Json> before = new TreeMap<>(ledger);
            GroupAnswer answer = GroupAnswer.read(together(group).commit());
            TreeMap<LedgerKey, Json> after = new TreeMap<>(ledger);
            ledger.clear();
            ledger.putAll(before);

            List<String> singly =
                    group.stream().map(call -> alone(call, at).commit()).toList();

            assertThat(answer.statements()).extracting(GroupAnswer.One::result).isEqualTo(singly);
            assertThat(ledger).isEqualTo(after);
            shared += group.size();
        }
        assertThat(shared).isGreaterThan(20);
    }

    @Test
    void the_contract_issues_a_certificate_alone_and_in_no_batch() {
        for (Draft.Call call : LotRecords.issued().calls()) {
            if (isIssue(call)) {
                assertThatThrownBy(() -> together(List.of(call)))
                        .isInstanceOfAny(StatementException.class, RefusedException.class);
            }
            alone(call, call.time()).commit();
        }
        assertThat(ledger.keySet()).extracting(LedgerKey::toString).anyMatch(key -> key.startsWith("cert"));
    }

    private static String batch(String statements, String events) {
        return "{\"events\":[%s],\"statements\":[%s]}".formatted(events, statements);
    }

    private static String event(String name, String key) {
        return "{\"key\":\"%s\",\"name\":\"%s\"}".formatted(key, name);
    }

    private static String statement(String id, boolean repeated) {
        return "{\"id\":\"%s\",\"kind\":\"lot.hold\",\"repeated\":%s}".formatted(id, repeated);
    }

    @Test
    void statements_that_change_different_records_are_independent() {
        GroupAnswer answer = GroupAnswer.read(batch(
                statement("a", false) + "," + statement("b", false),
                String.join(
                        ",",
                        event("LotHeld", "lot/A"),
                        event("StatementRecorded", "record/a"),
                        event("LotHeld", "lot/B"),
                        event("StatementRecorded", "record/b"))));

        assertThat(answer.dependent()).isEmpty();
    }

    @Test
    void one_that_changes_what_another_before_it_changes_must_leave_and_so_must_one_that_is_on_the_ledger() {
        GroupAnswer answer = GroupAnswer.read(batch(
                statement("a", false) + "," + statement("there", true) + "," + statement("b", false) + ","
                        + statement("c", false),
                String.join(
                        ",",
                        event("LotHeld", "lot/A"),
                        event("StatementRecorded", "record/a"),
                        event("LotHeld", "lot/A"),
                        event("StatementRecorded", "record/b"),
                        event("LotHeld", "lot/C"),
                        event("StatementRecorded", "record/c"))));

        assertThat(answer.dependent()).containsExactly(1, 2);
        assertThat(answer.statements().get(1).result())
                .isEqualTo("{\"events\":[],\"id\":\"there\",\"kind\":\"lot.hold\",\"repeated\":true}");
    }

    @Test
    void a_refusal_says_whose_it_is_and_one_of_the_whole_says_nobodys() {
        assertThat(GroupAnswer.refusedPlace(new Objection("I25", "body.lot", OFFERED).inStatement(12)))
                .hasValue(12);
        assertThat(GroupAnswer.refusedPlace(new Objection("I25", OFFERED).inStatement(0)))
                .hasValue(0);
        assertThat(GroupAnswer.refusedPlace(new Objection("TOO_LARGE", OFFERED)))
                .isEmpty();
    }
}
