// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Looks for all codes of all pages of one file, and says each as soon as it is found: whoever listens has them also when the
 * rest of the file turns out too costly.
 */
final class PictureFile {
    /** Looked at together. A dossier has fewer. */
    static final int MOST_PAGES = 12;

    private static final float PDF_DPI = 300;

    private final CodeFinder finder = new CodeFinder();
    private final Consumer<String> found;
    private final UnpackingTime unpacking;

    /**
     * @param found is told the text of each code
     * @param unpacking is told when the foreign bytes are at work
     */
    PictureFile(Consumer<String> found, UnpackingTime unpacking) {
        this.found = found;
        this.unpacking = unpacking;
    }

    /** Looks in this process and without a bound of time: for files of our own, and for tests. */
    static Reading readHere(byte[] file) {
        List<String> codes = new ArrayList<>();
        PictureMessage otherwise = new PictureFile(codes::add, new UnpackingTime()).read(file, 0);
        return LabelForm.labelsAmong(codes, otherwise);
    }

    /**
     * Looks through the file.
     *
     * @param firstPage of a PDF, from 0
     * @return what to say when no code was found, or that there is more to look at
     */
    PictureMessage read(byte[] file, int firstPage) {
        try {
            switch (PictureKind.of(file)) {
                case PDF -> readPdf(file, firstPage);
                case PNG, JPEG -> tell(finder.inPhotograph(unpacking.of(() -> RasterPicture.read(file))));
                case SVG -> readSvg(file);
                case HEIC, AVIF, WEBP, UNKNOWN -> throw new NotLookedAt(PictureMessage.PICTURE_KIND_UNKNOWN);
            }
        } catch (NotLookedAt e) {
            return e.why();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The renderers throw many kinds of exception on damaged files; in each case there is no code to read.
            return PictureMessage.PICTURE_FILE_DAMAGED;
        }
        return finder.sawUnreadable() ? PictureMessage.PICTURE_CODE_UNREADABLE : PictureMessage.PICTURE_WITHOUT_CODE;
    }

    private void readPdf(byte[] file, int firstPage) throws IOException, NotLookedAt {
        FontMappers.set(new OneTypeface());
        try (PDDocument document = unpacking.of(() -> Loader.loadPDF(file))) {
            int pages = document.getNumberOfPages();
            for (int page = firstPage; page < Math.min(pages, firstPage + MOST_PAGES); page++) {
                int number = page;
                tell(finder.inDrawing(unpacking.of(() -> GreyPicture.of(PdfPages.drawn(document, number, PDF_DPI)))));
            }
            if (pages > firstPage + MOST_PAGES) {
                throw new NotLookedAt(PictureMessage.PICTURE_MORE_PAGES);
            }
        } catch (InvalidPasswordException e) {
            throw new NotLookedAt(PictureMessage.PICTURE_PDF_LOCKED);
        }
    }

    private void readSvg(byte[] file) throws IOException, NotLookedAt {
        Optional<BufferedImage> drawn = unpacking.of(() -> SvgPicture.drawn(file));
        if (drawn.isEmpty()) {
            throw new NotLookedAt(PictureMessage.PICTURE_SVG_UNREADABLE);
        }
        tell(finder.inDrawing(GreyPicture.of(drawn.get())));
    }

    private void tell(Set<String> codes) {
        codes.forEach(found);
    }
}
