// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcdsaSignatureTest {
    @Test
    void r_and_s_are_taken_out_of_der_at_any_length() {
        assertThat(EcdsaSignature.rawFromDer(HexFormat.of().parseHex("3006020101020102")))
                .hasSize(64)
                .satisfies(rs -> assertThat(rs[31]).isEqualTo((byte) 1))
                .satisfies(rs -> assertThat(rs[63]).isEqualTo((byte) 2));
        assertThat(EcdsaSignature.rawFromDer(HexFormat.of().parseHex("300702020080020102"))[31])
                .isEqualTo((byte) 0x80);
        assertThat(EcdsaSignature.rawFromDer(HexFormat.of()
                        .parseHex("3046" + "022100" + "ff".repeat(32) + "022100" + "80" + "00".repeat(31))))
                .startsWith(0xff, 0xff);
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "3000, nothing inside",
        "300602010102010200, trailing byte",
        "3007020101020102, length too long",
        "3005020101020102, length too short",
        "308106020101020102, length in long form",
        "30070202000102 0102, zero before a positive number",
        "3006020181020102, negative r",
        "3006020100020102, r is zero",
        "3006020101020100, s is zero",
        "3005020002010 2, r without bytes",
        "3106020101020102, no sequence",
        "3006030101020102, r is no integer",
        "3006020101030102, s is no integer",
        "30090201010201020201 03, a third number"
    })
    void a_signature_that_is_not_minimal_der_is_refused(String hex, String why) {
        byte[] der = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> EcdsaSignature.rawFromDer(der)).as(why).hasMessageContaining("E-SIG");
    }

    @Test
    void a_number_above_256_bits_is_refused() {
        byte[] der = HexFormat.of().parseHex("3026" + "0221" + "01" + "00".repeat(32) + "020101");

        assertThatThrownBy(() -> EcdsaSignature.rawFromDer(der)).hasMessageContaining("E-SIG");
    }
}
