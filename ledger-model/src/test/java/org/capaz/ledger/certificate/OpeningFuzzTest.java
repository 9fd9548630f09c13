// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.junit.jupiter.params.provider.MethodSource;

/** The file with which an owner opens a value comes from outside: it is read, and commits to one value, or is refused. */
class OpeningFuzzTest {
    private static final String SALT = "0123456789abcdef".repeat(4);

    @MethodSource("files")
    @FuzzTest
    void an_opened_value_is_read_and_commits_to_itself_or_is_refused(byte[] file) {
        try {
            Opening read = Opening.read(file);
            assertThat(Opening.read(CanonicalJson.bytes(read.json()))).isEqualTo(read);
            assertThat(Digest.isHex(read.commitment())).isTrue();
            assertThat(new Opening(read.salt(), read.value(), Optional.empty()).commitment())
                    .isEqualTo(read.commitment());
        } catch (JsonException refused) {
            assertThat(refused.what()).isNotNull();
        }
    }

    static Stream<byte[]> files() {
        var opening =
                new Opening(SALT, Json.object().with("kg", 3).with("name", "Ñ\ud83d\ude00"), Optional.of("box 3"));
        String text = CanonicalJson.write(opening.json());
        return Stream.of(
                        text,
                        CanonicalJson.write(new Opening(SALT, Json.NULL, Optional.empty()).json()),
                        text.replace("\ud83d", "\\ud83d").replace("\ude00", ""),
                        text.replace("3}", "[".repeat(40) + "]".repeat(40) + "}"),
                        "{}",
                        "")
                .map(each -> each.getBytes(UTF_8));
    }
}
