// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.Offline;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that do not answer as they should cost a bounded time and memory, and never turn into an answer. */
class LiveCheckTest {
    private static final Path VECTORS = Path.of("..", "verifier", "src", "test", "resources", "vectors");
    private static final Duration FOR_ONE = Duration.ofSeconds(1);
    private static final Duration FOR_ALL = Duration.ofSeconds(2);

    /** Asking all of them for their whole time would take longer than a busy machine needs to give up. */
    private static final int MANY = 60;

    private static final Duration OF_EACH_OF_MANY = FOR_ONE.multipliedBy(MANY);

    private static final LiveCheck.Keeping KEPT = new LiveCheck.Keeping.Kept(notice -> {
        throw new AssertionError(notice.key());
    });

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    @Test
    void a_body_that_trickles_costs_the_time_of_one_gateway() throws IOException {
        String slow = gateway(LiveCheckTest::trickle);

        Verdict verdict = askInTime(label(), slow);

        requireUnanswered(verdict, slow + " gave no answer: the answer was not complete after 1 s");
    }

    @Test
    void a_gateway_that_never_sends_a_header_costs_no_more() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String gateway = "http://127.0.0.1:" + silent.getLocalPort();

            requireUnanswered(
                    askInTime(label(), gateway), gateway + " gave no answer: the answer was not complete after 1 s");
        }
    }

    @Test
    void a_body_without_end_is_broken_off_and_not_held() throws IOException {
        var sent = new AtomicLong();
        String endless = gateway(exchange -> flood(exchange, sent));

        Verdict verdict = ask(label(), endless);

        requireUnanswered(verdict, endless + " gave no answer: the answer is above 1048576 bytes");
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    @Test
    void many_slow_gateways_cost_the_time_of_all_and_the_rest_is_named_too() throws IOException {
        String slow = gateway(LiveCheckTest::trickle);
        var gateways = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            gateways.add(slow + "/" + i);
        }

        long before = System.nanoTime();
        Verdict verdict = live().ask(label(gateways), Optional.empty());

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(OF_EACH_OF_MANY);
        gateways.forEach(gateway -> requireUnanswered(verdict, gateway + " gave no answer: "));
        assertThat(text(verdict)).contains("2 s were over before its turn");
    }

    @Test
    void every_gateway_is_named_with_its_own_reason() throws IOException {
        String garbage = gateway(exchange -> reply(exchange, 200, "<html>welcome</html>"));
        String refusing = gateway(exchange -> reply(exchange, 503, "busy"));
        String replaying = gateway(exchange -> reply(exchange, 200, recordedAnswer()));
        String gone = "http://127.0.0.1:1";

        Verdict verdict = patient()
                .ask(label(List.of(garbage, refusing, replaying, gone, "ftp://gold.example")), Optional.empty());

        requireUnanswered(verdict, garbage + " gave no answer: the answer is not of the agreed form");
        requireUnanswered(verdict, refusing + " gave no answer: it answered with HTTP status 503");
        requireUnanswered(verdict, replaying + " gave no answer: E-CHALLENGE");
        requireUnanswered(verdict, gone + " gave no answer: it could not be reached");
        requireUnanswered(verdict, "ftp://gold.example gave no answer: its address is none that can be asked");
    }

    @Test
    void a_gateway_behind_a_path_is_asked_there() throws IOException {
        String gateway = gateway(exchange -> reply(exchange, 404, ""));

        ask(label(), gateway + "/capaz/north/");

        assertThat(asked).containsExactly("/capaz/north/v1/view");
    }

    @Test
    void a_bundle_is_asked_about_like_a_label() throws IOException {
        String refusing = gateway(exchange -> reply(exchange, 503, "busy"));
        Json.Obj vector = vector("valid/bundle.json");
        Offline bundle = verifier(List.of())
                .bundleBeforeAsking(text(vector, "bundle").getBytes(UTF_8), Optional.empty(), now(vector));

        assertThat(bundle.verdict().conclusion()).isEqualTo(Conclusion.GENUINE_AS_OF);
        requireUnanswered(ask(bundle, refusing), refusing + " gave no answer: it answered with HTTP status 503");
    }

    @Test
    void nobody_is_asked_about_a_forged_label() throws IOException {
        String gateway = gateway(exchange -> reply(exchange, 503, "busy"));
        Json.Obj vector = vector("broken/label-signed-with-a-client-key.json");
        Offline forged = verifier(List.of()).labelBeforeAsking(text(vector, "label"), Optional.empty(), now(vector));

        Verdict verdict = ask(forged, gateway);

        assertThat(verdict.conclusion()).isEqualTo(Conclusion.NOT_GENUINE);
        assertThat(text(verdict)).contains("nobody was asked");
        assertThat(asked).isEmpty();
    }

    private static void requireUnanswered(Verdict verdict, String reason) {
        assertThat(verdict.conclusion()).isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
        assertThat(verdict.exitCode()).isEqualTo(2);
        assertThat(text(verdict)).contains(reason).doesNotContain("nobody was asked");
    }

    private Verdict ask(Offline found, String gateway) {
        return patient().ask(found, Optional.of(GatewayAddress.typed(gateway)));
    }

    private Verdict askInTime(Offline found, String gateway) {
        return live().ask(found, Optional.of(GatewayAddress.typed(gateway)));
    }

    /** For what does not depend on the time, on a busy machine too. */
    private LiveCheck patient() {
        return new LiveCheck(
                folder.resolve("seen.json"), KEPT, this::list, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    private LiveCheck live() {
        return new LiveCheck(folder.resolve("seen.json"), KEPT, this::list, FOR_ONE, FOR_ALL);
    }

    /** No gateway here gives an answer that holds; nothing of theirs is kept. */
    private void list(Anchor anchor, byte[] list) {
        throw new AssertionError("a list of a member whose answer did not hold");
    }

    private static Offline label() throws IOException {
        return label(List.of());
    }

    private static Offline label(List<String> gateways) throws IOException {
        Json.Obj vector = vector("valid/label.json");
        return verifier(gateways).labelBeforeAsking(text(vector, "label"), Optional.empty(), now(vector));
    }

    /** The corpus's anchor, whose first member answers at these gateways and the others at none. */
    private static Verifier verifier(List<String> gateways) throws IOException {
        Json.Obj anchor = vector("anchor.json");
        var members = new ArrayList<Json>();
        for (Json member : ((Json.Arr) anchor.get("orgs")).items()) {
            members.add(((Json.Obj) member).with("gateways", Json.texts(members.isEmpty() ? gateways : List.of())));
        }
        return Verifier.trusting(
                List.of(Anchor.read(CanonicalJson.bytes(anchor.with("orgs", List.copyOf(members))))),
                PeerDirectory.read(Files.readAllBytes(VECTORS.resolve("peers.json"))));
    }

    private String gateway(HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** A byte now and then, for as long as somebody listens. */
    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write('{');
                out.flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void flood(HttpExchange exchange, AtomicLong sent) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[1 << 16];
        try (var out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        }
    }

    private static String recordedAnswer() throws IOException {
        return CanonicalJson.write(
                Json.object().with("payloads", vector("valid/live-issued.json").get("payloads")));
    }

    private static Json.Obj vector(String name) throws IOException {
        return CanonicalJson.parseObject(Files.readString(VECTORS.resolve(name)));
    }

    private static long now(Json.Obj vector) {
        return ((Json.Num) vector.get("now")).value();
    }

    private static String text(Json.Obj vector, String member) {
        return ((Json.Str) vector.get(member)).text();
    }

    private static String text(Verdict verdict) {
        return Report.text(verdict, Language.ENGLISH);
    }
}
