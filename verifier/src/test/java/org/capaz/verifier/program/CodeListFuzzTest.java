// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.verifier.demo.EveryByte;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.wire.TableText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of codes of a stranger stands for so many subjects as one run holds, each with a code or the reason why not. */
class CodeListFuzzTest {
    @MethodSource("lists")
    @FuzzTest
    void a_list_stands_for_its_codes_or_is_refused(byte[] file) {
        EveryByte.inTime("list", () -> {
            try {
                List<Subject> subjects = CodeList.read("codes.csv", TableText.decoded(file));
                assertThat(subjects).hasSizeBetween(1, 10_000);
                assertThat(subjects).allSatisfy(CodeListFuzzTest::hasCodeOrReason);
            } catch (CheckFailed refused) {
                assertThat(refused.code()).isEqualTo(Code.E_QR_FORMAT);
                assertThat(refused.undecided()).isTrue();
            }
        });
    }

    /** As large as the program reads at most. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", ",\n", ",", "\"\n", "#", "x\n", "#1\n"})
    void a_list_of_nothing_but_rows_or_cells_is_judged_in_time(String part) {
        a_list_stands_for_its_codes_or_is_refused(
                part.repeat((5 << 20) / part.length()).getBytes(UTF_8));
    }

    private static void hasCodeOrReason(Subject subject) {
        assertThat(subject.name()).startsWith("codes.csv:");
        try {
            assertThat(subject.read())
                    .isInstanceOfSatisfying(
                            Content.LabelText.class,
                            code -> assertThat(code.text()).contains("#"));
        } catch (CheckFailed noCode) {
            assertThat(noCode.undecided()).isTrue();
        }
    }

    static Stream<byte[]> lists() {
        return Stream.of(
                        "lote,código\nLE,https://label.capaz.example/c/TBFQXS43ZA922#000\nLF,none\n",
                        "\"#1\nof two lines\"\n\"open #2",
                        "")
                .map(text -> text.getBytes(UTF_8));
    }
}
