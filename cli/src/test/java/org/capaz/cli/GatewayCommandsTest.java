// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.P256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code token}, {@code get} and {@code send}: an officer's requests to a member's gateway wherever it is. */
class GatewayCommandsTest {
    private static final String COMMITTED = "{\"block\":7,\"state\":\"COMMITTED\",\"transaction\":\"aa\"}";

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner().withPassphrase("demo");
    private LocalGateway gateway;
    private OfficerKey officer;
    private String key;

    @BeforeEach
    void open() throws IOException {
        gateway = new LocalGateway();
        Path file = folder.resolve("officer.p12");
        officer = OfficerKey.create(file, "demo".toCharArray());
        key = file.toString();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private int run(String command, String subject, String address) {
        return commandLine.run(command, subject, "--member", "buyers", "--to", address, "--key", key);
    }

    private int send(String text) throws IOException {
        Path file = folder.resolve("statements.json");
        Files.writeString(file, text);
        return run("send", file.toString(), gateway.address());
    }

    private static Json.Obj declared(String id) {
        return Json.object()
                .with("kind", "seal.remove")
                .with("v", 1)
                .with("channel", "capaz")
                .with("id", id)
                .with("actor", "AGG-01")
                .with("eventAt", 1_709_568_000L)
                .with(
                        "body",
                        Json.object().with("lot", "LA").with("seal", "S-000811").with("reason", "SAMPLING"));
    }

    /** That statement as {@code ./capaz sign} prints it. */
    private String signed(String id) throws IOException {
        Path file = folder.resolve(id + ".json");
        Files.writeString(file, CanonicalJson.write(declared(id)));
        var signing = new CommandLineRunner().withPassphrase("demo");
        assertThat(signing.run("sign", file.toString(), "--key", key, "--yes")).isEqualTo(ExitCode.OK);
        return signing.out().strip();
    }

    // token

    @Test
    void a_token_is_signed_by_the_officer_for_one_member() {
        assertThat(commandLine.run("token", "--member", "buyers", "--key", key)).isEqualTo(ExitCode.OK);

        String[] parts = commandLine.out().strip().split("\\.");
        Json.Obj claims =
                CanonicalJson.parseObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.get("aud")).isEqualTo(Json.text("capaz:buyers"));
        assertThat(claims.get("iss")).isEqualTo(Json.text(officer.id().value()));
        assertThat(P256.fits(
                        P256.publicKey(officer.spki()),
                        (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                        Base64.getUrlDecoder().decode(parts[2])))
                .isTrue();
    }

    @Test
    void a_wrong_passphrase_gives_no_token() {
        var mistyped = new CommandLineRunner().withPassphrase("other");

        assertThat(mistyped.run("token", "--member", "buyers", "--key", key)).isEqualTo(ExitCode.FAILED);
        assertThat(mistyped.out()).isEmpty();
    }

    // get

    @Test
    void what_a_gateway_answers_is_printed_from_under_its_operators_path() {
        gateway.answers(200, "{\"height\":7,\"lots\":[]}");

        assertThat(run("get", "/v1/lots?state=HELD", gateway.address() + "/")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().strip()).isEqualTo("{\"height\":7,\"lots\":[]}");
        assertThat(gateway.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/gold/v1/lots?state=HELD");
            assertThat(asked.token()).startsWith("Bearer ey");
        });
    }

