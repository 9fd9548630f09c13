// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.capaz.e2e.Gateway;
import org.capaz.e2e.World;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Transaction;

/** A gateway that stands before a real one and does to its answers what a dishonest operator could. */
final class LyingGateway implements AutoCloseable {
    /** What it does with a question for a certificate's state. */
    interface Lie {
        void answer(HttpExchange exchange, String question) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LyingGateway(Lie lie) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/view", exchange -> {
            try (exchange) {
                // As every gateway does, so that the page of another one may read the answer.
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                lie.answer(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What a verifier asks about the certificate of the demonstration. */
    static String question(String challenge) {
        return CanonicalJson.write(
                Json.object().with("certId", World.certificate()).with("challenge", challenge));
    }

    /** What the real gateway of that member answers. */
    static Json.Obj honest(String member, String question) {
        Gateway.Answer answer = Gateway.of(member).post("/v1/view", question);
        if (answer.status() != 200) {
            throw new IllegalStateException("the real gateway answered " + answer.status() + ": " + answer.body());
        }
        return answer.json();
    }

    static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static void send(HttpExchange exchange, Json.Obj body) throws IOException {
        send(exchange, CanonicalJson.bytes(body));
    }

    /** A body that comes byte by byte, or does not end, until the asker hangs up. */
    static void sendForEver(HttpExchange exchange, byte[] piece, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(piece);
                out.flush();
                Thread.sleep(pauseMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same answer, with another state of the same length in what the members signed. */
    static Json.Obj stating(String lie, String truth, Json.Obj answer) {
        return answer.with(
                "payloads",
                Json.texts(Fields.of(answer).texts("payloads", Base64Url::decode).stream()
                        .map(payload -> new String(payload, StandardCharsets.ISO_8859_1))
                        .map(payload -> replaced(payload, stated(truth), stated(lie)))
                        .map(payload -> Base64Url.encode(payload.getBytes(StandardCharsets.ISO_8859_1)))
                        .toList()));
    }

    private static String stated(String state) {
        return "\"state\":\"" + state + "\"";
    }

    private static String replaced(String payload, String truth, String lie) {
        if (!payload.contains(truth)) {
            throw new IllegalStateException("the real gateway's payload does not say " + truth);
        }
        return payload.replace(truth, lie);
    }

    /** The same answer, of which only the first member's signature is left. */
    static Json.Obj signedByOne(Json.Obj answer) {
        return answer.with(
                "payloads",
                Json.texts(Fields.of(answer).texts("payloads", Base64Url::decode).stream()
                        .map(LyingGateway::withOneEndorsement)
                        .map(Base64Url::encode)
                        .toList()));
    }

    private static byte[] withOneEndorsement(byte[] bytes) {
        try {
            Payload payload = Payload.parseFrom(bytes);
            Transaction transaction = Transaction.parseFrom(payload.getData());
            ChaincodeActionPayload action =
                    ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
            ChaincodeEndorsedAction endorsed = action.getAction();
            ByteString alone = action.toBuilder()
                    .setAction(endorsed.toBuilder().clearEndorsements().addEndorsements(endorsed.getEndorsements(0)))
                    .build()
                    .toByteString();
            return payload.toBuilder()
                    .setData(transaction.toBuilder()
                            .setActions(0, transaction.getActions(0).toBuilder().setPayload(alone))
                            .build()
                            .toByteString())
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the real gateway's payload cannot be read", e);
        }
    }
}
