// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** Draws one page of a PDF: vectors only, fonts embedded. */
final class PdfCanvas implements Canvas, AutoCloseable {
    private final PDPageContentStream out;
    private final double height;
    private final Fonts fonts;

    /** The document's typefaces, embedded once for all its pages. */
    static final class Fonts {
        private final Map<Typeface, PDType0Font> loaded = new EnumMap<>(Typeface.class);

        Fonts(PDDocument document) throws IOException {
            for (Typeface face : Typeface.values()) {
                loaded.put(face, PDType0Font.load(document, face.font(), true));
            }
        }
    }

    PdfCanvas(PDDocument document, Fonts fonts, double width, double height) throws IOException {
        var page = new PDPage(new PDRectangle(points(width), points(height)));
        document.addPage(page);
        this.out = new PDPageContentStream(document, page);
        this.height = height;
        this.fonts = fonts;
    }

    @Override
    public void qr(QrCode qr, double x, double y, double module) {
        write(() -> {
            ink(Ink.BLACK);
            for (int row = 0; row < qr.modules(); row++) {
                for (int column = 0; column < qr.modules(); column++) {
                    int from = column;
                    while (column < qr.modules() && qr.dark(column, row)) {
                        column++;
                    }
                    if (column > from) {
                        out.addRect(
                                points(x + from * module),
                                points(height - y - (row + 1) * module),
                                points((column - from) * module),
                                points(module));
                    }
                }
            }
            out.fill();
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width) {
        write(() -> {
            out.setStrokingColor(0f);
            out.setLineWidth(points(width));
            out.moveTo(points(x1), points(height - y1));
            out.lineTo(points(x2), points(height - y2));
            out.stroke();
        });
    }

    @Override
    public void circle(double x, double y, double radius, double width) {
        // Four Bézier curves; the factor brings them closest to a circle.
        double handle = radius * 0.5523;
        write(() -> {
            out.setStrokingColor((float) Ink.GREY.lightness());
            out.setLineWidth(points(width));
            float cx = points(x);
            float cy = points(height - y);
            float r = points(radius);
            float k = points(handle);
            out.moveTo(cx + r, cy);
            out.curveTo(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
            out.curveTo(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
            out.curveTo(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
            out.curveTo(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
            out.stroke();
        });
    }

    @Override
    public void text(double x, double baseline, String text, Typeface face, double points, Ink ink) {
        show(Matrix.getTranslateInstance(points(x), points(height - baseline)), text, face, points, ink);
    }

    @Override
    public void textDown(double baseline, double y, String text, Typeface face, double points, Ink ink) {
        show(Matrix.getRotateInstance(-Math.PI / 2, points(baseline), points(height - y)), text, face, points, ink);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void show(Matrix place, String text, Typeface face, double points, Ink ink) {
        write(() -> {
            ink(ink);
            out.beginText();
            out.setFont(fonts.loaded.get(face), (float) points);
            out.setTextMatrix(place);
            out.showText(text);
            out.endText();
        });
    }

    private void ink(Ink ink) throws IOException {
        out.setNonStrokingColor((float) ink.lightness());
    }

    private static float points(double millimetres) {
        return (float) (millimetres * Typeface.POINTS_PER_MM);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
