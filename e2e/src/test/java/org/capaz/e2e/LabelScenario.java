// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The label proves itself: to our verifier, offline, and to a QR reader that is not ours. */
@Order(1)
@ExtendWith(World.class)
class LabelScenario {
    @TempDir
    Path folder;

    @Test
    void the_paper_label_is_read_by_another_decoder_and_is_genuine_with_two_members() throws IOException {
        Run.program(
                folder,
                List.of(
                        "pdftoppm",
                        "-r",
                        "300",
                        "-png",
                        World.demoFile("label.pdf").toString(),
                        "page"));
        Path page;
        try (var pages = Files.list(folder)) {
            page = pages.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }

        Run decoded = Run.program(folder, List.of("zbarimg", "--quiet", "--raw", page.toString()));

        assertThat(decoded.out().strip())
                .isEqualTo(Files.readString(World.demoFile("label.txt")).strip());
        Run verdict = offline(decoded.out().strip());
        assertThat(verdict.exit()).as("%s", verdict).isZero();
        assertThat(verdict.out()).contains("GENUINE").doesNotContain("NOT GENUINE");
        assertThat(World.MEMBERS.stream().filter(member -> verdict.out().contains(msp(member))))
                .as("signed by two members other than the one that printed it")
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotContain("buyers");
    }

    @Test
    void one_changed_digit_makes_it_not_genuine() throws IOException {
        String label = Files.readString(World.demoFile("label.txt")).strip();
        int claims = label.indexOf('#') + 150;
        char changed = label.charAt(claims) == '1' ? '2' : '1';

        Run verdict = offline(label.substring(0, claims) + changed + label.substring(claims + 1));

        assertThat(verdict.exit()).as("%s", verdict).isEqualTo(1);
        assertThat(verdict.out()).contains("NOT GENUINE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label.txt", "label.pdf", "label.svg", "bundle.json"})
    void whatever_form_the_label_comes_in_the_counter_verifies_it_without_a_network(String file) {
        Run verdict = Run.capaz(World.at("verify", World.demoFile(file).toString()));

        assertThat(verdict.exit()).as("%s", verdict).isZero();
        assertThat(verdict.out()).contains("GENUINE");
    }

    @Test
    void the_label_of_the_demonstration_says_so_and_opens_a_running_gateway_of_this_machine() throws Exception {
        String label = Files.readString(World.demoFile("label.txt")).strip();
        String address = label.substring(0, label.indexOf('#'));

        assertThat(address).startsWith("http://localhost:");
        assertThat(Files.readString(World.demoFile("label.svg"))).contains("Demo");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(address.substring(address.lastIndexOf('/') + 1));
        }
    }

    @Test
    void asked_live_the_certificate_is_valid_now() {
        Run verdict = Run.capaz(World.at("verify", World.demoFile("label.txt").toString(), "--live", "--json"));

        assertThat(verdict.exit()).as("%s", verdict).isZero();
        assertThat(CanonicalJson.parseObject(verdict.out()).get("verdict")).isEqualTo(Json.text("VALID_NOW"));
    }

    @Test
    void a_bundle_that_is_no_JSON_is_not_genuine() throws IOException {
        Path nothing = Files.writeString(folder.resolve("bundle.json"), "this is no JSON");

        Run verdict = Run.capaz(World.at("verify", nothing.toString()));

        assertThat(verdict.exit()).as("%s", verdict).isEqualTo(1);
        assertThat(verdict.out()).contains("NOT GENUINE");
    }

    @Test
    void the_published_bundle_of_a_certificate_is_served_by_its_hash_without_login() throws IOException {
        byte[] bundle = Files.readAllBytes(World.demoFile("bundle.json"));
        String hash = Digest.hex(bundle);

        Gateway.Answer answer = Gateway.of("buyers").get("/v1/bundles/" + hash);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(bundle);
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    void the_audit_bundle_proves_block_chain_and_orderers_and_only_a_members_people_get_it() throws IOException {
        String path = "/v1/certificates/" + World.certificate() + "/audit-bundle";

        Gateway.Answer answer = Gateway.of("buyers").get(path, World.clerk("buyers"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        byte[] audit = answer.response().body();
        assertThat(Gateway.of("buyers").get(path).status()).isEqualTo(401);
        assertThat(Gateway.of("buyers").get("/v1/bundles/" + Digest.hex(audit)).status())
                .isEqualTo(404);
        Path file = Files.write(folder.resolve("audit.json"), audit);
        Run verdict = Run.capaz(World.at("verify", file.toString(), "--json"));
        assertThat(verdict.exit()).as("%s", verdict).isZero();
        List<String> passed = CanonicalJson.parseObject(verdict.out()).get("checks") instanceof Json.Arr checks
                ? checks.items().stream()
                        .map(Json.Obj.class::cast)
                        .filter(check -> check.get("result").equals(Json.text("PASSED")))
                        .map(check -> ((Json.Str) check.get("step")).text())
                        .toList()
                : List.of();
        assertThat(passed).contains("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9");
    }

    /** A process of its own that has the label, the anchor and the peer directory, and nothing else. */
    private Run offline(String label) throws IOException {
        Files.writeString(folder.resolve("label.txt"), label);
        Files.copy(World.demoFile("anchor.json"), folder.resolve("anchor.json"));
        Files.copy(World.demoFile("peers.json"), folder.resolve("peers.json"));
        return Run.program(
                folder,
                List.of(
                        Run.java(),
                        "-jar",
                        World.ROOT.resolve("verifier/target/verifier.jar").toString(),
                        "label",
                        "label.txt",
                        "--anchor",
                        "anchor.json",
                        "--peers",
                        "peers.json"));
    }

    private static String msp(String member) {
        return Character.toUpperCase(member.charAt(0)) + member.substring(1) + "MSP";
    }
}
