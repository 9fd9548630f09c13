// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers over HTTP as a gateway does, under a path of its operator's, what a test says next. */
final class LocalGateway implements AutoCloseable {
    private static final String PREFIX = "/gold";

    /** One request as it came. */
    record Asked(String method, String path, String token, String body) {}

    private record Canned(int status, String body) {}

    private final ConcurrentLinkedQueue<Canned> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final String scheme;

    LocalGateway() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    private LocalGateway(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.start();
    }

    /** One over TLS that shows the certificate in a PKCS#12 file. */
    static LocalGateway withCertificate(Path file, char[] passphrase) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, passphrase);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, passphrase);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new LocalGateway(server, "https");
    }

    LocalGateway answers(int status, String body) {
        answers.add(new Canned(status, body));
        return this;
    }

    /** All that came with a token. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + PREFIX;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().toString();
        if (path.equals(PREFIX + "/v1") && token == null) {
            reply(exchange, new Canned(401, "{\"code\":\"TOKEN_MISSING\"}"));
            return;
        }
        asked.add(new Asked(
                exchange.getRequestMethod(), path, String.valueOf(token), new String(body, StandardCharsets.UTF_8)));
        Canned canned = answers.poll();
        reply(exchange, canned == null ? new Canned(500, "") : canned);
    }

    private static void reply(HttpExchange exchange, Canned canned) throws IOException {
        byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(canned.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
