// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.util.HexFormat;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;

/**
 * The photo of a bank's slip as a phone made it small: a JPEG without anything beside the picture, such as where and with which
 * device it was taken.
 */
final class SlipPhoto {
    static final int MOST_BYTES = 192 * 1024;
    static final String TYPE = "image/jpeg";

    private static final int MARK = 0xff;
    private static final int BEGIN = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int FIRST_APPLICATION = 0xe1;
    private static final int LAST_APPLICATION = 0xef;
    private static final int COMMENT = 0xfe;

    private final byte[] content;

    private SlipPhoto(byte[] content) {
        this.content = content;
    }

    /** The photo; absent when it is no JPEG, too large, or has something beside the picture. */
    static Optional<SlipPhoto> of(byte[] brought) {
        byte[] content = brought.clone();
        boolean framed = content.length >= 4
                && content.length <= MOST_BYTES
                && marker(content, 0) == BEGIN
                && marker(content, content.length - 2) == END;
        return framed && isBare(content) ? Optional.of(new SlipPhoto(content)) : Optional.empty();
    }

    /** Are there only segments that a decoder needs before the picture itself? */
    private static boolean isBare(byte[] content) {
        int at = 2;
        while (at + 4 <= content.length) {
            int marker = marker(content, at);
            if (marker == SCAN) {
                return true;
            }
            int length = ((content[at + 2] & 0xff) << 8) | (content[at + 3] & 0xff);
            boolean beside = marker == COMMENT || (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION);
            if (marker < 0xc0 || beside || length < 2) {
                return false;
            }
            at += 2 + length;
        }
        return false;
    }

    /** The marker there, or -1. */
    private static int marker(byte[] content, int at) {
        return (content[at] & 0xff) == MARK ? content[at + 1] & 0xff : -1;
    }

    byte[] content() {
        return content.clone();
    }

    String sha256() {
        return HexFormat.of().formatHex(Digest.sha256(content));
    }
}
