// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice by text message, to a provider on this machine, and one that is written as a file. */
class SmsOverHttpTest {
    private static final Notice NOTICE = new Notice(Language.SPANISH, "https://gold.example.org/cooperative/payments");
    private static final String TO = "+573001234567";

    @TempDir
    Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer provider;
    private int answer = 202;

    @BeforeEach
    void startProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (answer > 0) {
                exchange.sendResponseHeaders(answer, -1);
            }
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    private SmsOverHttp sms() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "known-here\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        return new SmsOverHttp(
                URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/sms"), token);
    }

    @Test
    void a_provider_gets_number_and_text_and_nothing_else() throws Exception {
        sms().send(TO, NOTICE);

        assertThat(heard)
                .containsExactly("POST Bearer known-here {\"text\":\"Hay algo por responder: "
                        + "https://gold.example.org/cooperative/payments\",\"to\":\"+573001234567\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500})
    void what_the_provider_refuses_was_not_sent(int status) throws Exception {
        answer = status;
        SmsOverHttp sms = sms();

        assertThatThrownBy(() -> sms.send(TO, NOTICE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DeliveryUnknown.class)
                .hasMessageContaining(Integer.toString(status));
    }

    @Test
    void a_message_whose_answer_does_not_come_may_have_been_sent_and_one_to_nobody_was_not() throws Exception {
        answer = 0;
        SmsOverHttp sms = sms();
        assertThatThrownBy(() -> sms.send(TO, NOTICE)).isInstanceOf(DeliveryUnknown.class);

        provider.stop(0);
        assertThatThrownBy(() -> sms.send(TO, NOTICE))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DeliveryUnknown.class);
    }

    @Test
    void a_folder_gets_one_whole_file_for_each() throws Exception {
        var sink = new FolderSink(folder.resolve("notices"), NoticeWay.SMS);
        sink.send(TO, NOTICE);
        sink.send(TO, NOTICE);

        try (var files = Files.list(folder.resolve("notices"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .isEqualTo("To: +573001234567\nSubject: Hay algo por responder\n\n"
                                    + "Hay algo por responder: https://gold.example.org/cooperative/payments\n"));
        }
    }
}
