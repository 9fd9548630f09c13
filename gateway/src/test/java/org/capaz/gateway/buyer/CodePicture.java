// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a camera sees: a table of grey, and on it, turned a little, a label or another piece of paper with a code. */
record CodePicture(BufferedImage seen) {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int PAPER = 600;
    private static final double TURNED = Math.toRadians(8);
    private static final int DPI = 600;
    private static final int FRAMES = 10;

    /** The label of the vectors, as it is printed. */
    static CodePicture ofLabel() {
        try (PDDocument pdf = Loader.loadPDF(VectorServer.printed())) {
            return of(new PDFRenderer(pdf).renderImageWithDPI(0, DPI));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CodePicture ofCode(String text) {
        try {
            BitMatrix code = new MultiFormatWriter().encode(text, BarcodeFormat.QR_CODE, PAPER, PAPER);
            var paper = new BufferedImage(PAPER, PAPER, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < PAPER * PAPER; i++) {
                boolean dark = code.get(i % PAPER, i / PAPER);
                paper.setRGB(i % PAPER, i / PAPER, (dark ? Color.BLACK : Color.WHITE).getRGB());
            }
            return of(paper);
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static CodePicture ofNothing() {
        return of(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
    }

    private static CodePicture of(BufferedImage paper) {
        var seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = seen.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.setColor(Color.GRAY);
        drawing.fillRect(0, 0, WIDTH, HEIGHT);
        if (paper.getWidth() > 1) {
            drawing.rotate(TURNED, WIDTH / 2.0, HEIGHT / 2.0);
            drawing.drawImage(paper, (WIDTH - PAPER) / 2, (HEIGHT - PAPER) / 2, PAPER, PAPER, null);
        }
        drawing.dispose();
        return new CodePicture(seen);
    }

    byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(seen, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A video in which nothing moves. */
    Path video(String name) {
        byte[] light = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < light.length; i++) {
            light[i] = (byte) seen.getRaster().getSample(i % WIDTH, i / WIDTH, 0);
        }
        byte[] noColour = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(noColour, (byte) 128);
        Path file = Path.of("target", name + ".y4m");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n").getBytes(US_ASCII));
            for (int i = 0; i < FRAMES; i++) {
                out.write("FRAME\n".getBytes(US_ASCII));
                out.write(light);
                out.write(noColour);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
