// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With what a stranger checks the record of the worked case, as its page says. */
class CheckSectionTest {
    private static final String PAGE = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=";
    private static final Path ANCHOR = Path.of("../verifier/src/test/resources/vectors/anchor.json");
    private static final Pattern GROUP = Pattern.compile("<span>([0-9a-f]{8})</span>");

    @TempDir
    Path publicDir;

    @Test
    void who_wants_to_check_finds_the_files_and_the_fingerprint_of_the_published_anchor() throws IOException {
        byte[] anchor = Files.readAllBytes(ANCHOR);
        Files.write(publicDir.resolve("anchor.json"), anchor);
        try (var gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP", publicDir)) {
            String page = gateway.show(PAGE + "en");
            assertThat(page)
                    .contains(
                            "<details><summary>Check it yourself</summary>",
                            "href=\"/v1/bundles/of/" + WorkedCase.CERTIFICATE + "\"",
                            "href=\"/.well-known/gold/anchor.json\"",
                            "href=\"/.well-known/gold/status.json\"",
                            "java -jar verifier.jar bundle.json --anchor anchor.json");
            assertThat(fingerprint(page)).isEqualTo(Digest.hex(anchor));
            assertThat(gateway.show(PAGE + "es")).contains("<details><summary>Compruébelo usted</summary>");
        }
    }

    @Test
    void the_report_to_take_along_names_the_same_fingerprint() throws IOException {
        Path anchor = Files.copy(ANCHOR, publicDir.resolve("anchor.json"));
        try (var gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP", publicDir);
                PDDocument report = Loader.loadPDF(gateway.response(PAGE.replace("?", "/report.pdf?") + "en")
                        .body())) {
            String digits = new PDFTextStripper().getText(report).replaceAll("\\s+", "");

            assertThat(digits).contains("thisserverpublishes(SHA-256):" + Digest.hex(Files.readAllBytes(anchor)));
        }
    }

    @Test
    void a_gateway_that_publishes_no_anchor_promises_no_check() {
        try (var gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP", publicDir)) {
            assertThat(gateway.show(PAGE + "en"))
                    .contains("Facts of the lot")
                    .doesNotContain("Check it yourself", "/v1/bundles/of/", "anchor.json");
        }
    }

    private static String fingerprint(String page) {
        return GROUP.matcher(page).results().map(group -> group.group(1)).collect(Collectors.joining());
    }
}
