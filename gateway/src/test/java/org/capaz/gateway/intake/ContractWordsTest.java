// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.SentenceJson;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
import org.junit.jupiter.api.Test;

/** What a receipt came to is told in both languages to who has just stated it. */
class ContractWordsTest {
    private static final Json.Obj SHORT = Json.object()
            .with(
                    "says",
                    SentenceJson.write(Message.RECEIPT_SHORT
                            .with("missing", new Money(1_652_500, "COP"))
                            .and("received", new Money(100, "COP"))));

    private static String english(Json.Obj answer) {
        return answer.get("says").toString().replace('\u00a0', ' ');
    }

    @Test
    void a_short_payment_is_told_in_words() {
        Json.Obj answer = ContractWords.on(Json.object().with("result", SHORT));

        assertThat(english(answer)).contains("SHORT: COP 16 525.00 missing");
        assertThat(answer.get("says_es").toString().replace('\u00a0', ' ')).contains("faltan COP 16.525,00");
    }

    @Test
    void so_it_is_inside_a_batch() {
        Json.Obj batch = Json.object().with("statements", List.of(Json.object(), SHORT));

        assertThat(english(ContractWords.on(Json.object().with("result", batch))))
                .contains("SHORT");
    }

    @Test
    void an_answer_without_words_stays_as_it_is() {
        Json.Obj answer = Json.object().with("result", Json.object().with("repeated", false));

        assertThat(ContractWords.on(answer)).isEqualTo(answer);
        assertThat(ContractWords.on(Json.object())).isEqualTo(Json.object());
    }
}
