// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.capaz.gateway.SecretFile;

/**
 * Hands one mail at a time to a mail server (RFC 5321), over TLS and after AUTH PLAIN. There is no maintained library for it among
 * those that this project builds with; what a mail can be besides these two lines of text is left out on purpose.
 */
record SmtpMail(NoticeSettings settings, String host, SSLSocketFactory tls, Clock clock) implements NoticeSink {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int LONGEST_ANSWER = 10_000;

    @Override
    public void send(String to, Notice notice) throws IOException {
        if (settings.smtpUser() != null && settings.smtpTls() == MailTls.NONE) {
            throw new IOException("a password is sent to a mail server with TLS alone");
        }
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            Dialogue dialogue = Dialogue.with(settings.smtpTls() == MailTls.IMPLICIT ? secured(plain) : plain);
            dialogue.expect(220);
            dialogue.say("EHLO [127.0.0.1]", 250);
            if (settings.smtpTls() == MailTls.STARTTLS) {
                dialogue.say("STARTTLS", 220);
                // Nothing that was read before it counts any more.
                dialogue = Dialogue.with(secured(plain));
                dialogue.say("EHLO [127.0.0.1]", 250);
            }
            if (settings.smtpUser() != null) {
                dialogue.say("AUTH PLAIN " + base64("\0" + settings.smtpUser() + "\0" + password()), 235);
            }
            dialogue.say("MAIL FROM:<" + settings.mailFrom() + ">", 250);
            dialogue.say("RCPT TO:<" + to + ">", 250);
            dialogue.say("DATA", 354);
            dialogue.write(mail(to, notice) + "\r\n.");
            dialogue.expectAfterAll(250);
            dialogue.write("QUIT");
        }
    }

    private int port() {
        return settings.smtpPort() == null ? settings.smtpTls().port() : settings.smtpPort();
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(plain, host, port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private String password() throws IOException {
        return settings.smtpPasswordFile() == null ? "" : SecretFile.read(settings.smtpPasswordFile());
    }

    /** No line of it begins with a dot, and none is made of what somebody typed but the address, which {@link Contact} holds to its form. */
    private String mail(String to, Notice notice) {
        return String.join(
                "\r\n",
                "From: <" + settings.mailFrom() + ">",
                "To: <" + to + ">",
                "Subject: =?UTF-8?B?" + base64(notice.subject()) + "?=",
                "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)),
                "Message-ID: <" + UUID.randomUUID() + "@capaz.invalid>",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(notice.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lines to a server, and the codes that it answers. */
    private record Dialogue(Socket socket, InputStream in) {
        static Dialogue with(Socket socket) throws IOException {
            return new Dialogue(socket, new BufferedInputStream(socket.getInputStream()));
        }

        void write(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        void say(String line, int expected) throws IOException {
            write(line);
            expect(expected);
        }

        void expect(int expected) throws IOException {
            refuseOther(expected, code());
        }

        /** The mail is at the server: an answer that does not come leaves open whether it was taken. */
        void expectAfterAll(int expected) throws IOException {
            int code;
            try {
                code = code();
            } catch (IOException lost) {
                throw new DeliveryUnknown(lost);
            }
            refuseOther(expected, code);
        }

        private static void refuseOther(int expected, int code) throws IOException {
            if (code != expected) {
                throw new IOException("the mail server answers " + code + " in place of " + expected);
            }
        }

        /** Of the last line of the answer: the one with a space after its code. */
        private int code() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int read = 0; read < LONGEST_ANSWER; read++) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the mail server ends the connection");
                }
                line.append((char) next);
                if (next == '\n') {
                    if (line.toString().matches("[2-5][0-9]{2}(?: .*)?\r?\n")) {
                        return Integer.parseInt(line.substring(0, 3));
                    }
                    line.setLength(0);
                }
            }
            throw new IOException("the mail server's answer has no end");
        }
    }
}
