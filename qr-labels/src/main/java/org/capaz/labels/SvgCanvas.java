// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Draws an SVG of real size. Text goes in as outlines, since whoever prints the file need not have the typeface; what it
 * says stands in the title and the description, for people who listen to it.
 */
final class SvgCanvas implements Canvas {
    private final StringBuilder out = new StringBuilder();

    SvgCanvas(double width, double height, String title, String description) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%smm\" height=\"%smm\" viewBox=\"0 0 %s %s\" role=\"img\">",
                number(width),
                number(height),
                number(width),
                number(height)));
        out.append("<title>").append(escape(title)).append("</title>");
        out.append("<desc>").append(escape(description)).append("</desc>");
        out.append(
                String.format(Locale.ROOT, "<path fill=\"#fff\" d=\"M0 0h%sv%sH0z\"/>", number(width), number(height)));
    }

    @Override
    public void qr(QrCode qr, double x, double y, double module) {
        out.append(String.format(
                Locale.ROOT,
                "<path shape-rendering=\"crispEdges\" transform=\"translate(%s %s) scale(%s)\" d=\"",
                number(x),
                number(y),
                number(module)));
        for (int row = 0; row < qr.modules(); row++) {
            for (int column = 0; column < qr.modules(); column++) {
                int from = column;
                while (column < qr.modules() && qr.dark(column, row)) {
                    column++;
                }
                if (column > from) {
                    out.append(String.format(Locale.ROOT, "M%d %dh%dv1h-%dz", from, row, column - from, column - from));
                }
            }
        }
        out.append("\"/>");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width) {
        out.append(String.format(
                Locale.ROOT,
                "<path stroke=\"#000\" stroke-width=\"%s\" d=\"M%s %sL%s %s\"/>",
                number(width),
                number(x1),
                number(y1),
                number(x2),
                number(y2)));
    }

    @Override
    public void circle(double x, double y, double radius, double width) {
        out.append(String.format(
                Locale.ROOT,
                "<circle fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                colour(Ink.GREY),
                number(width),
                number(x),
                number(y),
                number(radius)));
    }

    @Override
    public void text(double x, double baseline, String text, Typeface face, double points, Ink ink) {
        outline(AffineTransform.getTranslateInstance(x, baseline), text, face, points, ink);
    }

    @Override
    public void textDown(double baseline, double y, String text, Typeface face, double points, Ink ink) {
        var place = AffineTransform.getTranslateInstance(baseline, y);
        place.rotate(Math.PI / 2);
        outline(place, text, face, points, ink);
    }

    byte[] bytes() {
        return (out + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    private void outline(AffineTransform place, String text, Typeface face, double points, Ink ink) {
        out.append(String.format(Locale.ROOT, "<path fill=\"%s\" d=\"", colour(ink)));
        double[] at = new double[6];
        for (PathIterator path = face.outline(text, points).getPathIterator(place); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> segment('M', at, 2);
                case PathIterator.SEG_LINETO -> segment('L', at, 2);
                case PathIterator.SEG_QUADTO -> segment('Q', at, 4);
                case PathIterator.SEG_CUBICTO -> segment('C', at, 6);
                case PathIterator.SEG_CLOSE -> out.append('z');
                default -> throw new IllegalStateException("an outline has five kinds of segment");
            }
        }
        out.append("\"/>");
    }

    private void segment(char kind, double[] at, int numbers) {
        out.append(kind);
        for (int i = 0; i < numbers; i++) {
            out.append(i == 0 ? "" : " ").append(number(at[i]));
        }
    }

    private static String colour(Ink ink) {
        int value = (int) Math.round(ink.lightness() * 255);
        return String.format(Locale.ROOT, "#%02x%02x%02x", value, value, value);
    }

    /** A thousandth of a millimetre is finer than any printer. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
