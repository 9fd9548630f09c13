// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import java.util.Base64;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Base64url without padding (RFC 4648, section 5), read strictly: one text for one value. */
public final class Base64Url {
    private Base64Url() {}

    /**
     * The text of these bytes.
     *
     * @param bytes any bytes
     * @return their text, without padding
     */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads a text. Padding, foreign characters and unused bits that are set are refused: each would give one value several
     * texts. The message is our own, because Java's differs between its versions and peers must answer alike.
     *
     * @param text the text
     * @return its bytes
     * @throws InvalidValue when this is not the one text of some bytes
     */
    public static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below, together with a text that is padded or not minimal
        }
        throw new InvalidValue(Message.BASE64URL_NOT_VALID.sentence());
    }
}
