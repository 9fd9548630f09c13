// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

/**
 * What a JPEG announces about the memory that unpacking it takes. A picture in several scans (a progressive one above all)
 * is held whole as coefficients in memory that no limit of the virtual machine covers, so that is asked before it is opened.
 *
 * @param width in pixels, 0 when none is announced
 * @param height in pixels, 0 when none is announced
 * @param scans how often the picture is gone through
 */
record JpegHeader(int width, int height, int scans) {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    /** Ten is what every program writes; a few thousand in a small file cost minutes. */
    private static final int MOST_SCANS = 20;

    private static final long MOST_PIXELS_IN_SCANS = 16_000_000;

    static JpegHeader of(byte[] file) {
        int width = 0;
        int height = 0;
        int scans = 0;
        int at = 2;
        while (at + 3 < file.length) {
            int code = file[at + 1] & 0xFF;
            if ((file[at] & 0xFF) != MARKER || hasNoLength(code)) {
                // Pixels, or a marker without a length.
                at++;
                continue;
            }
            if (isFrame(code) && at + 8 < file.length) {
                height = Math.max(height, twoBytes(file, at + 5));
                width = Math.max(width, twoBytes(file, at + 7));
            }
            if (code == START_OF_SCAN) {
                scans++;
            }
            at += 2 + twoBytes(file, at + 2);
        }
        return new JpegHeader(width, height, scans);
    }

    boolean tooCostly() {
        return scans > MOST_SCANS || (scans > 1 && (long) width * height > MOST_PIXELS_IN_SCANS);
    }

    private static boolean hasNoLength(int code) {
        return code < FIRST_FRAME || code == MARKER || (code >= FIRST_RESTART && code <= END_OF_IMAGE);
    }

    private static boolean isFrame(int code) {
        return code >= FIRST_FRAME
                && code <= LAST_FRAME
                && code != HUFFMAN_TABLES
                && code != EXTENSION
                && code != ARITHMETIC_TABLES;
    }

    private static int twoBytes(byte[] file, int at) {
        return at + 1 < file.length ? ((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF) : 0;
    }
}
