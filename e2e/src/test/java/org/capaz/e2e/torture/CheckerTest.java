// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.capaz.e2e.torture.History.Agreement;
import org.capaz.e2e.torture.History.Answer;
import org.capaz.e2e.torture.History.Asked;
import org.capaz.e2e.torture.History.Broken;
import org.capaz.e2e.torture.History.Reading;
import org.capaz.e2e.torture.History.Suspension;
import org.capaz.e2e.torture.Violation.Promise;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bugs are planted in a history and in the members' ledgers; each is found, and what is nearly one is not. */
class CheckerTest {
    private static final Answer LOST_ANSWER = new Answer.Unknown("no answer came");
    private static final Answer REFUSED = new Answer.Refused("I13");

    private final List<Asked> asked = new ArrayList<>();
    private final List<Broken> faults = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Suspension> suspensions = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, List<List<Ledger.Recorded>>> chains = new TreeMap<>();
    private final Map<String, String> facts = new TreeMap<>();

    /** Two members, at both of which S-1 stands in block 1. */
    @BeforeEach
    void begin() {
        for (String member : List.of("producers", "traders")) {
            chains.put(member, new ArrayList<>(List.of(List.of(), List.of(recorded("S-1", "tx-1")))));
            facts.put(member, "facts");
        }
    }

