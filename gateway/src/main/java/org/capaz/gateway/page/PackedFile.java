// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that stays the same as long as this program runs, packed once with Brotli as small as it gets. For whoever does not read
 * Brotli, and on a machine without the encoder, the server packs it with gzip as it packs everything else.
 *
 * <p>Decision 251.
 */
public final class PackedFile {
    private static final Encoder.Parameters SMALLEST = new Encoder.Parameters().setQuality(11);
    private static final String BROTLI = "br";

    private final byte[] content;
    private final String type;
    private final Optional<byte[]> packed;

    /** @param type of the content, with its charset */
    public PackedFile(byte[] content, String type) {
        this.content = content.clone();
        this.type = type;
        this.packed = Brotli4jLoader.isAvailable() ? Optional.of(packed(content)) : Optional.empty();
    }

    private static byte[] packed(byte[] content) {
        try {
            return Encoder.compress(content, SMALLEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file in a form that the asker reads. */
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request) {
        boolean brotli = packed.isPresent() && readsBrotli(request);
        MutableHttpResponse<byte[]> answer = HttpResponse.ok(brotli ? packed.get() : content)
                .contentType(type)
                .header("Vary", "Accept-Encoding");
        return brotli ? answer.header("Content-Encoding", BROTLI) : answer;
    }

    private static boolean readsBrotli(HttpRequest<?> request) {
        return request.getHeaders().getAll("Accept-Encoding").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.equals(BROTLI) || coding.matches("br;q=(1(\\.0+)?|0\\.[0-9]*[1-9][0-9]*)"));
    }
}
