// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The QR code of an address alone, as a drawing for a page; a label's code carries its signatures and is made elsewhere. */
public final class AddressCode {
    private static final int QUIET_ZONE = QrCode.QUIET_ZONE;

    private AddressCode() {}

    /**
     * A drawing in SVG, black on white, without a size of its own.
     *
     * @param address at most a few hundred characters
     */
    public static String svg(String address) {
        boolean[][] dark = dark(address);
        int size = dark.length + 2 * QUIET_ZONE;
        var path = new StringBuilder();
        for (int row = 0; row < dark.length; row++) {
            for (int column = 0; column < dark[row].length; column++) {
                if (dark[row][column]) {
                    path.append('M')
                            .append(column + QUIET_ZONE)
                            .append(' ')
                            .append(row + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size + "H0z\"/>"
                + "<path d=\"" + path + "\"/></svg>";
    }

    /**
     * Which of its modules are dark, row by row, without the white margin that a camera needs.
     *
     * @param address at most a few hundred characters
     */
    public static boolean[][] dark(String address) {
        ByteMatrix modules = modules(address);
        var dark = new boolean[modules.getHeight()][modules.getWidth()];
        for (int row = 0; row < dark.length; row++) {
            for (int column = 0; column < dark[row].length; column++) {
                dark[row][column] = modules.get(column, row) == 1;
            }
        }
        return dark;
    }

    private static ByteMatrix modules(String address) {
        try {
            return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no address of a page: " + address.length() + " characters", tooLong);
        }
    }
}
