// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.payment.ObligationBalance;
import org.junit.jupiter.api.Test;

class CaseMessageTest {
    /** Before the name of a code of the ledger; these are looked up by that code. */
    private static final String CODE = "CODE_";

    /** A code without a word would be shown in English to everybody. */
    @Test
    void every_result_of_a_module_and_every_state_of_an_obligation_has_a_word() {
        assertThat(Stream.concat(
                                Stream.of(Affiliation.ModuleResult.Result.values()),
                                Stream.of(ObligationBalance.State.values()))
                        .map(code -> CaseMessage.word(code.name()).key()))
                .allMatch(key -> key.startsWith(CODE));
    }

    @Test
    void a_code_of_a_later_version_is_shown_as_it_is() {
        assertThat(CaseMessage.word("HALF_PAID").in(Language.SPANISH)).isEqualTo("half paid");
    }
}
