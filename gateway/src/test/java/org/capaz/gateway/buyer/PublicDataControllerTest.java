// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.gateway.SampleChain.tx;
import static org.capaz.gateway.SampleChain.write;
import static org.capaz.gateway.TestGateway.json;
import static org.capaz.gateway.TestGateway.text;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.certificate.EndorsedViews.View;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may see of a lot: the page and the data for their own verifiers. */
class PublicDataControllerTest {
    private static final CertificateId LE = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");
    private static final CertificateId ENDED = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab714");
    private static final CertificateId EXPIRED = new CertificateId("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab715");
    private static final String CHALLENGE = "ab".repeat(32);

    @TempDir
    static Path publicDir;

    private static TestGateway gateway;

    @BeforeAll
    static void open() throws IOException {
        Files.writeString(publicDir.resolve("anchor.json"), "{\"format\":\"gold-anchor/1\"}");
        Files.writeString(publicDir.resolve("secret.json"), "{}");
        gateway = new TestGateway(publicDir, Map.of());
        gateway.projection()
                .apply(new SampleChain()
                        .block(
                                tx(
                                        "t0",
                                        write(
                                                LedgerKeys.party(new PartyId("REF-01")),
                                                "{\"name\":\"Raffinerie Demo"
                                                        + " <script>alert(1)</script>\",\"roles\":[\"REFINER\"],\"country\":\"CH\"}"),
                                        write(
                                                LedgerKeys.lot(new LotId("LE")),
                                                lot("LE", "HELD", List.of("LA", "LB"), List.of())),
                                        write(
                                                LedgerKeys.lot(new LotId("LT")),
                                                lot("LT", "IN_TRANSIT", List.of(), List.of("LE"))),
                                        write(LedgerKeys.number(LE.number()), "\"" + LE.value() + "\""),
                                        write(LedgerKeys.certificate(LE), record(LE, "LE", 4_000_000_000L)),
                                        write(LedgerKeys.status(LE), status("ISSUED", "ISSUED"))),
                                tx(
                                        "t1",
                                        write(LedgerKeys.number(ENDED.number()), "\"" + ENDED.value() + "\""),
                                        write(LedgerKeys.certificate(ENDED), record(ENDED, "LT", 4_000_000_000L)),
                                        write(LedgerKeys.status(ENDED), status("ENDED", "MELT LE")),
                                        write(LedgerKeys.number(EXPIRED.number()), "\"" + EXPIRED.value() + "\""),
                                        write(LedgerKeys.certificate(EXPIRED), record(EXPIRED, "LE", 1_790_000_000L)),
                                        write(LedgerKeys.status(EXPIRED), status("ISSUED", "ISSUED")),
                                        write(
                                                LedgerKeys.flag(
                                                        LedgerKeys.lot(new LotId("LT")),
                                                        "I27",
                                                        new RecordId("statement-9")),
                                                "{\"kind\":\"DISPUTE\",\"raisedAt\":1780000000}")))
                        .read());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static String lot(String lot, String custodyState, List<String> parents, List<String> successors) {
        return Json.object()
                .with("lot", lot)
                .with("material", "DORE")
                .with("state", "ACTIVE")
                .with("custodyState", custodyState)
                .with("grossMg", 3_944_900)
                .with("custodian", "REF-01")
                .with("place", "CH-MENDRISIO")
                .with("parents", Json.texts(parents))
                .with("successors", Json.texts(successors))
                .with("claimClass", "FULL")
                .with("vector", Json.array(List.of()))
                .with("lossMg", 0)
                .with("creator", "AGG-01")
                .with("createdAt", 1_780_000_000L)
                .with("transfer", "T-1")
                .toString();
    }

    private static String record(CertificateId id, String lot, long validUntil) {
        return Json.object()
                .with("v", 1)
                .with("certId", id.value())
                .with("country", "CO")
                .with("fineMg", 3_325_156)
                .with("fineness", 84_290)
                .with("grossMg", 3_944_900)
                .with("seal", "S-000950")
                .with("statusIndex", 1)
                .with("validUntil", validUntil)
                .with("lot", lot)
                .with("material", "DORE")
                .with("claimClass", "FULL")
                .with("issuer", "REF-01")
                .with("issuedAt", 1_780_000_000L)
                .with(
                        "assay",
                        Json.object()
                                .with("method", "FIRE")
                                .with("laboratory", "REF-01")
                                .with("assay", "A-1"))
                .with(
                        "origins",
                        List.of(Json.object()
                                .with("amp", "AMP-01")
                                .with("name", "Cooperativa Demo & Hijas")
                                .with("municipality", "52385")
                                .with("fineMg", 1_089_035)
                                .with("affiliation", "AFFILIATED")
                                .with("standard", "CRAFT")
                                .with("version", "2.1")
                                .with(
                                        "modules",
                                        List.of(Json.object().with("module", 5).with("result", "NOT_ASSESSED")))))
                .with("commitments", Json.object())
                .toString();
    }

    private static String status(String state, String reason) {
        return Json.object()
                .with("at", 1_780_000_000L)
                .with("reason", reason)
                .with("state", state)
                .toString();
    }

    private static String page(CertificateId certificate, String language) {
        return text(gateway.get("/c/" + certificate.shortId() + "?lang=" + language));
    }

    @Test
    void the_answer_stands_first_then_what_to_compare_then_the_facts() {
        String page = page(LE, "en");

        assertThat(page)
                .containsSubsequence(
                        "ISSUED", "Compare with the parcel", "S-000950", "944.900\u00a0g", "Facts of the lot");
    }

    @Test
    void the_page_says_whose_word_it_is_and_at_which_ledger_position() {
        assertThat(page(LE, "en")).contains("As stated by ProducersMSP at ", "ledger read to block 0");
        assertThat(page(LE, "es")).contains("Según lo declara ProducersMSP el ", "leyó el registro hasta el bloque 0");
    }

    @Test
    void no_word_of_the_page_claims_more_than_a_page_can() {
        for (CertificateId certificate : List.of(LE, ENDED, EXPIRED)) {
            for (String language : List.of("es", "en")) {
                assertThat(page(certificate, language).toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(
                                "valid now", "certif", "conflict-free", "responsible gold", "legal origin proven");
            }
        }
    }

    @Test
    void the_page_names_its_own_script_and_carries_none_and_names_from_the_ledger_are_escaped() {
        assertThat(page(LE, "es"))
                .containsOnlyOnce("<script")
                .contains("<script type=\"module\" src=\"/verify/page.js\"></script>")
                .doesNotContain("onclick", "style=")
                .contains("Raffinerie Demo &lt;script&gt;", "Cooperativa Demo &amp; Hijas");
    }

    @Test
    void the_script_of_the_page_its_words_and_its_worker_are_served() {
        assertThat(text(gateway.get("/verify/page.js")))
                .contains("location.hash")
                .doesNotContain("import ");
        assertThat(text(gateway.get("/verify/words-es.json"))).contains("VÁLIDA AHORA");
        assertThat(text(gateway.get("/verify/words-en.json"))).contains("VALID NOW");
        for (String path : List.of("/c/" + LE.shortId(), "/verify/page.js", "/verify/words-es.json")) {
            assertThat(gateway.get(path, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                    .as(path)
                    .contains("gzip");
        }
        assertThat(gateway.get("/verify/worker.js").headers().firstValue("Service-Worker-Allowed"))
                .contains("/c/");
        assertThat(text(gateway.get("/verify/label?lang=en"))).contains("It was not checked by this device.");
    }

    @Test
    void each_script_names_its_source_map_which_has_the_sources_and_nothing_else_has_one() {
        for (String script : List.of("page.js", "front.js", "qr.js", "worker.js")) {
            assertThat(text(gateway.get("/verify/" + script))).endsWith("//# sourceMappingURL=" + script + ".map\n");
            assertThat(text(gateway.get("/verify/" + script + ".map"))).contains("SPDX-License-Identifier: Apache-2.0");
        }
        assertThat(gateway.get("/verify/words-es.json.map").statusCode()).isEqualTo(404);
    }

    @Test
    void the_readers_language_is_taken_unless_another_is_asked_for() {
        String address = "/c/" + LE.shortId();

        assertThat(text(gateway.get(address, "Accept-Language", "fr, en;q=0.8")))
                .contains("<html lang=\"en\">");
        assertThat(text(gateway.get(address, "Accept-Language", "de"))).contains("<html lang=\"es\">");
        assertThat(text(gateway.get(address + "?lang=en"))).contains("<html lang=\"en\">", "lang=\"es\">Español");
    }

    @Test
    void a_number_typed_in_small_letters_is_understood() {
        assertThat(gateway.get("/c/" + LE.shortId().toLowerCase(java.util.Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/%s-%s-%s-%s", "/c/%s%%20%s%%20%s%%20%s", "/C/%s%s%s%s"})
    void a_number_typed_in_groups_is_understood(String form) {
        String number = LE.shortId();
        String path = form.formatted(
                number.substring(0, 4), number.substring(4, 8), number.substring(8, 12), number.substring(12));

        assertThat(gateway.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_mistyped_number_is_told_from_an_unknown_one() {
        String number = LE.shortId();
        String wrong = (number.charAt(0) == 'A' ? 'B' : 'A') + number.substring(1);

        assertThat(gateway.get("/c/" + wrong + "?lang=en").statusCode()).isEqualTo(404);
        assertThat(text(gateway.get("/c/" + wrong + "?lang=en")))
                .contains("MISTYPED", "its last character is a check")
                .doesNotContain("UNKNOWN", "do not trust");
        assertThat(text(gateway.get("/c/" + wrong + "?lang=es"))).contains("MAL ESCRITO");
    }

    @Test
    void an_unknown_number_is_answered_with_the_unknown_page() {
        HttpResponse<byte[]> answer =
                gateway.get("/c/" + new CertificateId("00000000-0000-4000-8000-000000000000").shortId() + "?lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("UNKNOWN", "do not trust the label");
        assertThat(gateway.get("/c/x%3Cb%3E").statusCode()).isEqualTo(404);
        assertThat(text(gateway.get("/c/x%3Cb%3E"))).doesNotContain("<b>");
    }

    @Test
    void an_ended_lot_names_what_it_became() {
        assertThat(page(ENDED, "en")).contains("ENDED", ": melted; its gold went into LE.", "answer over");
    }

    @Test
    void an_expired_record_says_so() {
        assertThat(page(EXPIRED, "es")).contains("VENCIDA");
    }

    @Test
    void of_a_hand_over_under_way_neither_route_nor_date_is_told_and_an_open_flag_is() {
        assertThat(page(ENDED, "en"))
                .contains("being handed over", "in dispute", "Notice:")
                .doesNotContain("refiner, Switzerland");
    }

    @Test
    void the_page_may_be_kept_for_a_minute_and_the_style_is_a_file_of_its_own() {
        assertThat(gateway.get("/c/" + LE.shortId()).headers().firstValue("Cache-Control"))
                .hasValue("max-age=60, stale-if-error=240");
        assertThat(gateway.get("/page.css").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
    }

    private static HttpResponse<byte[]> ask(String path, String body) {
        return gateway.post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_view_brings_the_members_payloads_and_the_record() {
        gateway.views.answers.add(new View.Endorsed(new byte[] {1, 2, 3}));

        HttpResponse<byte[]> answer =
                ask("/v1/view", "{\"certId\":\"" + LE.value() + "\",\"challenge\":\"" + CHALLENGE + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("payloads")).isEqualTo(Json.texts(List.of("AQID")));
        assertThat(json(answer).get("value")).isEqualTo(Json.text(record(LE, "LE", 4_000_000_000L)));
        // Without a key on the channel there is nobody whose word it could be.
        assertThat(json(answer).get("premium")).isEqualTo(Json.NULL);
    }

    @Test
    void a_view_without_any_member_is_a_503() {
        HttpResponse<byte[]> answer =
                ask("/v1/view", "{\"certId\":\"" + LE.value() + "\",\"challenge\":\"" + CHALLENGE + "\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_question_of_another_form_is_malformed() {
        assertThat(List.of(
                        ask("/v1/view", "{\"certId\":\"x\",\"challenge\":\"" + CHALLENGE + "\"}")
                                .statusCode(),
                        ask("/v1/view", "{\"certId\":\"" + LE.value() + "\"}").statusCode(),
                        ask("/v1/view", "{\"certId\":\"" + LE.value() + "\",\"challenge\":\"AB\"}")
                                .statusCode(),
                        ask("/v1/view", "[]").statusCode(),
                        ask("/v1/status", "{\"challenge\":\"" + CHALLENGE + "\",\"more\":1}")
                                .statusCode(),
                        ask("/v1/status", "nonsense").statusCode()))
                .containsOnly(400);
    }

    @Test
    void only_the_public_files_are_served_and_byte_for_byte() {
        assertThat(text(gateway.get("/.well-known/gold/anchor.json"))).isEqualTo("{\"format\":\"gold-anchor/1\"}");
        assertThat(gateway.get("/.well-known/gold/secret.json").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/.well-known/gold/..%2Fsecret.json").statusCode())
                .isEqualTo(404);
        assertThat(gateway.get("/.well-known/gold/peers.json").statusCode()).isEqualTo(404);
    }

    @Test
    void a_status_list_is_served_only_once_the_members_vouched_for_one() {
        assertThat(gateway.get("/.well-known/gold/status.json").statusCode()).isEqualTo(404);
    }

    @Test
    void a_bundle_that_was_never_made_here_is_a_404() {
        assertThat(gateway.get("/v1/bundles/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    }

    @Test
    void the_description_of_the_surface_is_served() {
        assertThat(text(gateway.get("/openapi"))).contains("\"openapi\": \"3.1.0\"", "/v1/statements", "/c/{shortId}");
    }
}
