// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.util.Arrays;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/** Reads minimal varints and counted bytes from the front of an array; anything cut short or longer than needed is refused. */
public final class Varints {
    private final byte[] bytes;
    private final Code onError;
    private int at;

    /**
     * Reads from the first byte.
     *
     * @param bytes what to read from
     * @param onError the code of the check that reads
     */
    public Varints(byte[] bytes, Code onError) {
        this.bytes = bytes;
        this.onError = onError;
    }

    /**
     * Whether bytes are left.
     *
     * @return false at the end
     */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /**
     * The next varint, as an unsigned 64 bit number.
     *
     * @return 64 bits, unsigned
     * @throws CheckFailed when it is cut, above 64 bits or longer than needed
     */
    public long next() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = single();
            if (shift == 63 && b > 1) {
                throw wrong(VerdictMessage.NUMBER_ABOVE_64_BITS);
            }
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                if (b == 0 && shift > 0) {
                    throw wrong(VerdictMessage.NUMBER_NOT_MINIMAL);
                }
                return value;
            }
        }
        throw wrong(VerdictMessage.NUMBER_ABOVE_64_BITS);
    }

    /**
     * The next byte, 0..255.
     *
     * @return 0 to 255
     * @throws CheckFailed when none is left
     */
    public int single() {
        if (at >= bytes.length) {
            throw wrong(VerdictMessage.BYTES_END_TOO_EARLY);
        }
        return bytes[at++] & 0xff;
    }

    /**
     * The next bytes.
     *
     * @param length how many bytes
     * @return a copy
     * @throws CheckFailed when fewer are left
     */
    public byte[] bytes(long length) {
        if (length < 0 || length > bytes.length - at) {
            throw wrong(VerdictMessage.BYTES_END_TOO_EARLY);
        }
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    /**
     * Requires that no byte is left.
     *
     * @throws CheckFailed when bytes are left
     */
    public void end() {
        if (hasMore()) {
            throw wrong(VerdictMessage.BYTES_AFTER_END);
        }
    }

    private CheckFailed wrong(VerdictMessage what) {
        return new CheckFailed(
                onError,
                VerdictMessage.BYTES_WRONG_AT
                        .with("what", what.sentence())
                        .and("at", PlainNumbers.digits(at))
                        .and("length", PlainNumbers.digits(bytes.length)));
    }
}
