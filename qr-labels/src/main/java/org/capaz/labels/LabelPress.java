package org.capaz.labels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.verdict.Language;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.Words;

/**
 * Prints labels as PDF and SVG. What it prints it reads back as a stranger would, compares, and lets the verifier judge;
 * a sheet that fails never leaves.
 */
public final class LabelPress {
    private static final float COARSEST_PRINTER_DPI = 203;
    private static final String TITLE = "Constancia de lote / Lot record";

    private final Verifier verifier;

    /** @param verifier judges every label with the anchor and directory its readers will use */
    public LabelPress(Verifier verifier) {
        this.verifier = verifier;
    }

    /**
     * One PDF with the label of 50 x 50 mm on its first page and the A6 tag on its second.
     *
     * @param now Unix seconds
     */
    public Printed pdf(LabelContent content, long now) {
        return judged(content, now).<Printed>map(Printed.Spoiled::new).orElseGet(() -> {
            byte[] pdf = drawPdf(LabelSheet.of(content));
            return checkPages(pdf, content.text().text());
        });
    }

    /**
     * The label of 50 x 50 mm as SVG.
     *
     * @param now Unix seconds
     */
    public Printed svg(LabelContent content, long now) {
        return judged(content, now).<Printed>map(Printed.Spoiled::new).orElseGet(() -> {
            var sheet = LabelSheet.of(content);
            var canvas = new SvgCanvas(
                    LabelSheet.LABEL, LabelSheet.LABEL, TITLE + " " + content.shortId(), sheet.description());
            sheet.drawLabel(canvas);
            byte[] svg = canvas.bytes();
            return LabelReader.read(svg).equals(new Reading.Found(content.text().text()))
                    ? new Printed.Sheet(svg)
                    : unreadable();
        });
    }

    /** Why this label may not be printed, if so: only what is genuine at this moment goes on paper. */
    private Optional<Words> judged(LabelContent content, long now) {
        Verdict verdict = verifier.label(content.text().text(), Optional.empty(), now);
        return verdict.word().exitCode() == 0
                ? Optional.empty()
                : Optional.of(new Words(
                        Report.headline(verdict, Language.EN) + ": "
                                + verdict.explanation().en(),
                        Report.headline(verdict, Language.ES) + ": "
                                + verdict.explanation().es()));
    }

    private static byte[] drawPdf(LabelSheet sheet) {
        try (var document = new PDDocument()) {
            var information = new PDDocumentInformation();
            information.setTitle(TITLE);
            information.setSubject(sheet.description());
            document.setDocumentInformation(information);
            var fonts = new PdfCanvas.Fonts(document);
            try (var label = new PdfCanvas(document, fonts, LabelSheet.LABEL, LabelSheet.LABEL)) {
                sheet.drawLabel(label);
            }
            try (var tag = new PdfCanvas(document, fonts, LabelSheet.TAG_WIDTH, LabelSheet.TAG_HEIGHT)) {
                sheet.drawTag(tag);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both pages must be readable at the resolution of the coarsest printer in use. */
    private static Printed checkPages(byte[] pdf, String text) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var picture = LabelReader.render(document, page, COARSEST_PRINTER_DPI);
                if (!LabelReader.read(picture).equals(Optional.of(text))) {
                    return unreadable();
                }
            }
            return new Printed.Sheet(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Printed unreadable() {
        return new Printed.Spoiled(new Words(
                "the printed code does not read back as the label", "el código impreso no se lee como la etiqueta"));
    }
}
