// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of this module inside its jar: {@code consortium.yaml}, setting overlays, builder scripts, Go module files. */
public final class Resources {

    private Resources() {}

    /** The text of a file, named by its path inside of {@code org/capaz/network}. */
    public static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/org/capaz/network/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
