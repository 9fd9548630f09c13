// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code label} asks a gateway for, and what it writes. */
class LabelCommandTest {
    private static final String CERTIFICATE = "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713";
    private static final String PROOF = "application/vnd.gold-proof+json";

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner().withPassphrase("demo");
    private FakeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = FakeGateway.open();
        OfficerKey.create(folder.resolve("officer.p12"), "demo".toCharArray());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"BUNDLE, bundle", "AUDIT, audit-bundle", "bundle, bundle"})
    void a_bundle_is_written_as_it_came_and_its_size_told(String form, String resource) throws IOException {
        String question = "GET /v1/certificates/" + CERTIFICATE + "/" + resource;
        byte[] bundle = "{\"format\":\"gold-proof/1\"}\n".getBytes(UTF_8);
        gateway.answering(question, 200, PROOF, bundle);
        Path file = folder.resolve("le.json");

        int code = label(CERTIFICATE, "--form=" + form, "-o", file.toString(), "--confirm=0a1b", "--lang=en");

        assertThat(code).as(commandLine.err()).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).containsExactly(question);
        assertThat(file).hasBinaryContent(bundle);
        assertThat(commandLine.out()).contains("The bundle is in " + file + ": 26 bytes");
    }

    @Test
    void a_bundle_without_a_file_to_write_is_printed() throws IOException {
        String question = "GET /v1/certificates/" + CERTIFICATE + "/bundle";
        gateway.answering(question, 200, PROOF, "{\"format\":\"gold-proof/1\"}".getBytes(UTF_8));

        assertThat(label(CERTIFICATE, "--form=BUNDLE")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).isEqualTo("{\"format\":\"gold-proof/1\"}\n");
    }

    @Test
    void what_the_gateway_refuses_is_told_and_nothing_is_written() {
        String question = "GET /v1/certificates/" + CERTIFICATE + "/audit-bundle";
        gateway.answering(
                question, 403, "application/json", "{\"detail\":\"officers of a member only\"}".getBytes(UTF_8));
        Path file = folder.resolve("le.json");

        assertThat(label(CERTIFICATE, "--form=AUDIT", "-o", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("403 officers of a member only");
        assertThat(file).doesNotExist();
    }

    @Test
    void another_file_than_a_bundle_is_not_taken_for_one() {
        String question = "GET /v1/certificates/" + CERTIFICATE + "/bundle";
        gateway.answering(question, 200, "text/html", "<html>".getBytes(UTF_8));
        Path file = folder.resolve("le.json");

        assertThat(label(CERTIFICATE, "--form=BUNDLE", "-o", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_label_is_asked_for_in_its_language_and_with_the_confirmation() throws IOException {
        String question = "GET /v1/certificates/" + CERTIFICATE + "/label?format=text&lang=en&confirm=0a1b";
        gateway.answering(question, 200, "text/plain", "https://label.example/c/7#123\n".getBytes(UTF_8));
        Path file = folder.resolve("label.txt");

        int code = label(CERTIFICATE, "--form=TEXT", "-o", file.toString(), "--confirm=0a1b", "--lang=en");

        assertThat(code).as(commandLine.err()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).isEqualTo("https://label.example/c/7#123\n");
        assertThat(commandLine.out()).contains("The label is in " + file).doesNotContain("bundle");
    }

    @Test
    void of_a_lot_its_certificate_is_asked_for_first_and_one_without_is_told() {
        gateway.answering(
                        "GET /v1/lots/LE?height=0",
                        200,
                        "application/json",
                        ("{\"certificate\":{\"certificate\":\"" + CERTIFICATE + "\"}}").getBytes(UTF_8))
                .answering("GET /v1/lots/LA?height=0", 200, "application/json", "{\"lot\":\"LA\"}".getBytes(UTF_8))
                .answering("GET /v1/certificates/" + CERTIFICATE + "/bundle", 200, PROOF, "{}".getBytes(UTF_8));

        assertThat(label("LE", "--form=BUNDLE")).isEqualTo(ExitCode.OK);
        assertThat(label("LA", "--form=BUNDLE")).isEqualTo(ExitCode.FAILED);
        assertThat(gateway.asked()).hasSize(3);
    }

    private int label(String subject, String... options) {
        return commandLine.run(Stream.concat(
                        Stream.of(
                                "label",
                                subject,
                                "--member=producers",
                                "--key=" + folder.resolve("officer.p12"),
                                "--home=" + folder,
                                gateway.option()),
                        Stream.of(options))
                .toArray(String[]::new));
    }
}
