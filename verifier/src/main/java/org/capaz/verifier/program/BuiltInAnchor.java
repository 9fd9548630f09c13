// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;

/**
 * The trust anchor that a release of {@code verifier.jar} was packaged with ({@code -Dverifier.anchor=FOLDER}). It is believed
 * only when the user names no other.
 */
public final class BuiltInAnchor {
    private static final String RESOURCE = "/org/capaz/verifier/trusted/anchor.json";

    private BuiltInAnchor() {}

    /**
     * Whether this program was packaged with an anchor.
     *
     * @return false for a build that names none
     */
    public static boolean isThere() {
        return BuiltInAnchor.class.getResource(RESOURCE) != null;
    }

    /**
     * Reads it.
     *
     * @return the anchor
     * @throws CheckFailed with {@code E-ANCHOR} when the program was packaged with a file that is none
     * @throws IllegalStateException when there is none
     */
    public static Anchor read() {
        try (InputStream in = BuiltInAnchor.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no anchor was built in");
            }
            return Anchor.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
