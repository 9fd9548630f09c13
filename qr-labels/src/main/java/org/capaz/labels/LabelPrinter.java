// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.capaz.labels.picture.PdfPages;
import org.capaz.labels.picture.PlainReader;
import org.capaz.labels.picture.SvgPicture;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;

/**
 * Prints labels as PDF and SVG. Every file is read back as a reader would read it, compared, and checked by the verifier; a
 * file that fails is not handed out, because a label that cannot be checked makes its parcel unsaleable.
 */
public final class LabelPrinter {
    private static final float COARSEST_PRINTER_DPI = 203;
    private static final String TITLE = LabelMessage.both(LabelMessage.LABEL_TITLE);

    private final Verifier verifier;

    /** @param verifier checks every label, with the anchor and directory that its readers will use */
    public LabelPrinter(Verifier verifier) {
        this.verifier = verifier;
    }

    /**
     * One PDF with the label of 50 x 50 mm on its first page and the A6 tag on its second.
     *
     * @param now Unix seconds
     */
    public PrintResult pdf(LabelContent content, long now) {
        return printed(content, now, LabelPrinter::pdf);
    }

    /**
     * The label of 50 x 50 mm as SVG.
     *
     * @param now Unix seconds
     */
    public PrintResult svg(LabelContent content, long now) {
        return printed(content, now, sheet -> {
            var canvas = new SvgCanvas(
                    LabelLayout.LABEL, LabelLayout.LABEL, TITLE + " " + content.shortId(), sheet.description());
            sheet.drawLabel(canvas);
            byte[] svg = canvas.bytes();
            return Optional.of(svg)
                    .filter(drawn ->
                            SvgPicture.drawn(drawn).flatMap(PlainReader::read).equals(Optional.of(sheet.text())));
        });
    }

    private PrintResult printed(LabelContent content, long now, Function<LabelLayout, Optional<byte[]>> draw) {
        return judged(content, now)
                .<PrintResult>map(PrintResult.Refused::new)
                .orElseGet(() -> LabelLayout.of(content)
                        .map(sheet -> firstThatReadsBack(sheet, draw))
                        .orElseGet(() -> new PrintResult.Refused(LabelMessage.LABEL_DOES_NOT_FIT.with(
                                "characters",
                                Argument.count(content.text().text().length())))));
    }

    /**
     * Simple readers do not find about one code in twenty, clean as it is: among its modules something looks like a corner. Under
     * another mask the same text looks otherwise.
     */
    static PrintResult firstThatReadsBack(LabelLayout sheet, Function<LabelLayout, Optional<byte[]>> draw) {
        return Stream.concat(Stream.of(sheet), sheet.withOtherMasks())
                .map(draw)
                .flatMap(Optional::stream)
                .findFirst()
                .<PrintResult>map(PrintResult.Printed::new)
                .orElseGet(() -> new PrintResult.Refused(LabelMessage.LABEL_DOES_NOT_READ_BACK.sentence()));
    }

    /** Why this label may not be printed, if so: only what is genuine at this moment goes on paper. */
    private Optional<Sentence> judged(LabelContent content, long now) {
        Verdict verdict = verifier.label(content.text().text(), Optional.empty(), now);
        return verdict.exitCode() == 0
                ? Optional.empty()
                : Optional.of(LabelMessage.PRINTED_LABEL_NOT_GENUINE
                        .with("headline", Report.headline(verdict))
                        .and("explanation", verdict.explanation()));
    }

    static byte[] drawPdf(LabelLayout sheet) {
        try (var document = new PDDocument()) {
            var information = new PDDocumentInformation();
            information.setTitle(TITLE);
            information.setSubject(sheet.description());
            document.setDocumentInformation(information);
            var fonts = new PdfCanvas.Fonts(document);
            try (var label = new PdfCanvas(document, fonts, LabelLayout.LABEL, LabelLayout.LABEL)) {
                sheet.drawLabel(label);
            }
            try (var tag = new PdfCanvas(document, fonts, LabelLayout.TAG_WIDTH, LabelLayout.TAG_HEIGHT)) {
                sheet.drawTag(tag);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing unless both pages are readable at the resolution of the coarsest printer in use. */
    static Optional<byte[]> pdf(LabelLayout sheet) {
        byte[] pdf = drawPdf(sheet);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var picture = PdfPages.drawn(document, page, COARSEST_PRINTER_DPI);
                if (!PlainReader.read(picture).equals(Optional.of(sheet.text()))) {
                    return Optional.empty();
                }
            }
            return Optional.of(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
