// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages of a PDF. */
public final class PdfPages {
    private static final float POINTS_PER_INCH = 72;
    private static final int MOST_PIXELS_ACROSS = 4000;

    private PdfPages() {}

    /**
     * One page of a document as a printer of that resolution would print it, at most 4000 pixels long.
     *
     * @param page from 0
     * @param dpi dots in an inch
     */
    public static BufferedImage drawn(PDDocument document, int page, float dpi) throws IOException {
        PDRectangle box = document.getPage(page).getCropBox();
        float longest = Math.max(box.getWidth(), box.getHeight()) / POINTS_PER_INCH;
        return new PDFRenderer(document)
                .renderImageWithDPI(page, Math.min(dpi, MOST_PIXELS_ACROSS / longest), ImageType.RGB);
    }
}
