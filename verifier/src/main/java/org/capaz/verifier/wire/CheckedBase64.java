// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.util.Base64;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.verdict.VerdictMessage;

/** Base64 with padding (RFC 4648, section 4) in its one form, as anchors and peer directories hold certificates. */
public final class CheckedBase64 {
    private CheckedBase64() {}

    /**
     * Reads a text.
     *
     * @param text the text
     * @return its bytes
     * @throws InvalidValue when it is not base64, or the same bytes are written otherwise
     */
    public static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw new InvalidValue(VerdictMessage.BASE64_NOT_VALID.sentence());
    }
}
