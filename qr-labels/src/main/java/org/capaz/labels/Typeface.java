// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The typefaces of labels. They are part of this module, so that a label looks the same wherever it is printed. */
enum Typeface {
    REGULAR("LiberationSans-Regular"),
    BOLD("LiberationSans-Bold"),
    MONO("LiberationMono-Bold");

    /** Points in a millimetre: type is measured in points, everything else on a label in millimetres. */
    static final double POINTS_PER_MM = 72 / 25.4;

    @SuppressWarnings("ImmutableEnumChecker") // nobody else holds the font, and it is only read
    private final TrueTypeFont font;

    Typeface(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once for all documents, each of which embeds a part of it; safe for several threads, since nothing writes to it. */
    TrueTypeFont font() {
        return font;
    }

    /** The width of a text in millimetres. */
    double width(String text, double points) {
        return advance(text) * scale(points);
    }

    /** The text's outlines in millimetres, its baseline beginning at the origin, y growing downwards. */
    GeneralPath outline(String text, double points) {
        try {
            var path = new GeneralPath();
            double scale = scale(points);
            double advance = 0;
            for (int c : text.codePoints().toArray()) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(c);
                var outline = font.getGlyph().getGlyph(glyph);
                if (outline != null) {
                    var place = AffineTransform.getScaleInstance(scale, -scale);
                    place.translate(advance, 0);
                    path.append(outline.getPath().getPathIterator(place), false);
                }
                advance += font.getAdvanceWidth(glyph);
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(String text) {
        try {
            double advance = 0;
            for (int c : text.codePoints().toArray()) {
                advance += font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(c));
            }
            return advance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double scale(double points) {
        try {
            return points / POINTS_PER_MM / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
