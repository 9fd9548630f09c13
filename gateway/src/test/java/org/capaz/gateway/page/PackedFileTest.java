// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFileTest {
    private static final String TEXT = "the same words and ".repeat(100);

    private final PackedFile file = new PackedFile(TEXT.getBytes(UTF_8), "text/css; charset=utf-8");

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, deflate, br, zstd", "gzip;q=0.5, br; q=0.9", "br;q=1.000"})
    void whoever_reads_brotli_gets_it_smaller(String accepted) throws IOException {
        Brotli4jLoader.ensureAvailability();

        MutableHttpResponse<byte[]> answer = file.answer(HttpRequest.GET("/").header("Accept-Encoding", accepted));

        assertThat(answer.getHeaders().get("Content-Encoding")).isEqualTo("br");
        assertThat(answer.body()).hasSizeLessThan(100);
        assertThat(Decoder.decompress(answer.body()).getDecompressedData()).isEqualTo(TEXT.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "br;q=0", "br;q=0.000, gzip", "abr"})
    void whoever_does_not_gets_it_as_it_is(String accepted) {
        MutableHttpResponse<byte[]> answer = file.answer(HttpRequest.GET("/").header("Accept-Encoding", accepted));

        assertThat(answer.getHeaders().get("Content-Encoding")).isNull();
        assertThat(answer.body()).isEqualTo(TEXT.getBytes(UTF_8));
    }

    @Test
    void whoever_keeps_an_answer_for_others_learns_that_it_has_two_forms() {
        assertThat(file.answer(HttpRequest.GET("/")).getHeaders().get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(file.answer(HttpRequest.GET("/")).body()).isEqualTo(TEXT.getBytes(UTF_8));
    }
}
