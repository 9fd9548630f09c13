// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Test;

class UnchangedStateTest {
    private static final LedgerKey KEY = Family.LOT.example();

    private final Counted ledger = new Counted();
    private final LedgerState unchanged = new UnchangedState(ledger);

    /** Holds one record, and counts how often it is read. */
    private static final class Counted implements LedgerState {
        private int reads;

        @Override
        public Optional<Json> read(LedgerKey key) {
            reads++;
            return key.equals(KEY) ? Optional.of(Json.object().with("custodian", "AMP-01")) : Optional.empty();
        }

        @Override
        public List<Json.Obj> list(LedgerKey prefix) {
            return List.of();
        }
    }

    private record Custodian(LedgerKey lot) implements LedgerState.Derived<String> {
        @Override
        public String from(LedgerState ledger) {
            return ledger.find(lot).map(record -> record.text("custodian")).orElse("nobody");
        }
    }

    private record Sentence(LedgerKey lot) implements LedgerState.Derived<String> {
        @Override
        public String from(LedgerState ledger) {
            return ledger.derived(new Custodian(lot)) + " holds it";
        }
    }

    @Test
    void an_equal_question_is_answered_once_also_where_another_answer_follows_from_it() {
        assertThat(unchanged.derived(new Custodian(KEY))).isEqualTo("AMP-01");
        assertThat(unchanged.derived(new Custodian(KEY))).isEqualTo("AMP-01");
        assertThat(unchanged.derived(new Sentence(KEY))).isEqualTo("AMP-01 holds it");
        assertThat(ledger.reads).isEqualTo(1);
    }

    @Test
    void a_question_about_another_record_has_an_answer_of_its_own() {
        assertThat(unchanged.derived(new Custodian(KEY))).isEqualTo("AMP-01");
        assertThat(unchanged.derived(new Custodian(LedgerKey.of(Family.LOT, "LX"))))
                .isEqualTo("nobody");
    }

    @Test
    void a_ledger_that_may_change_derives_anew() {
        ledger.derived(new Custodian(KEY));
        ledger.derived(new Custodian(KEY));

        assertThat(ledger.reads).isEqualTo(2);
    }
}
