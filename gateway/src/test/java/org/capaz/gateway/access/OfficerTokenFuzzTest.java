// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.params.provider.MethodSource;

/** A token is the first thing that a stranger sends; whatever it is, it is read or said to be wrong in both languages. */
class OfficerTokenFuzzTest {
    @MethodSource("tokens")
    @FuzzTest
    void a_token_is_read_or_its_fault_is_said(byte[] text) {
        try {
            assertThat(OfficerToken.parse(new String(text, UTF_8)).officer()).isNotNull();
        } catch (InvalidValue e) {
            assertThat(e.sentence().in(Language.SPANISH)).isNotBlank();
        } catch (JsonException e) {
            assertThat(e.what().in(Language.SPANISH)).isNotBlank();
        }
    }

    static Stream<byte[]> tokens() {
        String header = part("{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"JWT\"}");
        String claims = part("{\"aud\":\"capaz:producers\",\"exp\":2,\"iat\":1,\"iss\":\"K\"}");
        return Stream.of(
                        header + "." + claims + "." + Base64Url.encode(new byte[64]),
                        header + "." + claims + "." + Base64Url.encode(new byte[63]),
                        header + "." + part("{\"aud\":[") + ".AA",
                        part("null") + "." + claims + ".AA==",
                        "..",
                        "a.b.c.d",
                        "\u00f1.\u00f1.\u00f1")
                .map(text -> text.getBytes(UTF_8));
    }

    private static String part(String json) {
        return Base64Url.encode(json.getBytes(UTF_8));
    }
}
