package org.capaz.verifier.wire;

import java.util.Arrays;
import org.capaz.verifier.verdict.BilingualText;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;

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
                throw wrong("a number above 64 bits", "un número de más de 64 bits");
            }
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                if (b == 0 && shift > 0) {
                    throw wrong("a number written longer than needed", "un número escrito más largo de lo necesario");
                }
                return value;
            }
        }
        throw wrong("a number above 64 bits", "un número de más de 64 bits");
    }

    /**
     * The next byte, 0..255.
     *
     * @return 0 to 255
     * @throws CheckFailed when none is left
     */
    public int single() {
        if (at >= bytes.length) {
            throw wrong("the bytes end too early", "los bytes terminan antes de tiempo");
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
            throw wrong("the bytes end too early", "los bytes terminan antes de tiempo");
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
            throw wrong("bytes follow after the end", "sobran bytes después del final");
        }
    }

    private CheckFailed wrong(String en, String es) {
        return new CheckFailed(
                onError,
                new BilingualText(
                        en + " at byte " + at + " of " + bytes.length,
                        es + " en el byte " + at + " de " + bytes.length));
    }
}
