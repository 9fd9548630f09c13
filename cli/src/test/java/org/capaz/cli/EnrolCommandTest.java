// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.RegisterOfficer;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SigningKey;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code enrol}: a link is made and given, and the registration of the key that was made with it is signed. */
class EnrolCommandTest {
    private static final String LINK = "http://producers.localhost:7080/cooperative/enrol#secret";
    private static final String MADE = "{\"endsAt\":1709726400,\"id\":\"abc\",\"link\":\"" + LINK + "\"}";

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner().withPassphrase("demo");
    private LocalGateway gateway;
    private Path registrar;
    private Path legal;
    private OfficerKey phone;

    @BeforeEach
    void open() throws IOException {
        gateway = new LocalGateway();
        registrar = key("registrar.p12");
        legal = key("legal.p12");
        phone = OfficerKey.load(key("phone.p12"), "demo".toCharArray());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Path key(String name) {
        Path file = folder.resolve(name);
        OfficerKey.create(file, "demo".toCharArray());
        return file;
    }

    private int enrol(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "enrol",
                "AMP-01",
                "TREASURER",
                "--member",
                "producers",
                "--to",
                gateway.address(),
                "--key",
                registrar.toString()));
        all.addAll(List.of(more));
        return commandLine.run(all.toArray(String[]::new));
    }

    /** The registration as the phone's key has signed it. */
    static String registration(OfficerKey phone) {
        Instant now = Instant.ofEpochSecond(1_709_553_600);
        Officer officer = Officer.of(
                "AMP-01",
                new MspId("ProducersMSP"),
                List.of(OfficerRole.TREASURER),
                new Officer.Key(new SigningKey(phone.spki()), now, now.plusSeconds(60)));
        var statement = new Statement(
                "officer.register",
                "capaz",
                new RecordId("enrolment-of-phone"),
                "ProducersMSP",
                now,
                new RegisterOfficer(officer).body());
        return CanonicalJson.write(
                phone.sign(statement, OfficerSignature.Method.OWN_KEY).json());
    }

    private List<String> asked() {
        return gateway.asked().stream()
                .map(asked -> asked.method() + " " + asked.path())
                .toList();
    }

    @Test
    void the_link_alone_is_printed_and_who_made_it_does_not_wait() {
        gateway.answers(201, MADE);

        assertThat(enrol("--link-only")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).isEqualToIgnoringWhitespace(LINK);
        assertThat(gateway.asked().getFirst().body()).isEqualTo("{\"party\":\"AMP-01\",\"role\":\"TREASURER\"}");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void a_lost_phone_is_replaced_for_the_same_person() {
        gateway.answers(201, MADE);

        assertThat(enrol("--link-only", "--person", "0123456789ABCDEF0123456789ABCDEF"))
                .isNotEqualTo(ExitCode.OK);
        assertThat(asked()).isEmpty();
        assertThat(enrol("--link-only", "--person", phone.id().value())).isEqualTo(ExitCode.OK);
        assertThat(gateway.asked().getFirst().body()).contains("\"person\":\"" + phone.id() + "\"");
    }

    @Test
    void once_the_key_is_made_each_officer_signs_its_registration() {
        gateway.answers(201, MADE)
                .answers(404, "{}")
                .answers(200, registration(phone))
                .answers(200, "{\"state\":\"WAITING\"}")
                .answers(200, "{\"state\":\"REGISTERED\"}");

        assertThat(enrol("--with", legal.toString(), "--yes")).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).isEqualToIgnoringWhitespace(LINK + " {\"state\":\"REGISTERED\"}");
        assertThat(commandLine.err()).contains(phone.id().value());
        assertThat(asked())
                .containsExactly(
                        "POST /gold/v1/enrolments",
                        "GET /gold/v1/enrolments/abc",
                        "GET /gold/v1/enrolments/abc",
                        "POST /gold/v1/enrolments/abc/signatures",
                        "POST /gold/v1/enrolments/abc/signatures");
    }

    @Test
    void who_does_not_find_the_same_number_on_the_phone_signs_nothing() {
        gateway.answers(201, MADE).answers(200, registration(phone));

        assertThat(commandLine
                        .answering("n")
                        .run(
                                "enrol",
                                "AMP-01",
                                "TREASURER",
                                "--member",
                                "producers",
                                "--to",
                                gateway.address(),
                                "--key",
                                registrar.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(asked()).noneMatch(question -> question.endsWith("signatures"));
    }

    @Test
    void a_link_that_the_gateway_does_not_make_is_told() {
        gateway.answers(404, "{\"code\":\"NOT_FOUND\",\"detail\":\"No such address.\",\"detail_es\":\"No existe.\"}");

        assertThat(enrol("--link-only")).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("No such address.");
    }
}
