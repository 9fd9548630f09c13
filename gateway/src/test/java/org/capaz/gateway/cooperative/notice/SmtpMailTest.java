// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.capaz.gateway.TestCertificate;
import org.capaz.ledger.message.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notice by mail, to a server on this machine: what goes over the wire, and what a failure means. */
class SmtpMailTest {
    private static final String ADDRESS = "https://gold.example.org/cooperative/payments";
    private static final String TO = "oficina@amp-01.example.co";

    @TempDir
    static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestCertificate.of("localhost", folder).context();
    }

    private static SmtpMail mail(MailServer server, MailTls begins, @Nullable String user, SSLSocketFactory trusting)
            throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "a secret\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        var settings = new NoticeSettings(
                null, "localhost", server.port(), begins, user, password, "capaz@gold.example.org", null, null);
        return new SmtpMail(
                settings, "localhost", trusting, Clock.fixed(Instant.parse("2024-03-09T17:00:00Z"), ZoneOffset.UTC));
    }

    private static Notice notice(Language language) {
        return new Notice(language, ADDRESS);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_mail_says_that_there_is_something_to_answer_and_where_and_nothing_else(Language language) throws Exception {
        try (MailServer server = new MailServer(tls)) {
            mail(server, MailTls.STARTTLS, "office", tls.getSocketFactory()).send(TO, notice(language));

            assertThat(server.heard.stream().filter(line -> !line.startsWith("tls ")))
                    .containsExactly("EHLO [127.0.0.1]", "STARTTLS");
            assertThat(server.heard)
                    .contains(
                            "tls AUTH PLAIN " + base64("\0office\0a secret"),
                            "tls MAIL FROM:<capaz@gold.example.org>",
                            "tls RCPT TO:<" + TO + ">",
                            "tls Subject: =?UTF-8?B?" + base64(notice(language).subject()) + "?=",
                            "tls Date: Sat, 9 Mar 2024 17:00:00 GMT",
                            "tls .");
            String body = String.join(
                    "", server.heard.subList(server.heard.indexOf("tls ") + 1, server.heard.indexOf("tls .")));
            assertThat(new String(Base64.getDecoder().decode(body.replace("tls ", "")), StandardCharsets.UTF_8))
                    .isEqualTo(
                            switch (language) {
                                case ENGLISH -> "There is something to answer: " + ADDRESS;
                                case SPANISH -> "Hay algo por responder: " + ADDRESS;
                            });
        }
    }

    @Test
    void a_server_with_tls_from_the_first_byte_hears_no_word_without_it() throws Exception {
        try (MailServer server = MailServer.withImplicitTls(tls)) {
            mail(server, MailTls.IMPLICIT, "office", tls.getSocketFactory()).send(TO, notice(Language.SPANISH));

            assertThat(server.heard)
                    .allMatch(line -> line.startsWith("tls "))
                    .contains("tls AUTH PLAIN " + base64("\0office\0a secret"), "tls RCPT TO:<" + TO + ">", "tls .")
                    .doesNotContain("tls STARTTLS");
        }
        SSLContext other = TestCertificate.of("wrong.example", folder).context();
        try (MailServer server = MailServer.withImplicitTls(other)) {
            assertThatThrownBy(() -> mail(server, MailTls.IMPLICIT, "office", other.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DeliveryUnknown.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("tls "));
        }
    }

    @Test
    void a_server_without_tls_gets_neither_password_nor_mail_unless_it_was_said_to_have_none() throws Exception {
        try (MailServer server = new MailServer(null)) {
            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, "office", tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("502");
            assertThatThrownBy(() -> mail(server, MailTls.NONE, "office", tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .hasMessageContaining("password");
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));

            mail(server, MailTls.NONE, null, tls.getSocketFactory()).send(TO, notice(Language.SPANISH));
            assertThat(server.heard).contains("RCPT TO:<" + TO + ">", ".").noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void a_server_that_shows_another_name_or_an_unknown_certificate_gets_nothing() throws Exception {
        SSLContext other = TestCertificate.of("other.example", folder).context();
        try (MailServer server = new MailServer(other)) {
            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, "office", other.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DeliveryUnknown.class);
            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, "office", tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class);
            assertThat(server.heard).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void what_the_server_refuses_was_not_sent(String command) throws Exception {
        try (MailServer server = new MailServer(tls)) {
            server.answers.put(command, 451);

            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, "office", tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DeliveryUnknown.class)
                    .hasMessageContaining("451");
        }
    }

    @Test
    void a_mail_whose_answer_does_not_come_may_have_been_sent() throws Exception {
        try (MailServer server = new MailServer(tls)) {
            server.answers.put(".", MailServer.HANGS_UP);
            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, null, tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(DeliveryUnknown.class);

            server.answers.clear();
            server.answers.put("RCPT", MailServer.HANGS_UP);
            assertThatThrownBy(() -> mail(server, MailTls.STARTTLS, null, tls.getSocketFactory())
                            .send(TO, notice(Language.SPANISH)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DeliveryUnknown.class);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
