// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The first block of a network of our four members, as configtxgen made it. */
final class RealConfiguration {
    private RealConfiguration() {}

    static Configuration read() {
        return Configuration.in(resource("configuration.block.gz"));
    }

    static byte[] resource(String name) {
        try (InputStream in =
                new GZIPInputStream(Objects.requireNonNull(RealConfiguration.class.getResourceAsStream(name), name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
