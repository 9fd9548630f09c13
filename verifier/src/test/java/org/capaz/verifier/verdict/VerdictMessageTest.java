// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;

class VerdictMessageTest {
    /** The names differ only by what they name, so a wrong sentence would be easy to overlook. */
    @Test
    void each_conclusion_check_result_and_code_has_the_sentence_of_its_name() {
        assertThat(Stream.of(Conclusion.values()))
                .allMatch(each -> each.text().key().equals("CONCLUSION_" + each.name()));
        assertThat(Stream.of(Check.Result.values()))
                .allMatch(each -> each.text().key().equals("RESULT_" + each.name()));
        assertThat(Stream.of(Step.values()))
                .allMatch(each -> each.question().key().equals("STEP_" + each.name()));
        assertThat(Stream.of(Code.values()))
                .allMatch(each -> each.sentence().key().equals("CODE_" + each.name()));
    }

    @Test
    void numbers_have_no_space_between_the_thousands() {
        assertThat(PlainNumbers.grams(1_090_625).in(Language.ENGLISH)).isEqualTo("1090.625 g");
        assertThat(PlainNumbers.grams(1_090_625).in(Language.SPANISH)).isEqualTo("1090,625 g");
        assertThat(PlainNumbers.grams(7).in(Language.ENGLISH)).isEqualTo("0.007 g");
        assertThat(PlainNumbers.perMille(84_205).in(Language.ENGLISH)).isEqualTo("842.05 ‰");
        assertThat(PlainNumbers.perMille(84_205).in(Language.SPANISH)).isEqualTo("842,05 ‰");
        assertThat(PlainNumbers.digits(1_000_000).in(Language.SPANISH)).isEqualTo("1000000");
    }
}
