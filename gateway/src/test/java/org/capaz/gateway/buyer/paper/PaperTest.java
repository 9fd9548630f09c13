// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.section.AssessmentSection;
import org.capaz.gateway.buyer.section.DepartmentMap;
import org.capaz.gateway.buyer.section.PremiumSection;
import org.capaz.gateway.buyer.section.TakeSection;
import org.capaz.gateway.buyer.section.TreeSection;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.labels.paper.Tags;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is taken along from the page of the worked case. */
class PaperTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);
    private static final String PAGE = "/c/" + CERTIFICATE.shortId();

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_report_says_what_the_page_says_and_each_page_which_it_is(Language language) throws IOException {
        byte[] data = data();
        try (PDDocument report = Loader.loadPDF(ReportPdf.of(page(), new Words(language), data))) {
            String text = new PDFTextStripper().getText(report).replaceAll("\\s+", " ");
            int pages = report.getNumberOfPages();
            boolean english = language == Language.ENGLISH;
            assertThat(text)
                    .contains(
                            CERTIFICATE.shortId(),
                            page().parcel().seal(),
                            page().origins().getFirst().producer(),
                            english ? "ISSUED" : "EMITIDA",
                            english ? "page 1 of " + pages : "página 1 de " + pages,
                            english ? "page " + pages + " of " + pages : "página " + pages + " de " + pages)
                    .doesNotContainIgnoringCase("certified")
                    .doesNotContainIgnoringCase("certificado");
            assertThat(text.split(Digest.hex(data), -1)).hasSize(pages + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_report_has_the_parts_of_the_premium_the_assessment_by_module_the_departments_and_what_melts_lost(
            Language language) throws IOException {
        var words = new Words(language);
        LotPage page = page();
        try (PDDocument report = Loader.loadPDF(ReportPdf.of(page, words, data()))) {
            String text = new PDFTextStripper().getText(report).replaceAll("[\\s\u00a0]+", " ");
            assertThat(Stream.of(
                                    PremiumSection.told(
                                            page.premium().orElseThrow(),
                                            page.position().askedAt(),
                                            words)
                                            .stream(),
                                    AssessmentSection.told(page.origins(), words).stream(),
                                    DepartmentMap.told(page.origins()).stream().map(words::of),
                                    TreeSection.told(page.history().tree()).stream()
                                            .map(words::of))
                            .flatMap(lines -> lines)
                            .map(line -> line.replace('\u00a0', ' ')))
                    .hasSizeGreaterThan(20)
                    .allMatch(line -> isIn(text, line));
            boolean english = language == Language.ENGLISH;
            assertThat(text)
                    .contains(english ? "Owed USD 4 356.14" : "Adeudado USD 4.356,14")
                    .contains(
                            english
                                    ? "3 973.600 g gross went in and 3 948.600 g came out (-25.000 g)"
                                    : "entraron 3.973,600 g brutos y salieron 3.948,600 g (-25,000 g)");
        }
    }

    /** Where a page ends within a line, the foot of that page stands inside one half of it. */
    private static boolean isIn(String text, String line) {
        int middle = line.length() / 2;
        return text.contains(line.substring(0, middle)) || text.contains(line.substring(middle));
    }

    @Test
    void the_report_is_tagged_in_its_reading_order_and_carries_the_data_that_it_was_made_from() throws IOException {
        byte[] data = data();
        try (PDDocument report = Loader.loadPDF(ReportPdf.of(page(), new Words(Language.SPANISH), data))) {
            var catalog = report.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("es");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getOutputIntents()).hasSize(1);
            assertThat(new String(catalog.getMetadata().exportXMPMetadata().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("pdfaid:part=\"3\" pdfaid:conformance=\"A\"");
            assertThat(Tags.of(report)).startsWith("Document", "H1", "P").contains("H2", "L", "LI", "LBody");
            assertThat(catalog.getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("record.json")
                            .getEmbeddedFileUnicode()
                            .toByteArray())
                    .isEqualTo(data);
            assertThat(Tags.embedsItsFonts(report)).isTrue();
        }
    }

    @Test
    void the_csv_has_the_facts_in_base_units_and_shares_that_are_the_whole() {
        String csv = gateway.show(PAGE + "/facts.csv");
        Fields record = Fields.of(world.record(LedgerKeys.certificate(CERTIFICATE)));
        assertThat(csv)
                .startsWith("subject,fact,value,unit\r\n")
                .contains(
                        ",gross mass," + record.integer("grossMg") + ",mg\r\n",
                        ",fine mass," + record.integer("fineMg") + ",mg\r\n",
                        ",state,ISSUED,\r\n",
                        "premium,owed,");
        assertThat(csv.lines()
                        .filter(line -> line.contains(",share,"))
                        .mapToInt(line ->
                                Integer.parseInt(line.split(",share,")[1].split(",")[0]))
                        .sum())
                .isEqualTo(1000);
    }

    @Test
    void the_csv_has_moments_as_iso_8601_to_the_second() {
        String csv = gateway.show(PAGE + "/facts.csv");
        Fields record = Fields.of(world.record(LedgerKeys.certificate(CERTIFICATE)));
        assertThat(csv)
                .contains(
                        ",issued at," + Instant.ofEpochSecond(record.integer("issuedAt")) + ",\r\n",
                        ",valid until," + Instant.ofEpochSecond(record.integer("validUntil")) + ",\r\n");
        assertThat(csv.lines().filter(line -> line.contains(",stated at,")))
                .singleElement()
                .asString()
                .matches("[^,]*,stated at,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,");
        assertThat(csv).doesNotContain("1970");
    }

    @Test
    void files_of_a_number_that_no_record_has_are_not_found() {
        assertThat(gateway.json("/c/0000000000000/report.pdf").members()).containsKey("whatToDo");
        assertThat(gateway.json("/c/nothing/facts.csv").members()).containsKey("whatToDo");
    }

    @Test
    void a_sentence_may_be_used_only_while_the_record_stands_without_notice() {
        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains("<blockquote>Lot record " + CERTIFICATE.shortId(), "Use it whole");
        assertThat(TakeSection.claim(page())).isPresent();

        world.later(Duration.ofHours(1))
                .sch01()
                .suspends(LotRecords.suspension())
                .recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "?lang=es"))
                .contains("No hay frase que usar")
                .doesNotContain("<blockquote>");
        assertThat(TakeSection.claim(page())).isEmpty();
    }

    private LotPage page() {
        return gateway.bean(LotPageReader.class).known(CERTIFICATE, ledger());
    }

    private ProjectedLedgerState ledger() {
        return gateway.bean(LedgerStateReader.class).latest();
    }

    private byte[] data() {
        return CanonicalJson.bytes(RecordJson.of(
                page(),
                ledger().read(LedgerKeys.certificate(CERTIFICATE)).orElseThrow(),
                ledger().read(LedgerKeys.status(CERTIFICATE)).orElseThrow()));
    }
}
