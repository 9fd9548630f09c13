// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.capaz.gateway.certificate.EndorsedViews;
import org.capaz.gateway.projection.Projection;
import org.capaz.gateway.submit.LedgerClient;
import org.capaz.gateway.submit.Submitter;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/** A whole gateway on a free port with a real database, between a scripted ledger and a real HTTP client. */
public final class TestGateway implements AutoCloseable {
    private static final Pattern SLOT = Pattern.compile("\\{[A-Za-z]+}");

    public final ScriptedLedger ledger = new ScriptedLedger();
    public final ScriptedViews views = new ScriptedViews();
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    /** Does what the test says next; commits everything when the test says nothing. */
    public static final class ScriptedLedger implements LedgerClient {
        public final ConcurrentLinkedQueue<Endorsement> endorsements = new ConcurrentLinkedQueue<>();
        public final ConcurrentLinkedQueue<Sending> sendings = new ConcurrentLinkedQueue<>();
        public final ConcurrentLinkedQueue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
        public final ConcurrentLinkedQueue<Verdict> lookUps = new ConcurrentLinkedQueue<>();
        public final ConcurrentLinkedQueue<List<String>> proposed = new ConcurrentLinkedQueue<>();
        public volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        /** What the contract answers; the scripted answers count where it is absent. */
        public volatile BiFunction<String, List<String>, Endorsement> contract;

        private final AtomicInteger count = new AtomicInteger();
        private BiConsumer<String, Verdict.Judged> reader;

        /** Decides instead of the script, when there is one. */
        public volatile LedgerClient instead;

        @Override
        public Endorsement endorse(String function, List<String> arguments) {
            gate.join();
            proposed.add(arguments);
            if (contract != null) {
                return contract.apply(function, arguments);
            }
            if (instead != null) {
                return instead.endorse(function, arguments);
            }
            Endorsement scripted = endorsements.poll();
            return scripted != null
                    ? scripted
                    : new Endorsement.Endorsed(
                            "tx" + count.incrementAndGet(), new byte[] {1}, "{\"id\":\"x\",\"repeated\":false}");
        }

        @Override
        public Sending send(byte[] transaction) {
            Sending scripted = sendings.poll();
            return scripted != null ? scripted : new Sending.Sent();
        }

        @Override
        public Verdict await(String txId, Duration atMost) {
            if (instead != null) {
                return instead.await(txId, atMost);
            }
            Verdict scripted = verdicts.poll();
            Verdict verdict = scripted != null ? scripted : new Verdict.Judged(12, 0);
            if (verdict instanceof Verdict.Judged judged) {
                reader.accept(txId, judged);
            }
            return verdict;
        }

        @Override
        public Verdict lookUp(String txId) {
            Verdict scripted = lookUps.poll();
            return scripted != null ? scripted : new Verdict.NotKnown("no answer");
        }
    }

    /** Answers views as the test says; unreachable when it says nothing. */
    public static final class ScriptedViews implements EndorsedViews {
        public final ConcurrentLinkedQueue<View> answers = new ConcurrentLinkedQueue<>();

        @Override
        public View ask(List<String> organisations, String function, String... arguments) {
            View scripted = answers.poll();
            return scripted != null
                    ? scripted
                    : new View.Unreachable(
                            GatewayMessage.PEERS_NOT_REACHED.with("what", Argument.id("no peer in this test")));
        }
    }

    /** @param others beans beside the scripted ledger and views, such as a feed of blocks */
    public TestGateway(Path publicDir, Map<String, Object> more, Object... others) {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "capaz.member",
                "producers",
                "capaz.msp-id",
                "ProducersMSP",
                "capaz.http-port",
                -1,
                "capaz.jdbc-url",
                TestDatabase.freshUrl(),
                "capaz.jdbc-user",
                "postgres",
                "capaz.public-dir",
                publicDir.toString(),
                "capaz.members",
                "ProducersMSP,TradersMSP,BuyersMSP,AssuranceMSP",
                "capaz.public-requests-per-minute",
                10_000,
                "capaz.answer-within-seconds",
                Eventually.PATIENCE.toSeconds()));
        settings.putAll(more);
        server = ApplicationContext.builder()
                .properties(settings)
                .singletons(ledger, views)
                .singletons(others)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
        Database database = server.getApplicationContext().getBean(Database.class);
        // As if the follower had read the block in the same moment.
        ledger.reader = (txId, judged) -> {
            synchronized (ledger) {
                database.change(
                        "insert into transaction values (?, (select count(*) from transaction where block_no = ?), ?, '', 3, ?, 0)",
                        judged.block(),
                        judged.block(),
                        txId,
                        judged.validationCode());
            }
        };
    }

    /** Waits until nothing that was handed in is in flight any more. */
    public void settle() {
        Submitter submitter = server.getApplicationContext().getBean(Submitter.class);
        Eventually.holds(() -> submitter.inFlight() == 0);
    }

    public Projection projection() {
        return server.getApplicationContext().getBean(Projection.class);
    }

    /** Where it answers. */
    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A part of the gateway, to be asked without HTTP. */
    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** From now on the database does not answer. */
    public void closeDatabase() {
        server.getApplicationContext().getBean(Database.class).close();
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<byte[]> hand(Json statements, TestOfficer officer) {
        return post(
                "/v1/statements",
                CanonicalJson.bytes(statements),
                "Authorization",
                "Bearer " + officer.token("producers"));
    }

    public HttpResponse<byte[]> ask(String path, TestOfficer officer) {
        return get(path, "Authorization", "Bearer " + officer.token("producers"));
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public static Json.Obj json(HttpResponse<byte[]> response) {
        return CanonicalJson.parseObject(withoutSlots(text(response)));
    }

    /** The same text; a sentence with a slot that nobody filled shows the name of the slot. */
    static String withoutSlots(String text) {
        if (SLOT.matcher(text).find()) {
            throw new AssertionError("a slot is not filled: " + text);
        }
        return text;
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public static String code(HttpResponse<byte[]> response) {
        return json(response).get("code") instanceof Json.Str code ? code.text() : "";
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
