// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.gateway.GatewayMessagesTest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.payment.Payment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of the payments page: the phone has each, and says each. */
class PaymentMessagesTest {
    private static final Path SCRIPTS = Path.of("src/main/js/cooperative");

    @ParameterizedTest
    @EnumSource(PaymentMessage.class)
    void every_sentence_goes_to_the_phone_in_both_languages(PaymentMessage message) {
        assertThat(List.of(Language.values()))
                .allMatch(language -> PaymentMessage.words(language).get(message.name()) instanceof Json.Str);
    }

    @ParameterizedTest
    @EnumSource(PaymentMessage.class)
    void every_sentence_is_one_that_the_page_says(PaymentMessage message) throws IOException {
        String said = Files.readString(SCRIPTS.resolve("payment.js"))
                + Files.readString(SCRIPTS.resolve("payment-answer.js"))
                + GatewayMessagesTest.mainSources();

        // Two kinds of names are put together: what was answered, and where a rate comes from.
        assertThat(said)
                .containsPattern("'" + message + "'|PaymentMessage\\." + message + "\\b|'"
                        + message.name().replaceAll("(?<=PAY_SAYS_)NOT_.*|(?<=PAY_SOURCE_).*", "' \\\\+ "));
    }

    @ParameterizedTest
    @EnumSource(Payment.State.class)
    void the_phone_can_say_what_everybody_will_read(Payment.State state) {
        assertThat(PaymentMessage.words(Language.SPANISH).get("PAYMENT_STATE_" + state))
                .isInstanceOf(Json.Str.class);
    }
}
