// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_QR_FORMAT;

import java.math.BigInteger;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/** Bytes as decimal digits, which a QR code stores in a third of the room that text needs: 7 bytes become 17 digits. */
final class DecimalCodec {
    private static final int GROUP_BYTES = 7;
    /** DecimalCodec of a group by its number of bytes; the index is the number of bytes. */
    private static final int[] DIGITS = {0, 3, 5, 8, 10, 13, 15, 17};

    private DecimalCodec() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += GROUP_BYTES) {
            int length = Math.min(GROUP_BYTES, bytes.length - at);
            byte[] bigEndian = new byte[length];
            for (int i = 0; i < length; i++) {
                bigEndian[length - 1 - i] = bytes[at + i];
            }
            String value = new BigInteger(1, bigEndian).toString();
            text.append("0".repeat(DIGITS[length] - value.length())).append(value);
        }
        return text.toString();
    }

    static byte[] decode(String digits) {
        int whole = digits.length() / DIGITS[GROUP_BYTES];
        int last = bytesOf(digits.length() % DIGITS[GROUP_BYTES]);
        byte[] bytes = new byte[whole * GROUP_BYTES + last];
        for (int group = 0; group * DIGITS[GROUP_BYTES] < digits.length(); group++) {
            int from = group * DIGITS[GROUP_BYTES];
            int length = group < whole ? GROUP_BYTES : last;
            String text = digits.substring(from, from + DIGITS[length]);
            // 17 digits stay below 2^63, so a long holds every group.
            long value = parse(text, from);
            for (int i = 0; i < length; i++) {
                bytes[group * GROUP_BYTES + i] = (byte) value;
                value >>>= 8;
            }
            if (value != 0) {
                throw new CheckFailed(
                        E_QR_FORMAT,
                        VerdictMessage.LABEL_DIGITS_TOO_LARGE
                                .with("digits", Argument.id(text))
                                .and("at", PlainNumbers.digits(from))
                                .and("bytes", PlainNumbers.digits(length)));
            }
        }
        return bytes;
    }

    private static long parse(String text, int from) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new CheckFailed(
                        E_QR_FORMAT,
                        VerdictMessage.LABEL_CHARACTER_NO_DIGIT.with("at", PlainNumbers.digits(from + i + 1)));
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static int bytesOf(int digits) {
        for (int bytes = 0; bytes < GROUP_BYTES; bytes++) {
            if (DIGITS[bytes] == digits) {
                return bytes;
            }
        }
        throw new CheckFailed(
                E_QR_FORMAT, VerdictMessage.LABEL_LAST_GROUP_WRONG.with("count", PlainNumbers.digits(digits)));
    }
}
