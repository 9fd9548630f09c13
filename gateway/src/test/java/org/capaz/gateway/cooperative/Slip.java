// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A bank's slip as somebody photographs it. */
final class Slip {
    private static final String[] LINES = {
        "BANCO DEMO", "", "Abono en cuenta", "DEMO-SWIFT-AMP-04", "COP 6 976 385,01", "2024-03-08"
    };

    private Slip() {}

    static byte[] png() {
        var picture = new BufferedImage(900, 620, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 60));
        for (int i = 0; i < LINES.length; i++) {
            pen.drawString(LINES[i], 60, 110 + 85 * i);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
