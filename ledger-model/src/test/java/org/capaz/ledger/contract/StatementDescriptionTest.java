// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What officers read before they sign, and auditors afterwards; {@code SignCommandTest} shows whole statements. */
class StatementDescriptionTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_of_statement_has_words_in_both_languages(Language language) {
        Stream<MessageKey> keys = Stream.concat(
                Stream.of(StatementKind.values()).map(StatementDescription::key),
                Stream.of(DescriptionMessage.values()));

        assertThat(keys).allMatch(key -> Messages.in(language).knows(key.name()));
    }

    @Test
    void each_member_of_a_record_stands_on_a_line_of_its_own_with_its_unit() {
        Json.Obj record = Json.object()
                .with("lot", "LE")
                .with("fineMg", 1_234_500)
                .with("paid", Json.object().with("minor", 98_765).with("currency", "USD"))
                .with("parents", Json.texts(List.of("LA", "LB")));

        assertThat(StatementDescription.of(Language.ENGLISH).members(record))
                .containsExactlyInAnyOrder(
                        "lot: LE", "fineMg: 1\u00a0234.500\u00a0g", "paid: 987.65 USD", "parents: LA, LB");
    }

    @Test
    void who_compares_reads_whole_hashes_and_moments_in_utc_and_who_signs_their_beginning_and_the_time_in_bogota() {
        Json.Obj record =
                Json.object().with("file", "0123456789abcdef".repeat(4)).with("soldAt", 1_709_996_400);

        assertThat(StatementDescription.exact(Language.ENGLISH).members(record))
                .containsExactly("file: " + "0123456789abcdef".repeat(4), "soldAt: 2024-03-09T15:00:00Z");
        assertThat(StatementDescription.of(Language.ENGLISH).members(record))
                .containsExactly("file: 0123456789ab… (SHA-256)", "soldAt: 2024-03-09 10:00");
    }
}
