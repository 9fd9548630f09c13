// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The gateway of the producers, on a port that a network of its own would give it; it keeps what it was asked. */
final class FakeGateway implements AutoCloseable {
    private static final int UNSHIFTED = 7080;
    private static final int LARGEST_SHIFT = 9_000;

    private final HttpServer server;
    private final int portShift;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(int status, String mediaType, byte[] body) {}

    private FakeGateway(HttpServer server, int portShift) {
        this.server = server;
        this.portShift = portShift;
        server.createContext("/", this::answer);
        server.start();
    }

    /** On the highest port that is free. */
    static FakeGateway open() throws IOException {
        for (int shift = LARGEST_SHIFT; shift > 0; shift--) {
            try {
                var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), UNSHIFTED + shift);
                return new FakeGateway(HttpServer.create(address, 0), shift);
            } catch (BindException inUse) {
                // Another test's, or a network's.
            }
        }
        throw new IOException("no port is free");
    }

    /** How it answers that method and path, its query included. */
    FakeGateway answering(String question, int status, String mediaType, byte[] body) {
        answers.put(question, new Answer(status, mediaType, body));
        return this;
    }

    /** The option that leads a command to this gateway. */
    String option() {
        return "--port-shift=" + portShift;
    }

    /** Method and path of each request, in order. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(question);
            exchange.getRequestBody().readAllBytes();
            Answer answer = answers.getOrDefault(question, new Answer(404, "application/json", new byte[] {'{', '}'}));
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