    @Test
    void an_answer_goes_into_a_file_byte_for_byte() throws IOException {
        gateway.answers(200, "%PDF-1.7\n\u0000\u0001");
        Path file = folder.resolve("label.pdf");

        int code = commandLine.run(
                "get", "/v1/x", "--member=buyers", "--to=" + gateway.address(), "--key=" + key, "-o", file.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllBytes(file)).isEqualTo("%PDF-1.7\n\u0000\u0001".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_gateway_refuses_is_told_with_its_own_words_in_the_language_of_the_person() {
        gateway.answers(
                404,
                "{\"code\":\"NOT_FOUND\",\"detail\":\"no lot LX\",\"detail_es\":\"no hay lote LX\","
                        + "\"whatToDo\":\"Check it.\",\"whatToDo_es\":\"Revise.\"}");

        assertThat(commandLine
                        .with("LANG", "es_CO.UTF-8")
                        .run("get", "/v1/lots/LX", "--member=buyers", "--to=" + gateway.address(), "--key=" + key))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("404 no hay lote LX").contains("Revise.");
    }

    @Test
    void a_path_without_its_slash_or_with_spaces_is_a_question_of_usage() {
        for (String path : List.of("v1/lots", "/v1/lots LE", "/v1/\"lots\"", "https://gold.example/v1/lots")) {
            assertThat(run("get", path, gateway.address())).as(path).isEqualTo(ExitCode.NOT_CHECKED);
        }
        assertThat(commandLine.err()).contains("is no path");
        assertThat(gateway.asked()).isEmpty();
    }

    // Addresses

    @Test
    void a_host_that_nobody_knows_is_named() {
        assertThat(run("get", "/v1/lots", "https://gold.invalid")).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("The name gold.invalid is not known.");
    }

    @Test
    void a_host_that_accepts_no_connection_is_named() throws IOException {
        // Nobody else gets this port meanwhile.
        try (var silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "http://127.0.0.1:" + silent.getLocalPort();

            assertThat(run("get", "/v1/lots", address)).isEqualTo(ExitCode.FAILED);
            assertThat(commandLine.err()).contains("Nobody accepts a connection at " + address);
        }
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_gets_no_token() throws Exception {
        try (var unsafe = LocalGateway.withCertificate(Path.of(key), "demo".toCharArray())) {
            assertThat(run("get", "/v1/lots", unsafe.address())).isEqualTo(ExitCode.FAILED);

            assertThat(commandLine.err()).contains("The connection to " + unsafe.address() + " is not safe: ");
            assertThat(unsafe.asked()).isEmpty();
        }
    }

    @Test
    void another_server_is_no_gateway_and_gets_no_token() {
        assertThat(run("get", "/v1/lots", gateway.address().replace("/gold", "/shop")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("is no gateway of CAPAZ");
        assertThat(gateway.asked()).extracting(LocalGateway.Asked::token).containsOnly("null");
    }

    @Test
    void what_is_no_address_is_a_question_of_usage() {
        assertThat(run("get", "/v1/lots", "ftp://gold.example")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("ftp://gold.example is no address of a gateway");
    }

    // send

    @Test
    void a_signed_statement_is_sent_as_it_was_signed_and_its_place_printed() throws IOException {
        gateway.answers(201, COMMITTED);
        String statement = signed("statement-1");

        assertThat(send(statement)).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().strip()).isEqualTo(COMMITTED);
        assertThat(gateway.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).startsWith("/gold/v1/statements");
            assertThat(asked.body()).isEqualTo(statement);
        });
    }

    /** Who sends need not have signed; the gateway and the ledger decide for which organisations it may carry statements. */
    @Test
    void another_officer_sends_what_was_signed_elsewhere() throws IOException {
        gateway.answers(201, COMMITTED);
        String statement = signed("statement-1");
        Path other = folder.resolve("other.p12");
        OfficerKey sender = OfficerKey.create(other, "demo".toCharArray());
        key = other.toString();

        assertThat(send(statement)).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.body())
                    .isEqualTo(statement)
                    .doesNotContain(sender.id().value());
            String claims = asked.token().split("\\.")[1];
            assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                    .contains(sender.id().value());
        });
    }

    @Test
    void several_statements_travel_together_whether_on_lines_or_as_a_batch() throws IOException {
        gateway.answers(201, COMMITTED).answers(201, COMMITTED);
        List<String> statements =
                Stream.of(signed("statement-1"), signed("statement-2")).toList();
        String batch = "{\"statements\":[" + String.join(",", statements) + "]}";

        assertThat(send(String.join("\n", statements) + "\n")).isEqualTo(ExitCode.OK);
        assertThat(send(batch)).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).extracting(LocalGateway.Asked::body).containsExactly(batch, batch);
    }

    @Test
    void what_nobody_has_signed_is_not_sent() throws IOException {
        assertThat(send(CanonicalJson.write(declared("statement-1")))).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err())
                .contains("Nobody has signed statement statement-1.")
                .contains("./capaz sign");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void a_file_with_something_else_among_the_statements_is_not_sent() throws IOException {
        assertThat(send(signed("statement-1") + "\n{\"note\":\"?\"}")).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("is no statement");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void a_refusal_is_told_with_the_rule_and_what_to_do() throws IOException {
        gateway.answers(
                422, "{\"code\":\"I26\",\"rule\":\"I26\",\"detail\":\"lot LE has no seal\",\"whatToDo\":\"Seal it.\"}");

        assertThat(send(signed("statement-1"))).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err())
                .contains("Nothing was recorded of 1 statements, by rule I26: lot LE has no seal")
                .contains("Seal it.");
    }

    @Test
    void a_clock_that_is_wrong_is_told_at_once_with_the_offices_time() throws IOException {
        gateway.answers(401, "{\"code\":\"TOKEN_EXPIRED\",\"detail\":\"it is 2026-05-04T15:00:00Z at this office\"}");

        assertThat(send(signed("statement-1"))).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("it is 2026-05-04T15:00:00Z at this office");
        assertThat(gateway.asked()).hasSize(1);
    }
}
