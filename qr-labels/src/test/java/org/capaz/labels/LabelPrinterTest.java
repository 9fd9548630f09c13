// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.labels.picture.PdfPages;
import org.capaz.labels.picture.PlainReader;
import org.capaz.labels.picture.SvgPicture;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.label.LabelText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPrinterTest {
    /** Of the first 500 seeds, 21 give labels that a simple reader does not find under their first mask. */
    private static final long UNLUCKY = 6;

    private static final long LUCKY = 0;

    private final LabelPrinter printer = new LabelPrinter(Sample.verifier());
    private final LabelContent content = Sample.content();

    @ParameterizedTest
    @ValueSource(floats = {203, 300, 600})
    void both_pages_of_the_pdf_read_back_as_the_label_at_any_usual_resolution(float dpi) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(content))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            for (int page = 0; page < 2; page++) {
                assertThat(PlainReader.read(PdfPages.drawn(pdf, page, dpi)))
                        .contains(content.text().text());
            }
        }
    }

    @Test
    void labels_that_are_printed_at_the_same_time_share_the_typefaces_and_read_back() {
        List<PrintResult> results = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> printer.pdf(content, Sample.NOW))
                .toList();

        assertThat(results).hasSize(6).hasOnlyElementsOfType(PrintResult.Printed.class);
    }

    /** Validity is a moment; the day on which it ends is not valid to its end, and days are Colombia's. */
    @ParameterizedTest
    @CsvSource({
        "2027-11-28T15:00:00Z, 2027-11-27",
        "2027-11-29T04:59:58Z, 2027-11-27",
        "2027-11-29T04:59:59Z, 2027-11-28",
        "2027-11-29T05:00:00Z, 2027-11-28"
    })
    void the_printed_validity_is_the_last_whole_day_in_bogota(Instant validUntil, LocalDate printed) {
        assertThat(LabelLayout.lastWholeDay(validUntil.getEpochSecond())).isEqualTo(printed);
    }

    @Test
    void the_pages_have_the_size_of_the_paper() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(content))) {
            assertThat(pdf.getPage(0).getCropBox().getWidth()).isBetween(141.7f, 141.8f);
            assertThat(pdf.getPage(1).getCropBox().getWidth()).isBetween(297.6f, 297.7f);
            assertThat(pdf.getPage(1).getCropBox().getHeight()).isBetween(419.5f, 419.6f);
        }
    }

    @Test
    void people_read_the_same_facts_as_the_code_holds_in_both_languages() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(content))) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            // Text that runs downwards comes out in pieces.
            String label = stripper.getText(pdf).replaceAll("\\s", "");
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            String tag = stripper.getText(pdf).replaceAll("\\s", "");

            for (String page : new String[] {label, tag}) {
                assertThat(page)
                        .contains("CO-DEMO-000812", "3944.900g", "3325.156g", "capaz.example", content.shortId())
                        .contains("Constanciadelote", "Lotrecord")
                        .doesNotContainIgnoringCase("certif");
            }
            assertThat(tag).contains("842.90", "barradoré/dorébar", "refinador/refiner", "2026-11-2012:00UTC");
        }
    }

    @Test
    void a_label_that_leads_to_this_machine_says_demo_on_both_pages_and_others_do_not() throws IOException {
        var demonstration = Sample.content("http://localhost:7080/c/TBFQXS43ZA922", "valid/label.json");

        assertThat(demonstration.host()).isEqualTo("localhost:7080");
        for (int page = 1; page <= 2; page++) {
            assertThat(words(pdf(demonstration), page)).contains("Demo", "localhost:7080");
            assertThat(words(pdf(content), page)).doesNotContain("Demo", "localhost");
        }
    }

    @Test
    void a_label_with_notices_has_the_mark_on_both_pages_and_in_its_description_and_others_do_not() throws IOException {
        var marked = Sample.content("http://localhost:7080/c/TBFQXS43ZA922", "valid/label.json")
                .withNotice();
        byte[] pdf = pdf(marked);

        for (int page = 1; page <= 2; page++) {
            assertThat(words(pdf, page)).contains("Conaviso/Withnotice", "Demo");
            assertThat(words(pdf(content), page)).doesNotContain("aviso", "notice");
        }
        assertThat(svg(marked)).contains("Con aviso / With notice");
        assertThat(svg(content)).doesNotContain("With notice");
    }

    private static String words(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            // Text that runs downwards comes out in pieces; the sample's seal has the word in it too.
            return stripper.getText(document).replaceAll("\\s", "").replace("CO-DEMO", "");
        }
    }

    @Test
    void every_typeface_of_the_pdf_is_embedded() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(content))) {
            for (var page : pdf.getPages()) {
                for (COSName name : StreamSupport.stream(
                                page.getResources().getFontNames().spliterator(), false)
                        .toList()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void the_svg_reads_back_as_the_label_and_says_what_it_shows() {
        byte[] svg = ((PrintResult.Printed) printer.svg(content, Sample.NOW)).bytes();

        assertThat(SvgPicture.drawn(svg).flatMap(PlainReader::read))
                .contains(content.text().text());
        assertThat(new String(svg, StandardCharsets.UTF_8))
                .contains("width=\"50mm\"", "CO-DEMO-000812")
                .doesNotContain("<text", "<image", "href");
    }

    /** Labels are as good as random, and each of them must become paper. */
    @Test
    void a_label_whose_code_simple_readers_do_not_find_is_printed_under_another_mask() {
        LabelLayout unlucky = layoutOf(UNLUCKY);
        LabelLayout lucky = layoutOf(LUCKY);
        assertThat(LabelPrinter.pdf(unlucky)).isEmpty();
        assertThat(LabelPrinter.pdf(lucky)).isPresent();

        assertThat(unlucky.withOtherMasks())
                .hasSize(7)
                .allMatch(other -> other.qr().modules() == unlucky.qr().modules());
        assertThat(LabelPrinter.firstThatReadsBack(unlucky, LabelPrinter::pdf)).isInstanceOf(PrintResult.Printed.class);
        assertThat(LabelPrinter.firstThatReadsBack(lucky, LabelPrinter::pdf)).isInstanceOf(PrintResult.Printed.class);
    }

    @Test
    void a_label_of_which_no_mask_reads_back_is_not_printed() {
        assertThat(LabelPrinter.firstThatReadsBack(layoutOf(LUCKY), sheet -> Optional.empty()))
                .isInstanceOf(PrintResult.Refused.class);
    }

    /** The sample's, with other signatures: its numbers are those of {@link Random}. */
    private static LabelLayout layoutOf(long seed) {
        LabelContent sample = Sample.content();
        byte[] payload = sample.text().payload().clone();
        byte[] other = new byte[payload.length / 2];
        new Random(seed).nextBytes(other);
        System.arraycopy(other, 0, payload, payload.length - other.length, other.length);
        var text = new LabelText(sample.text().address(), payload);
        return LabelLayout.of(new LabelContent(
                        text, sample.claims(), sample.lot(), sample.material(), sample.holderRole(), false))
                .orElseThrow();
    }

    @Test
    void a_label_that_is_not_genuine_is_not_printed() {
        assertThat(printer.pdf(Sample.forged(), Sample.NOW)).isInstanceOf(PrintResult.Refused.class);
        assertThat(printer.svg(Sample.forged(), Sample.NOW)).isInstanceOf(PrintResult.Refused.class);
    }

    @Test
    void a_label_past_its_validity_is_not_printed() {
        assertThat(printer.pdf(content, Sample.NOW + 40_000_000L)).isInstanceOf(PrintResult.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"Q,16", "M,13"})
    void two_organisations_fit_the_published_sizes(ErrorCorrectionLevel level, int largest) {
        assertThat(QrCode.of(content.text(), level).orElseThrow().version()).isLessThanOrEqualTo(largest);
    }

    @ParameterizedTest
    @CsvSource({"Q,18", "M,15"})
    void three_organisations_fit_the_published_sizes(ErrorCorrectionLevel level, int largest) {
        assertThat(QrCode.of(Sample.ofThreeOrganisations().text(), level)
                        .orElseThrow()
                        .version())
                .isLessThanOrEqualTo(largest);
    }

    @Test
    void modules_are_whole_dots_and_never_below_four_tenths_of_a_millimetre() {
        assertThat(LabelLayout.of(content).orElseThrow().module()).isEqualTo(0.5);
        assertThat(LabelLayout.of(content).orElseThrow().qr().level()).isEqualTo(ErrorCorrectionLevel.Q);
        var three = LabelLayout.of(Sample.ofThreeOrganisations()).orElseThrow();
        assertThat(three.module()).isEqualTo(0.5);
        assertThat(three.qr().level()).isEqualTo(ErrorCorrectionLevel.M);
    }

    @Test
    void a_label_of_three_organisations_and_one_with_a_long_address_are_printed_too() throws IOException {
        var longAddress = Sample.content(
                "https://a-very-long-name-of-a-neutral-host.labels.example/c/TBFQXS43ZA922", "valid/label.json");
        for (LabelContent each : new LabelContent[] {content, Sample.ofThreeOrganisations(), longAddress}) {
            assertThat(printer.svg(each, Sample.NOW)).isInstanceOf(PrintResult.Printed.class);
            // Left in target, for the eyes of whoever changes the layout.
            Files.write(
                    Path.of(
                            "target",
                            "label-of-" + each.text().address().length() + "-"
                                    + LabelLayout.of(each).orElseThrow().qr().level() + ".pdf"),
                    pdf(each));
        }
    }

    @ParameterizedTest
    @CsvSource({"M,10", "Q,14"})
    void a_blot_of_that_share_of_the_code_still_reads(ErrorCorrectionLevel level, int percent) {
        QrCode qr = QrCode.of(content.text(), level).orElseThrow();
        BufferedImage picture = picture(qr, 4);
        int side = (int) Math.sqrt(percent / 100.0 * qr.modules() * qr.modules()) * 4;
        int from = (picture.getWidth() - side) / 2;
        var graphics = picture.createGraphics();
        for (Color blot : new Color[] {Color.BLACK, Color.WHITE}) {
            graphics.setColor(blot);
            graphics.fillRect(from, from, side, side);

            assertThat(PlainReader.read(picture))
                    .as("blot %s", blot)
                    .contains(content.text().text());
        }
    }

    private byte[] pdf(LabelContent content) throws IOException {
        return ((PrintResult.Printed) printer.pdf(content, Sample.NOW)).bytes();
    }

    private String svg(LabelContent content) {
        return new String(((PrintResult.Printed) printer.svg(content, Sample.NOW)).bytes(), StandardCharsets.UTF_8);
    }

    private static BufferedImage picture(QrCode qr, int scale) {
        int side = qr.modulesWithQuietZone() * scale;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.BLACK);
        for (int row = 0; row < qr.modules(); row++) {
            for (int column = 0; column < qr.modules(); column++) {
                if (qr.dark(column, row)) {
                    graphics.fillRect(
                            (column + QrCode.QUIET_ZONE) * scale, (row + QrCode.QUIET_ZONE) * scale, scale, scale);
                }
            }
        }
        graphics.dispose();
        return picture;
    }

    @Test
    void an_address_too_long_for_a_label_is_refused_with_the_number_of_characters() {
        String address = "https://capaz.example/" + "a".repeat(2600) + "/c/TBFQXS43ZA922";

        PrintResult result = printer.pdf(Sample.content(address, "valid/label.json"), Sample.NOW);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PrintResult.Refused.class,
                        refused -> assertThat(refused.because().in(Language.SPANISH))
                                .contains("demasiados para una etiqueta de 50 mm"));
    }

    @Test
    void the_short_id_beside_the_code_follows_from_the_signed_record() {
        assertThat(content.shortId()).hasSize(13);
        assertThat(Optional.of(content.host())).contains("capaz.example");
    }
}
