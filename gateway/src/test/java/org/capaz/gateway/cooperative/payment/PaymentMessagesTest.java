// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.payment.Payment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of the payments page: the phone has each. */
class PaymentMessagesTest {
    @ParameterizedTest
    @EnumSource(PaymentMessage.class)
    void every_sentence_goes_to_the_phone_in_both_languages(PaymentMessage message) {
        assertThat(List.of(Language.values()))
                .allMatch(language -> PaymentMessage.words(language).get(message.name()) instanceof Json.Str);
    }

    @ParameterizedTest
    @EnumSource(Payment.State.class)
    void the_phone_can_say_what_everybody_will_read(Payment.State state) {
        assertThat(PaymentMessage.words(Language.SPANISH).get("PAYMENT_STATE_" + state))
                .isInstanceOf(Json.Str.class);
    }
}
