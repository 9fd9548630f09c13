package org.capaz.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionTest {
    @Test
    void a_rules_refusal_is_its_number_and_the_reason() {
        var refusal = new Objection("I25", "lot LE is already offered in transfer T-1");

        assertThat(refusal.text()).isEqualTo("I25 lot LE is already offered in transfer T-1");
        assertThat(Objection.parse(refusal.text())).contains(refusal);
    }

    @Test
    void a_defect_names_the_member_at_fault_before_the_sentence() {
        var defect = new Objection("MALFORMED", "body.items[0].seal", "body.items[0].seal: missing, expected a string");

        assertThat(defect.text())
                .isEqualTo("MALFORMED @body.items[0].seal body.items[0].seal: missing, expected a string");
        assertThat(Objection.parse(defect.text())).contains(defect);
    }

    @Test
    void in_a_batch_the_sentence_names_the_statement_and_so_does_the_field() {
        assertThat(new Objection("I25", "body.lots[0]", "lot LE is already offered").inStatement(2))
                .isEqualTo(new Objection(
                        "I25", "statements[2].body.lots[0]", "lot LE is already offered (statements[2])"));
        assertThat(new Objection("MALFORMED", "body.lot", "body.lot: missing").inStatement(2))
                .isEqualTo(new Objection("MALFORMED", "statements[2].body.lot", "body.lot: missing (statements[2])"));
        assertThat(new Objection("LIST_TOO_LONG", "more than 50 records").inStatement(0))
                .isEqualTo(new Objection("LIST_TOO_LONG", "statements[0]", "more than 50 records (statements[0])"));
    }

    /** What somebody typed stands in sentences; it becomes neither a code nor a field. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@body.lot",
                "@body.lot is not mine",
                "@ x",
                " @x",
                "I25 no",
                "a\nb",
                "body.lot: no",
                "  "
            })
    void any_sentence_comes_back_as_it_was_and_names_no_field(String sentence) {
        var objection = new Objection("MALFORMED", sentence);

        assertThat(Objection.parse(objection.text())).contains(objection);
        assertThat(Objection.parse(new Objection("MALFORMED", "body.lot", sentence).text()))
                .contains(new Objection("MALFORMED", "body.lot", sentence));
    }

    @Test
    void a_member_whose_name_somebody_made_up_is_no_path() {
        for (String name : List.of("body.a b", "body.@x", "body.ñ", "body.a\nb", "body.\"a\"")) {
            assertThat(new Objection("FIELD_UNKNOWN", name, name + ": unknown member").field())
                    .isEmpty();
        }
        assertThat(new Objection("FIELD_UNKNOWN", "body.a_b", "body.a_b: unknown member").field())
                .isEqualTo("body.a_b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lower case", " I25 late", "transaction returned with failure", "Ñ x", "_A x"})
    void a_text_without_a_code_is_not_the_contracts(String text) {
        assertThat(Objection.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Objection(text, "because")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mark_that_holds_no_path_belongs_to_the_sentence() {
        assertThat(Objection.parse("MALFORMED @body.ñ is odd")).contains(new Objection("MALFORMED", "@body.ñ is odd"));
    }
}
