// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that keeps what it hears, and answers as a test says. */
final class MailServer implements AutoCloseable {
    /** The answer to a command after which the server hangs up instead. */
    static final int HANGS_UP = 0;

    /** Lines as they came; what came over TLS has "tls " before it. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** The code for the command that begins so, where it is not the usual one; {@code .} is the end of a mail. */
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;

    /** Whether TLS begins before the greeting. */
    private final boolean implicit;

    /** One that offers STARTTLS, or without a certificate nothing. */
    MailServer(@Nullable SSLContext tls) {
        this(tls, false);
    }

    static MailServer withImplicitTls(SSLContext tls) {
        return new MailServer(tls, true);
    }

    private MailServer(@Nullable SSLContext tls, boolean implicit) {
        this.tls = tls;
        this.implicit = implicit;
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket caller = listening.accept()) {
                if (implicit) {
                    greet(secured(caller), "tls ");
                } else {
                    greet(caller, "");
                }
            } catch (IOException hungUp) {
                heard.add("-");
            }
        }
    }

    private void greet(Socket socket, String before) throws IOException {
        write(socket, "220-a greeting\r\n220 of two lines");
        talk(socket, before);
    }

    private SSLSocket secured(Socket plain) throws IOException {
        SSLContext context = Objects.requireNonNull(tls);
        return (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    }

    private void talk(Socket socket, String before) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(before + line);
            if (inMail && !line.equals(".")) {
                continue;
            }
            int code = code(line);
            if (code == HANGS_UP) {
                return;
            }
            inMail = line.equals("DATA") && code == 354;
            write(socket, code + " said");
            if (tls != null && line.equals("STARTTLS") && code == 220) {
                talk(secured(socket), "tls ");
                return;
            }
        }
    }

    private int code(String line) {
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(line));
    }

    private int usual(String line) {
        return switch (line.replaceFirst(" .*", "")) {
            case "DATA" -> 354;
            case "AUTH" -> 235;
            case "STARTTLS" -> tls == null ? 502 : 220;
            case "QUIT" -> 221;
            default -> 250;
        };
    }

    private static void write(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
