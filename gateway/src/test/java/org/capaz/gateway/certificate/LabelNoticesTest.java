// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.Settings;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.certificate.LabelService.Paper;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.verdict.StatedNotices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever prints a label knows what the members state about its record. The answers of the peers are those of the corpus. */
class LabelNoticesTest {
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    private static final CertificateId LE = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");

    private TestGateway gateway;

    @BeforeEach
    void issued() {
        gateway = new TestGateway(VECTORS, Map.of());
        gateway.projection()
                .apply(new SampleChain()
                        .block(tx(
                                "t1",
                                write(
                                        LedgerKeys.certificate(LE),
                                        "{\"certId\":\"" + LE.value() + "\",\"lot\":\"LE\",\"material\":\"DORE\"}"),
                                write(LedgerKeys.status(LE), "{\"at\":1,\"reason\":\"ISSUED\",\"state\":\"ISSUED\"}")))
                        .read());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** The service at the moment of an answer, which the members give to its challenge. */
    private LabelService answered(String vector) throws IOException {
        Fields answer = Fields.of(CanonicalJson.parseObject(
                Files.readString(VECTORS.resolve("valid/" + vector + ".json"), StandardCharsets.UTF_8)));
        long now = answer.integer("now");
        Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        byte[] payload = Base64.getUrlDecoder()
                .decode(answer.texts("payloads", text -> text).getFirst());
        var settings = gateway.bean(Settings.class);
        var trust = new TrustFiles(settings);
        var collector = new ViewCollector(
                (organisations, function, arguments) -> new EndorsedViews.View.Endorsed(payload), settings);
        var made = new LabelCache();
        made.keep(LE, LabelText.parse(answer.text("label")), now);
        return new LabelService(
                collector,
                trust,
                gateway.bean(LedgerStateReader.class),
                settings,
                clock,
                made,
                new PresentNotices(collector, trust, clock, () -> answer.text("challenge")));
    }

    private static String words(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("\\s", "");
        }
    }

    private static byte[] done(Result<byte[]> printed) {
        assertThat(printed).isInstanceOf(Result.Done.class);
        return ((Result.Done<byte[]>) printed).value();
    }

    @Test
    void where_the_members_state_nothing_the_label_is_printed_at_once_and_without_a_mark() throws IOException {
        byte[] pdf = done(answered("live-issued").printed(LE, Paper.PDF, ""));

        assertThat(words(pdf, 1)).doesNotContain("Withnotice");
        assertThat(words(pdf, 2)).doesNotContain("Withnotice");
    }

    @Test
    void where_the_members_state_notices_nothing_is_printed_unless_they_are_confirmed() throws IOException {
        LabelService labels = answered("live-with-two-notices");

        for (Result<?> refused :
                List.of(labels.printed(LE, Paper.PDF, ""), labels.printed(LE, Paper.SVG, "yes"), labels.text(LE, ""))) {
            assertThat(refused).isInstanceOf(Result.Unconfirmed.class);
        }
    }

    @Test
    void confirmed_the_label_is_printed_with_the_mark_on_both_pages() throws IOException {
        LabelService labels = answered("live-with-two-notices");
        var asked = (Result.Unconfirmed<byte[]>) labels.printed(LE, Paper.PDF, "");
        byte[] pdf = done(labels.printed(LE, Paper.PDF, asked.confirmation()));

        assertThat(asked.notices().entries()).hasSize(2);
        assertThat(words(pdf, 1)).contains("Conaviso/Withnotice");
        assertThat(words(pdf, 2)).contains("Conaviso/Withnotice");
        assertThat(labels.text(LE, asked.confirmation())).isInstanceOf(Result.Done.class);
    }

    @Test
    void what_confirmed_other_notices_confirms_nothing_here() throws IOException {
        var before =
                (Result.Unconfirmed<byte[]>) answered("live-with-a-look-back").printed(LE, Paper.PDF, "");
        LabelService labels = answered("live-with-two-notices");

        assertThat(labels.printed(LE, Paper.PDF, before.confirmation())).isInstanceOf(Result.Unconfirmed.class);
        assertThat(PresentNotices.confirmation(LE, StatedNotices.NONE)).isNotEqualTo(before.confirmation());
    }

    @Test
    void where_the_present_notices_cannot_be_learned_nothing_is_printed() throws IOException {
        assertThat(answered("live-suspended").printed(LE, Paper.PDF, "")).isInstanceOf(Result.NotReached.class);
    }

    @Test
    void the_refusal_names_every_notice_and_what_confirms_them_in_both_languages() throws IOException {
        var asked = (Result.Unconfirmed<LabelText>)
                answered("live-with-a-look-back").text(LE, "");
        HttpResponse<?> answer = CertificateFileController.answer(LE, asked, label -> HttpResponse.ok());
        var problem = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode((byte[]) answer.body())));

        assertThat(answer.getStatus().getCode()).isEqualTo(HttpStatus.CONFLICT.getCode());
        assertThat(answer.header("X-Label-Confirmation")).isEqualTo(asked.confirmation());
        assertThat(problem.text("code")).isEqualTo("NOTICES_UNCONFIRMED");
        for (StatedNotices.Entry notice : asked.notices().entries()) {
            assertThat(problem.text("detail"))
                    .contains(notice.sentence().in(Language.ENGLISH), "confirm=" + asked.confirmation());
            assertThat(problem.text("detail_es"))
                    .contains(notice.sentence().in(Language.SPANISH), "confirm=" + asked.confirmation());
        }
    }
}
