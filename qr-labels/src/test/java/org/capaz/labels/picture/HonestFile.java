// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.capaz.labels.PrintedSample;

/** Files with a label, each of a kind with one of {@link HostileFile}, that ask for no more than people's files do. */
final class HonestFile {
    private static final String LABEL = "q 300 0 0 300 150 150 cm /L Do Q ";
    private static final COSName FORM = COSName.getPDFName("F");
    private static final COSName PICTURE = COSName.getPDFName("L");

    private HonestFile() {}

    static byte[] beside(HostileFile hostile) throws IOException {
        return switch (hostile) {
            case JPEG_OF_MANY_SCANS -> progressive(label());
            case JPEG_OF_MANY_COEFFICIENTS -> progressive(photograph(3000));
            case PDF_FORMS -> forms();
            case PDF_CONTENT -> strokes();
            case PDF_SHADING -> shading();
            case PDF_PICTURE -> scan();
            case SVG_DASHES -> dashes();
            case PNG_OF_CORNERS -> corners();
        };
    }

    private static BufferedImage label() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PrintedSample.pdf())) {
            return PdfPages.drawn(pdf, 0, 300);
        }
    }

    private static BufferedImage photograph(int width) throws IOException {
        BufferedImage label = label();
        return drawn(width, width, on -> on.drawImage(label, width / 3, width / 3, width / 3, width / 3, null));
    }

    private static BufferedImage drawn(int width, int height, Consumer<Graphics2D> content) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, width, height);
        content.accept(graphics);
        graphics.dispose();
        return picture;
    }

    static byte[] progressive(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The label in a form in a form in a form. */
    private static byte[] forms() throws IOException {
        try (var document = new PDDocument()) {
            PDResources inner = withLabel(document, new PDResources());
            String content = LABEL;
            for (int depth = 0; depth < 3; depth++) {
                var form = new PDFormXObject(HostileFile.packed(document, content));
                form.setBBox(new PDRectangle(600, 600));
                form.setResources(inner);
                inner = new PDResources();
                inner.put(FORM, form);
                content = "/F Do ";
            }
            HostileFile.page(document, content).setResources(inner);
            return HostileFile.saved(document);
        }
    }

    /** A drawing of two thousand strokes below the label. */
    private static byte[] strokes() throws IOException {
        try (var document = new PDDocument()) {
            PDPage page = HostileFile.page(document, LABEL + "0 0 m 9 60 300 1 600 60 c S ".repeat(2_000));
            page.setResources(withLabel(document, new PDResources()));
            return HostileFile.saved(document);
        }
    }

    /** A shaded corner beside the label. */
    private static byte[] shading() throws IOException {
        try (var document = new PDDocument()) {
            PDPage page = HostileFile.page(document, LABEL + "q 0 0 50 50 re W n /S sh Q ");
            page.setResources(withLabel(document, HostileFile.shaded(3)));
            return HostileFile.saved(document);
        }
    }

    /** A scanned page of nine million pixels. */
    private static byte[] scan() throws IOException {
        try (var document = new PDDocument()) {
            PDPage page = HostileFile.page(document, "600 0 0 600 0 0 cm /L Do ");
            var resources = new PDResources();
            resources.put(PICTURE, LosslessFactory.createFromImage(document, photograph(3000)));
            page.setResources(resources);
            return HostileFile.saved(document);
        }
    }

    private static PDResources withLabel(PDDocument document, PDResources resources) throws IOException {
        resources.put(PICTURE, LosslessFactory.createFromImage(document, label()));
        return resources;
    }

    /** The printed label with a dashed line to cut along. */
    private static byte[] dashes() {
        String svg = new String(PrintedSample.svg(), StandardCharsets.UTF_8);
        String cut =
                "<path fill='none' stroke='#000' stroke-width='0.05' stroke-dasharray='2' d='M0.1 0.1h49.8'/></svg>";
        return svg.replace("</svg>", cut).getBytes(StandardCharsets.UTF_8);
    }

    /** A label beside a hundred of what looks like the corner of a code. */
    private static byte[] corners() throws IOException {
        BufferedImage label = label();
        int side = label.getWidth();
        BufferedImage picture = drawn(side + 400, side + 100, on -> on.drawImage(label, 50, 50, null));
        for (int y = 0; y < 270; y++) {
            for (int x = 0; x < 270; x++) {
                picture.setRGB(side + 100 + x, 50 + y, HostileFile.corner(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return png(picture);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
