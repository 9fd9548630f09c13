// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one delivery and reads the status of the answer. By hand, because a client of the platform looks the name up itself,
 * and could connect to another address than the one that was checked; and because nothing of an answer but its first line is
 * of use here: it is not followed, kept or shown.
 */
final class Sending {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_LINE = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})\\b.*");

    private final boolean inside;
    private final SSLSocketFactory tls;

    Sending(boolean inside, SSLSocketFactory tls) {
        this.inside = inside;
        this.tls = tls;
    }

    /** The status that the receiver answers. */
    int send(Target target, Delivery delivery, String secret, Instant now) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.address(inside), target.port()), CONNECT_MILLIS);
            plain.setSoTimeout(left(end));
            try (Socket socket = target.tls() ? secured(plain, target) : plain) {
                byte[] body = delivery.bytes();
                socket.getOutputStream().write(head(target, delivery, secret, now, body.length));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
                return status(socket, end);
            }
        }
    }

    private static byte[] head(Target target, Delivery delivery, String secret, Instant now, int length) {
        boolean usual = target.port() == (target.tls() ? 443 : 80);
        return String.join(
                        "\r\n",
                        "POST " + target.path() + " HTTP/1.1",
                        "Host: " + target.host() + (usual ? "" : ":" + target.port()),
                        "User-Agent: capaz-gateway",
                        "Content-Type: application/json",
                        "Content-Length: " + length,
                        "Capaz-Delivery: " + delivery.id(),
                        "Capaz-Signature: " + delivery.signature(secret, now),
                        "Connection: close",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Socket secured(Socket plain, Target target) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static int status(Socket socket, long end) throws IOException {
        var line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (line.size() < LONGEST_LINE) {
            socket.setSoTimeout(left(end));
            int next = in.read();
            if (next < 0 || next == '\n') {
                break;
            }
            line.write(next);
        }
        Matcher status =
                STATUS.matcher(line.toString(StandardCharsets.ISO_8859_1).strip());
        if (!status.matches()) {
            throw new IOException("the answer is no answer of HTTP/1.1");
        }
        return Integer.parseInt(status.group(1));
    }

    /** The milliseconds until the end; an answer that comes drop by drop is not waited for longer than any other. */
    private static int left(long end) throws SocketTimeoutException {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) millis;
    }
}
