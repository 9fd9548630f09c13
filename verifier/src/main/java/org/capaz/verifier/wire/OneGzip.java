// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952) of exactly one member without optional fields, and nothing after it. Libraries differ in what they make of
 * the rest, so that one reader would take a file that another one refuses.
 */
public final class OneGzip {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    /** The two bytes of the format, the method, and no optional field. */
    private static final byte[] BEGIN = {0x1f, (byte) 0x8b, 8, 0};

    private OneGzip() {}

    /**
     * Unpacks the member.
     *
     * @param gzip the file
     * @param most after so many bytes unpacking stops; what comes then is not looked at
     * @return the unpacked bytes, or nothing when this is no such file
     */
    public static Optional<byte[]> unpack(byte[] gzip, int most) {
        if (gzip.length < HEADER + TRAILER || !begins(gzip)) {
            return Optional.empty();
        }
        var inflater = new Inflater(true);
        try {
            int end = gzip.length - TRAILER;
            inflater.setInput(gzip, HEADER, end - HEADER);
            byte[] bytes = inflated(inflater, most);
            if (bytes.length >= most) {
                return Optional.of(bytes);
            }
            boolean whole = inflater.finished() && inflater.getRemaining() == 0;
            return whole && fits(bytes, ByteBuffer.wrap(gzip, end, TRAILER).order(ByteOrder.LITTLE_ENDIAN))
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static boolean begins(byte[] gzip) {
        for (int i = 0; i < BEGIN.length; i++) {
            if (gzip[i] != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] inflated(Inflater inflater, int most) throws DataFormatException {
        var out = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 13];
        int read = inflater.inflate(part, 0, Math.min(part.length, most));
        while (read > 0) {
            out.write(part, 0, read);
            read = inflater.inflate(part, 0, Math.min(part.length, most - out.size()));
        }
        return out.toByteArray();
    }

    private static boolean fits(byte[] bytes, ByteBuffer trailer) {
        var sum = new CRC32();
        sum.update(bytes);
        return trailer.getInt() == (int) sum.getValue() && trailer.getInt() == bytes.length;
    }
}
