// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionTest {
    private static final Sentence DRAFT = Message.LOT_IS_DRAFT.with("lot", new LotId("LE"));
    private static final Sentence MISSING = Message.AT_FIELD
            .with("field", Argument.id("body.items[0].seal"))
            .and("what", Message.MEMBER_MISSING.with("what", Message.A_STRING.sentence()));

    @Test
    void a_rules_refusal_travels_with_its_key_its_arguments_and_the_English_words() {
        var refusal = new Objection("I19", "body.lots[0]", DRAFT);

        assertThat(refusal.text())
                .isEqualTo("{\"because\":\"lot LE is a draft: it has no assay yet\",\"code\":\"I19\","
                        + "\"field\":\"body.lots[0]\","
                        + "\"message\":{\"arguments\":{\"lot\":{\"id\":\"LE\"}},\"key\":\"LOT_IS_DRAFT\"}}");
        assertThat(Objection.parse(refusal.text())).contains(refusal);
        assertThat(refusal.because(Language.SPANISH)).isEqualTo("el lote LE es un borrador: aún no tiene ensayo");
    }

    @Test
    void a_defect_names_the_member_at_fault_and_says_so_in_its_words() {
        var defect = new Objection("MALFORMED", "body.items[0].seal", MISSING);

        assertThat(Objection.parse(defect.text())).contains(defect);
        assertThat(defect.because()).isEqualTo("body.items[0].seal: missing, expected a string");
        assertThat(defect.because(Language.SPANISH)).isEqualTo("body.items[0].seal: falta, se esperaba un texto");
    }

    @Test
    void arguments_of_every_type_come_back_as_they_were() {
        Sentence sentence = new Sentence("LOT_IS_DRAFT", new TreeMap<>())
                .and("count", Argument.count(7))
                .and("mass", new FineMass(1_090_625))
                .and("fineness", new Fineness(87_250))
                .and("amount", new Money(1_330_062, "USD"))
                .and("day", Day.parse("2024-03-05"))
                .and("at", Argument.moment(Instant.ofEpochSecond(1_709_596_800)))
                .and("several", Argument.several(List.of(new LotId("LA"), new LotId("LB"))))
                .and("words", DRAFT);
        var objection = new Objection("I19", sentence);

        assertThat(Objection.parse(objection.text())).contains(objection);
    }

    @Test
    void in_a_batch_the_sentence_names_the_statement_and_so_does_the_field() {
        Objection second = new Objection("I19", "body.lots[0]", DRAFT).inStatement(2);

        assertThat(second.field()).isEqualTo("statements[2].body.lots[0]");
        assertThat(second.because()).isEqualTo("lot LE is a draft: it has no assay yet (statement 3 of the batch)");
        assertThat(second.because(Language.SPANISH))
                .isEqualTo("el lote LE es un borrador: aún no tiene ensayo (declaración 3 del grupo)");
        assertThat(new Objection("LIST_TOO_LONG", DRAFT).inStatement(0).field()).isEqualTo("statements[0]");
    }

    /** A gateway may be older than the contract it asks. */
    @Test
    void of_a_key_that_is_not_known_here_the_English_words_are_kept() {
        String newer = new Objection("I60", "body.lot", DRAFT).text().replace("LOT_IS_DRAFT", "LOT_IS_PURPLE");

        assertThat(Objection.parse(newer))
                .contains(new Objection(
                        "I60",
                        "body.lot",
                        Message.AS_IS.with("text", Argument.id("lot LE is a draft: it has no assay yet"))));
    }

    @Test
    void a_member_whose_name_somebody_made_up_is_no_path() {
        for (String name : List.of("body.a b", "body.@x", "body.ñ", "body.a\nb", "body.\"a\"")) {
            assertThat(new Objection("FIELD_UNKNOWN", name, MISSING).field()).isEmpty();
        }
        assertThat(new Objection("FIELD_UNKNOWN", "body.a_b", MISSING).field()).isEqualTo("body.a_b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lower case",
                "I25 late",
                "transaction returned with failure",
                "{}",
                "[]",
                "{\"code\":\"I25\"}",
                "{\"because\":\"x\",\"code\":\"not a code\",\"field\":\"\",\"message\":{\"arguments\":{},\"key\":\"A\"}}",
                "{\"because\":\"x\",\"code\":\"I25\",\"field\":\"\",\"message\":{\"arguments\":{\"a\":{\"day\":\"x\"}},\"key\":\"A\"}}"
            })
    void any_other_text_is_not_the_contracts(String text) {
        assertThat(Objection.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lower case", " I25", "Ñ", "_A"})
    void a_code_is_a_word_of_capitals(String code) {
        assertThatThrownBy(() -> new Objection(code, DRAFT)).isInstanceOf(IllegalArgumentException.class);
    }
}
