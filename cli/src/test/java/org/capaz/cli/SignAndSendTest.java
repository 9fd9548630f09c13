// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sign --send}: what would become of the statement is asked first, told, and only then is it signed and sent. */
class SignAndSendTest {
    private static final String TRY = "POST /v1/statements?dryRun=true";
    private static final String SEND = "POST /v1/statements?height=0";
    private static final String COMMITTED = "{\"state\":\"COMMITTED\",\"block\":7}";

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

    @Test
    void what_would_be_refused_is_told_in_both_languages_and_not_sent() throws IOException {
        tried("{\"accepted\":false,\"errors\":[{\"code\":\"I26\",\"field\":\"body.seal\",\"detail\":\"used"
                + " before\",\"detail_es\":\"ya usado\"}]}");

        int code = send("no");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(gateway.asked()).containsExactly(TRY);
        assertThat(commandLine.err())
                .contains("It would be refused (body.seal): used before")
                .contains("ya usado")
                .contains("Is it meant so?", "Not signed.")
                .doesNotContain("Sign? [y/N]");
        assertThat(commandLine.out()).isEmpty();
    }

    @Test
    void what_would_be_accepted_is_told_asked_about_once_and_sent() throws IOException {
        tried("{\"accepted\":true,\"says\":[\"lot/LB becomes ACTIVE\"],\"says_es\":[\"lot/LB pasa a ACTIVE\"]}");

        int code = send("yes");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).containsExactly(TRY, SEND);
        assertThat(commandLine.err())
                .contains("It would bring about: lot/LB becomes ACTIVE")
                .contains("Sign? [y/N]")
                .doesNotContain("Is it meant so?");
        assertThat(commandLine.out().strip()).isEqualTo(CanonicalJson.write(CanonicalJson.parseObject(COMMITTED)));
    }

    @Test
    void what_would_be_accepted_is_not_sent_without_consent() throws IOException {
        tried("{\"accepted\":true}");

        assertThat(send("no")).isEqualTo(ExitCode.FAILED);
        assertThat(gateway.asked()).containsExactly(TRY);
    }

    @Test
    void who_insists_answers_two_questions() throws IOException {
        tried(
                "{\"accepted\":true,\"warnings\":[{\"field\":\"body.grossMg\",\"says\":\"little\",\"says_es\":\"poco\"}]}");

        assertThat(send("yes", "yes")).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).containsExactly(TRY, SEND);
        assertThat(commandLine.err()).contains("Is it meant so?", "Sign? [y/N]");
    }

    @Test
    void what_would_be_refused_is_not_sent_with_yes_either() throws IOException {
        tried("{\"accepted\":false,\"errors\":[{\"code\":\"I26\",\"field\":\"body.seal\",\"detail\":\"used"
                + " before\"}]}");

        assertThat(sendUnasked()).isEqualTo(ExitCode.FAILED);
        assertThat(gateway.asked()).containsExactly(TRY);
        assertThat(commandLine.err()).contains("It would be refused (body.seal): used before", "Not signed.");
        assertThat(commandLine.out()).isEmpty();
    }

    @Test
    void what_is_only_warned_about_is_sent_with_yes() throws IOException {
        tried(
                "{\"accepted\":true,\"warnings\":[{\"field\":\"body.grossMg\",\"says\":\"little\",\"says_es\":\"poco\"}]}");

        assertThat(sendUnasked()).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).containsExactly(TRY, SEND);
        assertThat(commandLine.err()).contains("little").doesNotContain("Is it meant so?", "Sign? [y/N]");
    }

    @Test
    void a_gateway_that_tries_nothing_stops_nobody() throws IOException {
        gateway.answering(SEND, 201, "application/json", COMMITTED.getBytes(UTF_8));

        assertThat(send("yes")).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked()).containsExactly(TRY, SEND);
        assertThat(commandLine.err()).contains("The gateway does not say beforehand what would become of it");
    }

    private void tried(String forecast) {
        gateway.answering(
                        TRY,
                        200,
                        "application/json",
                        ("{\"dryRun\":true,\"statements\":[" + forecast + "]}").getBytes(UTF_8))
                .answering(SEND, 201, "application/json", COMMITTED.getBytes(UTF_8));
    }

    private int send(String... answers) throws IOException {
        return commandLine.answering(answers).run(arguments());
    }

    private int sendUnasked() throws IOException {
        return commandLine.run(
                Stream.concat(Stream.of(arguments()), Stream.of("--yes")).toArray(String[]::new));
    }

    private String[] arguments() throws IOException {
        return new String[] {
            "sign",
            statement(),
            "--key=" + folder.resolve("officer.p12"),
            "--send=producers",
            "--home=" + folder,
            gateway.option()
        };
    }

    private String statement() throws IOException {
        Json.Obj declared = Json.object()
                .with("kind", "lot.declare")
                .with("v", 1)
                .with("channel", "capaz")
                .with("id", "8f14e45f-ea3f-4c1e-9d3b-7a1f0a3c2b11")
                .with("actor", "AMP-04")
                .with("eventAt", Instant.now().getEpochSecond())
                .with(
                        "body",
                        Json.object()
                                .with("lot", "LB")
                                .with("material", "FREE_GOLD")
                                .with("grossMg", 487_200)
                                .with("place", "05250")
                                .with("periodFrom", "2024-02-26")
                                .with("periodTo", "2024-03-03")
                                .with(
                                        "contributions",
                                        List.of(Json.object()
                                                .with("unit", "U-01")
                                                .with("grossMg", 487_200)))
                                .with("origins", List.of()));
        return Files.writeString(folder.resolve("statement.json"), CanonicalJson.write(declared))
                .toString();
    }
}
