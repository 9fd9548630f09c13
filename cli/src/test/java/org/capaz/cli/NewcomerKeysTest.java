// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.capaz.cli.console.Console;
import org.capaz.cli.demo.NewcomerKeys;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.Answerers;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code demo} ends with for a person: two links, and the keys that are made with them are registered. */
class NewcomerKeysTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LocalGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new LocalGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private OfficerKey key(String name) {
        return OfficerKey.create(folder.resolve(name), "demo".toCharArray());
    }

    private List<String> asked() {
        return gateway.asked().stream()
                .map(asked -> asked.method() + " " + asked.path().replace("/gold/v1/enrolments", ""))
                .toList();
    }

    @Test
    void both_links_are_printed_and_each_key_is_registered_by_two_officers_once_it_is_made() throws Exception {
        String registration = EnrolCommandTest.registration(key("phone.p12"));
        gateway.answers(201, "{\"id\":\"t\",\"link\":\"http://producers.localhost/t\"}")
                .answers(201, "{\"id\":\"l\",\"link\":\"http://producers.localhost/l\"}")
                .answers(404, "{}")
                .answers(200, registration)
                .answers(200, "{\"state\":\"WAITING\"}")
                .answers(200, "{\"state\":\"REGISTERED\"}")
                .answers(200, registration)
                .answers(200, "{\"state\":\"WAITING\"}")
                .answers(200, "{\"state\":\"REGISTERED\"}");
        var answerers = new Answerers(
                "AMP-01",
                new MemberGateway("producers", URI.create(gateway.address())),
                List.of(key("registrar.p12"), key("responsible.p12")));
        try (Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, Language.ENGLISH)) {
            var keys = new NewcomerKeys(answerers, console);
            keys.printLinks();
            keys.register();
        }

        assertThat(out.toString())
                .contains("as treasurer: http://producers.localhost/t")
                .contains("as legal representative: http://producers.localhost/l");
        assertThat(gateway.asked().stream().map(LocalGateway.Asked::body))
                .contains("{\"party\":\"AMP-01\",\"role\":\"TREASURER\"}")
                .contains("{\"party\":\"AMP-01\",\"role\":\"LEGAL_REPRESENTATIVE\"}");
        assertThat(asked())
                .containsExactly(
                        "POST ",
                        "POST ",
                        "GET /t",
                        "GET /l",
                        "POST /l/signatures",
                        "POST /l/signatures",
                        "GET /t",
                        "POST /t/signatures",
                        "POST /t/signatures");
        assertThat(err.toString())
                .containsSubsequence("A key of AMP-01 is registered", "A key of AMP-01 is registered");
    }
}
