// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.capaz.labels.PrintedSample;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {
    private static final String INVOICE = "NumFac: SETP990000019 FecFac: 2026-11-28 ValTot: 1190000.00 "
            + "CUFE: 8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bcd4c3c3f156c506ed5908f9276f5bd9b4";

    @Test
    void the_printed_label_is_read_from_its_pdf_and_its_svg() {
        assertThat(LabelReader.read(PrintedSample.pdf())).isEqualTo(label());
        assertThat(LabelReader.read(PrintedSample.svg())).isEqualTo(label());
    }

    @Test
    void an_invoice_beside_the_label_is_left_alone() throws Exception {
        assertThat(LabelReader.read(png(beside(code(INVOICE, 600), printed(0), 40))))
                .isEqualTo(label());
        assertThat(LabelReader.read(png(beside(printed(0), code(INVOICE, 600), 40))))
                .isEqualTo(label());
    }

    @Test
    void a_label_after_pages_with_other_codes_is_found() throws Exception {
        try (PDDocument papers = Loader.loadPDF(PrintedSample.pdf())) {
            papers.getPages().insertBefore(pageWith(papers, code(INVOICE, 400)), papers.getPage(0));
            papers.getPages().insertBefore(new PDPage(), papers.getPage(0));

            assertThat(LabelReader.read(saved(papers))).isEqualTo(label());
        }
    }

    @Test
    void codes_of_others_alone_are_no_label_and_said_to_be_other_codes() throws Exception {
        BufferedImage two = beside(code(INVOICE, 600), code("https://example.org/document?key=9#top", 300), 40);

        assertThat(because(png(two))).contains("no code in it is a label", "web addresses: 1", "other texts: 1");
    }

    @Test
    void the_address_without_its_digits_goes_to_whoever_judges_labels() throws Exception {
        String address = "https://capaz.example/c/TBFQXS43ZA922";

        assertThat(LabelReader.read(png(code(address, 300)))).isEqualTo(new Reading.Found(List.of(address)));
        assertThat(LabelReader.read(png(beside(code(address, 300), printed(0), 40))))
                .isEqualTo(label());
    }

    @Test
    void all_labels_of_a_document_are_found_each_once() throws IOException {
        var both = new PDFMergerUtility();
        try (PDDocument one = Loader.loadPDF(PrintedSample.pdf());
                PDDocument another = Loader.loadPDF(PrintedSample.pdfOfAnother())) {
            both.appendDocument(one, another);

            assertThat(LabelReader.read(saved(one)))
                    .isEqualTo(new Reading.Found(List.of(PrintedSample.text(), PrintedSample.textOfAnother())));
        }
    }

    @Test
    void a_progressive_picture_as_messengers_send_it_is_read() throws IOException {
        byte[] file = jpeg(printed(0), ImageWriteParam.MODE_DEFAULT);

        assertThat(JpegHeader.of(file).scans()).isGreaterThan(5);
        assertThat(LabelReader.read(file)).isEqualTo(label());
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 8160})
    void a_photograph_of_12_or_50_million_pixels_is_read(int width) throws IOException {
        var photograph = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = photograph.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, width);
        graphics.rotate(0.2);
        graphics.drawImage(printed(0), width / 3, width / 9, width / 3, width / 3, null);
        graphics.dispose();

        assertThat(LabelReader.read(jpeg(photograph, ImageWriteParam.MODE_DISABLED)))
                .isEqualTo(label());
    }

    @Test
    void a_picture_that_announces_too_many_pixels_is_refused_before_it_is_unpacked() throws IOException {
        byte[] bomb = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        // Width and height stand at 16 and 20, their checksum at 29.
        bomb[17] = 1;
        bomb[21] = 1;
        var crc = new CRC32();
        crc.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
        }

        assertThat(because(bomb)).contains("too many pixels");
    }

    @Test
    void a_file_above_16_mib_is_refused_unread() {
        assertThat(because(new byte[LabelReader.LARGEST_FILE + 1])).contains("16 MiB");
    }

    @Test
    void a_file_of_another_kind_is_named_so() {
        assertThat(because("hello".getBytes(StandardCharsets.UTF_8))).contains("no PNG, JPEG, PDF or SVG");
        assertThat(because("<html></html>".getBytes(StandardCharsets.UTF_8))).contains("no PNG");
        assertThat(because(new byte[0])).contains("no PNG");
    }

    @Test
    void what_telephones_make_and_we_do_not_read_comes_with_advice() {
        assertThat(because("\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("HEIC", "JPEG", "Most Compatible");
        assertThat(because("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("WEBP", "JPEG");
    }

    @Test
    void a_locked_document_says_that_it_asks_for_a_password() throws IOException {
        try (PDDocument document = Loader.loadPDF(PrintedSample.pdf())) {
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));

            assertThat(because(saved(document))).contains("password");
        }
    }

    @Test
    void a_long_document_without_a_label_on_its_first_pages_says_so() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page <= PictureFile.MOST_PAGES; page++) {
                document.addPage(new PDPage());
            }
            assertThat(because(saved(document))).contains("first pages");
            document.removePage(0);
            assertThat(because(saved(document))).contains("no QR code");
        }
    }

    @Test
    void a_code_that_is_there_but_spoiled_is_told_from_none() throws IOException {
        BufferedImage spoiled = printed(0);
        var graphics = spoiled.createGraphics();
        graphics.fillRect(150, 150, 260, 260);
        graphics.dispose();

        assertThat(because(png(spoiled))).contains("cannot be read", "straight from above");
        assertThat(because(png(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB))))
                .contains("no QR code was found");
    }

    @Test
    void a_damaged_file_of_any_kind_is_refused_and_nothing_escapes() {
        var random = new Random(5);
        for (String magic : new String[] {
            "%PDF-1.7\n", "\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "<svg xmlns='http://www.w3.org/2000/svg'>"
        }) {
            byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 20; i++) {
                byte[] file = new byte[start.length + random.nextInt(2000)];
                random.nextBytes(file);
                System.arraycopy(start, 0, file, 0, start.length);

                assertThat(PictureFile.readHere(file)).isInstanceOf(Reading.NotFound.class);
            }
        }
    }

    @Test
    void an_svg_fetches_nothing_and_expands_nothing() {
        String entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>&x;</title>"
                + "<image href='http://127.0.0.1:9/a.png' width='9' height='9'/></svg>";

        assertThat(because(entity.getBytes(StandardCharsets.UTF_8))).contains("SVG cannot be read");
    }

    private static Reading label() {
        return new Reading.Found(List.of(PrintedSample.text()));
    }

    private static String because(byte[] file) {
        return ((Reading.NotFound) LabelReader.read(file)).because().in(Language.ENGLISH);
    }

    private static BufferedImage printed(int page) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PrintedSample.pdf())) {
            return PdfPages.drawn(pdf, page, 300);
        }
    }

    private static BufferedImage code(String text, int side) throws WriterException {
        var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return picture;
    }

    private static BufferedImage beside(BufferedImage left, BufferedImage right, int gap) {
        var both = new BufferedImage(
                left.getWidth() + right.getWidth() + 3 * gap,
                Math.max(left.getHeight(), right.getHeight()) + 2 * gap,
                BufferedImage.TYPE_INT_RGB);
        var graphics = both.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.drawImage(left, gap, gap, null);
        graphics.drawImage(right, left.getWidth() + 2 * gap, gap, null);
        graphics.dispose();
        return both;
    }

    private static PDPage pageWith(PDDocument document, BufferedImage picture) throws IOException {
        var page = new PDPage();
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(LosslessFactory.createFromImage(document, picture), 100, 300, 200, 200);
        }
        return page;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture, int progressive) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
