// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.EveryKind;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that is no statement names its fault; any other exception would be told as a failure of the gateway. */
class StatementRequestFuzzTest {
    @MethodSource("bodies")
    @FuzzTest
    void a_body_is_read_or_its_fault_is_named(byte[] body) {
        try {
            StatementRequest.read(body, "capaz");
        } catch (MalformedRequest e) {
            assertThat(e.errors())
                    .isNotEmpty()
                    .allSatisfy(
                            error -> assertThat(error.because(Language.SPANISH)).isNotBlank());
        }
    }

    static Stream<byte[]> bodies() {
        return Stream.of(StatementKind.ISSUE_CERTIFICATE, StatementKind.MELT_LOTS, StatementKind.CONFIRM_RECEIPT)
                .map(kind -> EveryKind.rightly(kind).text())
                .flatMap(one -> Stream.of(one, "{\"statements\":[" + one + "," + one + "]}", "[" + one + "]"))
                .map(text -> text.getBytes(UTF_8))
                .flatMap(whole -> Stream.of(whole, Arrays.copyOf(whole, whole.length - 7), new byte[] {(byte) 0xff}));
    }
}