    private static Ledger.Recorded recorded(String statement, String transaction) {
        return new Ledger.Recorded(statement, transaction);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private void ask(String statement, String member, long from, long to, Answer answer) {
        asked.add(new Asked(statement, member, at(from), at(to), answer));
    }

    private void everywhere(Ledger.Recorded... statements) {
        chains.values().forEach(chain -> chain.add(List.of(statements)));
    }

    private void fault(long began, long healed, String... withoutQuorum) {
        faults.add(new Broken("a cut", at(began), at(began + 1), at(healed - 1), at(healed), Set.of(withoutQuorum)));
    }

    /** Blocks with those statements, whose hashes tell what is in them and before them. */
    private Ledger ledger(String member) {
        List<Ledger.Block> blocks = new ArrayList<>();
        String previous = "";
        for (List<Ledger.Recorded> statements : chains.get(member)) {
            String hash = Integer.toHexString((previous + statements).hashCode());
            blocks.add(new Ledger.Block(blocks.size(), previous, hash, statements));
            previous = hash;
        }
        return new Ledger(blocks, facts.get(member));
    }

    private List<Promise> broken() {
        Map<String, Ledger> ledgers = new TreeMap<>();
        chains.keySet().forEach(member -> ledgers.put(member, ledger(member)));
        return broken(ledgers);
    }

    private List<Promise> broken(Map<String, Ledger> ledgers) {
        return Checker.check(new History(asked, faults, agreements, suspensions, readings), ledgers).stream()
                .map(Violation::promise)
                .distinct()
                .toList();
    }

    private static Answer acknowledged() {
        return new Answer.Acknowledged("tx-1", 1);
    }

    @Test
    void what_was_acknowledged_and_stands_everywhere_breaks_no_promise() {
        ask("S-1", "producers", 0, 1, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void an_acknowledged_statement_that_no_member_has_is_lost() {
        ask("S-2", "producers", 0, 1, new Answer.Acknowledged("tx-2", 2));

        assertThat(broken()).containsExactly(Promise.NOTHING_ACKNOWLEDGED_IS_LOST);
    }

    @Test
    void a_statement_that_stands_elsewhere_than_it_was_told_is_lost_where_it_was_told() {
        ask("S-1", "producers", 0, 1, new Answer.Acknowledged("tx-9", 1));

        assertThat(broken()).containsExactly(Promise.NOTHING_ACKNOWLEDGED_IS_LOST);
    }

    @Test
    void a_forgotten_intent_stays_unknown_to_the_end() {
        ask("S-2", "producers", 0, 1, LOST_ANSWER);
        ask("S-2", "producers", 5, 6, new Answer.Unknown("no such submission"));

        assertThat(broken()).containsExactly(Promise.UNKNOWN_IS_RESOLVED_IN_TIME);
    }

    @Test
    void an_intent_that_was_gone_on_with_is_resolved_whichever_way_it_went() {
        ask("S-1", "producers", 0, 1, LOST_ANSWER);
        ask("S-1", "producers", 5, 6, acknowledged());
        ask("S-2", "producers", 0, 1, LOST_ANSWER);
        ask("S-2", "producers", 5, 6, REFUSED);

        assertThat(broken()).isEmpty();
    }

    @Test
    void what_stayed_unknown_for_more_than_a_minute_in_which_nothing_was_broken_is_late() {
        fault(0, 10);
        ask("S-1", "producers", 2, 3, LOST_ANSWER);
        ask("S-1", "producers", 72, 73, acknowledged());

        assertThat(broken()).containsExactly(Promise.UNKNOWN_IS_RESOLVED_IN_TIME);
    }

    @Test
    void what_stayed_unknown_while_one_thing_after_the_other_was_broken_is_in_time() {
        fault(0, 50);
        fault(100, 150);
        ask("S-1", "producers", 2, 3, LOST_ANSWER);
        ask("S-1", "producers", 40, 41, new Answer.NotTaken("no gateway"));
        ask("S-1", "producers", 200, 201, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_retry_that_doubles_is_found() {
        ask("S-1", "producers", 0, 1, acknowledged());
        everywhere(recorded("S-1", "tx-2"));

        assertThat(broken()).containsExactly(Promise.NOTHING_IS_DOUBLED);
    }

    @Test
    void a_retry_that_is_answered_with_another_place_is_found() {
        everywhere(recorded("S-2", "tx-2"));
        ask("S-1", "producers", 0, 1, acknowledged());
        ask("S-1", "traders", 2, 3, new Answer.Acknowledged("tx-2", 2));

        assertThat(broken()).containsExactly(Promise.ONE_STATEMENT_HAS_ONE_ANSWER);
    }

    @Test
    void a_retry_that_is_refused_after_it_was_acknowledged_is_found() {
        ask("S-1", "producers", 0, 1, acknowledged());
        ask("S-1", "traders", 2, 3, REFUSED);

        assertThat(broken()).containsExactly(Promise.ONE_STATEMENT_HAS_ONE_ANSWER);
    }

    @Test
    void a_retry_at_another_member_with_the_same_answer_breaks_nothing() {
        ask("S-1", "producers", 0, 1, acknowledged());
        ask("S-1", "traders", 2, 3, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_refused_statement_that_stands_is_found() {
        ask("S-1", "producers", 0, 1, REFUSED);

        assertThat(broken()).containsExactly(Promise.NOTHING_REFUSED_IS_RECORDED);
    }

    @Test
    void a_statement_that_stands_although_nothing_was_sent_is_found() {
        ask("S-1", "producers", 0, 1, new Answer.NotTaken("503"));

        assertThat(broken()).containsExactly(Promise.NOTHING_REFUSED_IS_RECORDED);
    }

    @Test
    void a_statement_that_was_not_taken_at_first_and_taken_later_may_stand() {
        ask("S-1", "producers", 0, 1, new Answer.NotTaken("503"));
        ask("S-1", "producers", 2, 3, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void who_is_cut_off_and_acknowledges_is_found_even_if_it_comes_to_stand() {
        fault(0, 20, "traders");
        ask("S-1", "traders", 5, 6, acknowledged());

        assertThat(broken()).containsExactly(Promise.A_MINORITY_ACKNOWLEDGES_NOTHING);
    }

    @Test
    void who_is_cut_off_may_tell_what_it_had_taken_before() {
        fault(10, 30, "traders");
        ask("S-1", "traders", 9, 10, LOST_ANSWER);
        ask("S-1", "traders", 15, 16, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void who_is_not_cut_off_may_acknowledge_and_who_was_may_once_it_is_mended() {
        fault(0, 20, "traders");
        ask("S-1", "traders", 5, 6, LOST_ANSWER);
        ask("S-1", "producers", 7, 8, acknowledged());
        ask("S-1", "traders", 21, 22, acknowledged());

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_skipped_block_is_found() {
        everywhere(recorded("S-2", "tx-2"));
        everywhere(recorded("S-3", "tx-3"));
        Map<String, Ledger> ledgers = new TreeMap<>(Map.of("producers", ledger("producers")));
        List<Ledger.Block> all = ledger("traders").blocks();
        ledgers.put("traders", new Ledger(List.of(all.get(0), all.get(1), all.get(3)), "facts"));
        ask("S-2", "producers", 0, 1, new Answer.Acknowledged("tx-2", 2));

        assertThat(broken(ledgers))
                .containsExactly(Promise.CHAINS_ARE_WHOLE_AND_EQUAL, Promise.NOTHING_ACKNOWLEDGED_IS_LOST);
    }

    @Test
    void a_member_with_another_block_of_the_same_number_is_found() {
        chains.get("producers").add(List.of(recorded("S-2", "tx-2")));
        chains.get("traders").add(List.of(recorded("S-3", "tx-3")));

        assertThat(broken()).containsExactly(Promise.CHAINS_ARE_WHOLE_AND_EQUAL);
    }

    @Test
    void a_gateway_that_has_read_something_else_than_the_others_is_found() {
        facts.put("traders", "other facts");

        assertThat(broken()).containsExactly(Promise.GATEWAYS_HAVE_READ_THE_SAME);
    }

    @Test
    void members_that_agree_too_late_or_never_are_found() {
        agreements.add(new Agreement("a cut", at(10), Optional.of(at(41)), List.of("traders")));
        assertThat(broken()).containsExactly(Promise.MEMBERS_AGREE_IN_TIME);

        agreements.set(0, new Agreement("a cut", at(10), Optional.empty(), List.of("traders")));
        assertThat(broken()).containsExactly(Promise.MEMBERS_AGREE_IN_TIME);
    }

    @Test
    void members_that_agree_within_half_a_minute_break_nothing() {
        agreements.add(new Agreement("a cut", at(10), Optional.of(at(40)), List.of("traders")));

        assertThat(broken()).isEmpty();
    }

    @Test
    void a_label_that_is_told_to_be_valid_long_after_it_was_suspended_is_found() {
        suspensions.add(new Suspension(at(10), Optional.of(at(100))));
        readings.add(new Reading(true, at(41)));

        assertThat(broken()).containsExactly(Promise.NO_STALE_VALID);
    }

    @Test
    void a_label_may_be_told_to_be_valid_before_its_suspension_and_once_it_is_being_lifted() {
        suspensions.add(new Suspension(at(10), Optional.of(at(100))));
        readings.add(new Reading(true, at(9)));
        readings.add(new Reading(false, at(41)));
        readings.add(new Reading(true, at(101)));

        assertThat(broken()).isEmpty();
    }
}
