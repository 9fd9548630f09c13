// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Database;
import org.capaz.gateway.TestCertificate;
import org.capaz.gateway.TestGateway;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told that something was recorded, how it is signed and tried again, and where nothing is ever sent; decision 203. */
class WebhooksTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Consortium world = PremiumCase.announced();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final AtomicInteger failing = new AtomicInteger();
    private HttpServer receiver;

    @TempDir
    Path folder;

    private record Received(String delivery, String signature, String body) {}

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/told", this::take);
        receiver.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean fails = failing.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
        exchange.sendResponseHeaders(fails ? 500 : 204, -1);
        exchange.close();
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("Capaz-Delivery"),
                exchange.getRequestHeaders().getFirst("Capaz-Signature"),
                body));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private String address() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/told?for=AMP";
    }

    private CaseGateway gateway() {
        return new CaseGateway(
                world,
                "ProducersMSP",
                Map.of(
                        "capaz.webhooks.hosts",
                        "localhost,erp.example.org",
                        "capaz.webhooks.inside",
                        "true",
                        "capaz.webhooks.first-retry",
                        "10ms"));
    }

    private static HttpResponse<byte[]> sent(
            CaseGateway gateway, String party, String method, String path, Json.Obj body) {
        return gateway.send(
                method,
                path,
                CanonicalJson.bytes(body),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + gateway.tokenOf(party));
    }

    private static HttpResponse<byte[]> making(CaseGateway gateway, String party, String url) {
        return sent(gateway, party, "POST", "/v1/webhooks", Json.object().with("url", url));
    }

    private static Json.Obj made(CaseGateway gateway, String party, String url) {
        HttpResponse<byte[]> answer = making(gateway, party, url);
        assertThat(answer.statusCode()).as(TestGateway.text(answer)).isEqualTo(201);
        return TestGateway.json(answer);
    }

    private static String text(Json.Obj object, String member) {
        return ((Json.Str) object.get(member)).text();
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void confirm(CaseGateway gateway) {
        world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
        gateway.follow();
    }

    /** As a receiver would find it out. */
    private static void assertSigned(Received received, String secret) throws Exception {
        String[] parts = received.signature().split(",", -1);
        assertThat(parts).hasSize(2);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64Url.decode(secret), "HmacSHA256"));
        byte[] expected = mac.doFinal(
                (parts[0].substring("t=".length()) + "." + received.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(parts[1]).isEqualTo("v1=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void what_was_recorded_is_told_by_its_place_alone_and_signed() throws Exception {
        try (CaseGateway gateway = gateway()) {
            Json.Obj made = made(gateway, "AMP-01", address());
            confirm(gateway);

            Received told = next();
            assertSigned(told, text(made, "secret"));
            Json.Obj body = CanonicalJson.parseObject(told.body());
            String place = text(TestGateway.json(gateway.answerTo("AMP-01", "/v1/changes?limit=1000")), "next");
            assertThat(body)
                    .isEqualTo(Json.object()
                            .with("delivery", told.delivery())
                            .with("event", "changed")
                            .with("place", place));
        }
    }

    @Test
    void what_failed_is_sent_again_under_the_same_id_until_it_is_taken_and_then_no_more() throws Exception {
        failing.set(3);
        try (CaseGateway gateway = gateway()) {
            Json.Obj made = made(gateway, "AMP-01", address());
            confirm(gateway);

            Received first = next();
            for (int i = 0; i < 3; i++) {
                Received again = next();
                assertThat(again.delivery()).isEqualTo(first.delivery());
                assertThat(again.body()).isEqualTo(first.body());
                assertSigned(again, text(made, "secret"));
            }
            world.amp02().confirms(WorkedCase.arrival("AMP-02")).recorded();
            gateway.follow();
            assertThat(next().delivery()).isNotEqualTo(first.delivery());
        }
    }

    /** A receiver over TLS that shows that certificate. */
    private HttpsServer listenOverTls(SSLContext shown, int port) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown));
        server.createContext("/told", this::take);
        server.start();
        return server;
    }

    private CaseGateway gatewayTrusting(Path roots) {
        return new CaseGateway(
                world,
                "ProducersMSP",
                Map.of(
                        "capaz.webhooks.hosts",
                        "localhost",
                        "capaz.webhooks.inside",
                        "true",
                        "capaz.webhooks.tls-roots",
                        roots,
                        "capaz.webhooks.first-retry",
                        "10ms"));
    }

    @Test
    void over_https_a_receiver_whose_certificate_the_member_trusts_is_told() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder);
        HttpsServer server = listenOverTls(certificate.context(), 0);
        try (CaseGateway gateway = gatewayTrusting(TestCertificate.pem(folder.resolve("roots.pem"), certificate))) {
            Json.Obj made = made(
                    gateway,
                    "AMP-01",
                    "https://localhost:" + server.getAddress().getPort() + "/told");
            confirm(gateway);

            Received told = next();
            assertSigned(told, text(made, "secret"));
            assertThat(told.body()).contains("\"event\":\"changed\"");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, false", "other.example, true"})
    void a_receiver_with_an_unknown_certificate_or_one_of_another_name_is_told_nothing_until_it_shows_the_right_one(
            String name, boolean trusted) throws Exception {
        TestCertificate right = TestCertificate.of("localhost", Files.createDirectory(folder.resolve("right")));
        TestCertificate wrong = TestCertificate.of(name, folder);
        Path roots = trusted
                ? TestCertificate.pem(folder.resolve("roots.pem"), right, wrong)
                : TestCertificate.pem(folder.resolve("roots.pem"), right);
        HttpsServer server = listenOverTls(wrong.context(), 0);
        try (CaseGateway gateway = gatewayTrusting(roots)) {
            Json.Obj made = made(
                    gateway,
                    "AMP-01",
                    "https://localhost:" + server.getAddress().getPort() + "/told");
            confirm(gateway);
            assertThat(shownWith(gateway, "RETRYING")).contains("SSLHandshakeException");
            assertThat(received).isEmpty();

            int port = server.getAddress().getPort();
            server.stop(0);
            server = listenOverTls(right.context(), port);
            assertSigned(next(), text(made, "secret"));
            assertThat(shownWith(gateway, "ACTIVE")).doesNotContain("failure");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_stays_unanswered_is_stopped_and_says_why() throws Exception {
        failing.set(Integer.MAX_VALUE);
        try (CaseGateway gateway = new CaseGateway(
                world,
                "ProducersMSP",
                Map.of(
                        "capaz.webhooks.hosts",
                        "localhost",
                        "capaz.webhooks.inside",
                        "true",
                        "capaz.webhooks.first-retry",
                        "1ms",
                        "capaz.webhooks.most-tries",
                        "2"))) {
            made(gateway, "AMP-01", address());
            confirm(gateway);
            next();
            next();

            assertThat(shownWith(gateway, "STOPPED")).contains("status 500", "\"tries\":2");
        }
    }

    /** What is shown once it is in that state. */
    private static String shownWith(CaseGateway gateway, String state) {
        String shown = shown(gateway);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!shown.contains("\"state\":\"" + state + "\"") && System.nanoTime() < end) {
            shown = shown(gateway);
        }
        assertThat(shown).contains("\"state\":\"" + state + "\"");
        return shown;
    }

    private static String shown(CaseGateway gateway) {
        return gateway.askAs("AMP-01", "/v1/webhooks").toString();
    }

    @Test
    void a_test_delivery_says_at_once_whether_it_was_taken() throws Exception {
        try (CaseGateway gateway = gateway()) {
            Json.Obj made = made(gateway, "AMP-01", address());
            String path = "/v1/webhooks/" + text(made, "id") + "/test";

            Json.Obj taken = TestGateway.json(sent(gateway, "AMP-01", "POST", path, Json.object()));
            assertThat(taken.get("delivered")).isEqualTo(new Json.Bool(true));
            Received told = next();
            assertSigned(told, text(made, "secret"));
            assertThat(told.body()).contains("\"event\":\"test\"").doesNotContain("place");
            failing.set(1);
            Json.Obj not = TestGateway.json(sent(gateway, "AMP-01", "POST", path, Json.object()));
            assertThat(not.get("delivered")).isEqualTo(new Json.Bool(false));
            assertThat(text(not, "failure")).isEqualTo("status 500");
        }
    }

    @Test
    void a_webhook_is_its_partys_own_and_its_secret_is_told_once() {
        try (CaseGateway gateway = gateway()) {
            Json.Obj made = made(gateway, "AMP-01", address());
            String path = "/v1/webhooks/" + text(made, "id");

            assertThat(shown(gateway)).contains(text(made, "id")).doesNotContain(text(made, "secret"));
            assertThat(gateway.askAs("AMP-02", "/v1/webhooks").toString()).doesNotContain(text(made, "id"));
            assertThat(sent(gateway, "AMP-02", "DELETE", path, Json.object()).statusCode())
                    .isEqualTo(404);
            assertThat(sent(gateway, "AMP-02", "POST", path + "/test", Json.object())
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<byte[]> ended = sent(gateway, "AMP-01", "DELETE", path, Json.object());
            assertThat(ended.statusCode()).isEqualTo(200);
            assertThat(TestGateway.text(ended)).doesNotContain(text(made, "secret"));
            assertThat(shown(gateway)).doesNotContain(text(made, "id"));
        }
    }

    @Test
    void a_party_has_only_so_many() {
        try (CaseGateway gateway = gateway()) {
            for (int i = 0; i < 5; i++) {
                made(gateway, "AMP-01", address());
            }
            assertThat(TestGateway.code(making(gateway, "AMP-01", address()))).isEqualTo("WEBHOOK_REFUSED");
            made(gateway, "AMP-02", address());
        }
    }

    @Test
    void the_place_to_be_told_moves_with_the_facts_or_not_at_all() {
        try (CaseGateway gateway =
                new CaseGateway(world, "ProducersMSP", Map.of("capaz.webhooks.hosts", "erp.example.org"))) {
            made(gateway, "AMP-01", "https://erp.example.org/told");
            Database database = gateway.bean(Database.class);
            long before = place(database);
            // A transaction that shows nothing.
            gateway.follow();
            assertThat(place(database)).isEqualTo(before);

            confirm(gateway);
            assertThat(place(database)).isEqualTo(before + 2);

            // The outbox cannot be written: neither are the facts.
            database.change(
                    "alter table office.webhook add constraint full_up check (block_no <= " + (before + 2) + ")");
            long height = height(database);
            world.amp02().confirms(WorkedCase.arrival("AMP-02")).recorded();
            assertThat(catchThrowable(gateway::follow)).isNotNull();
            assertThat(height(database)).isEqualTo(height);
            assertThat(place(database)).isEqualTo(before + 2);
        }
    }

    private static long place(Database database) {
        return database.one("select max(block_no) from office.webhook", row -> row.getLong(1))
                .orElseThrow();
    }

    private static long height(Database database) {
        return database.one("select block from checkpoint", row -> row.getLong(1))
                .orElseThrow();
    }

    private static WebhookSettings settings(boolean inside, String... hosts) {
        return new WebhookSettings(List.of(hosts), inside, null, 5, Duration.ofSeconds(5), 36);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.org/told",
                "https://other.example.org/",
                "https://erp.example.org.evil.example/",
                "https://erp.example.org@10.0.0.1/",
                "https://user:word@erp.example.org/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "file:///etc/passwd",
                "ftp://erp.example.org/",
                "https:erp.example.org",
                "https://erp.example.org/a b",
                "https://erp.example.org/\\r\\nHost: x",
                "",
            })
    void an_address_that_the_member_does_not_name_is_refused(String url) {
        assertThat(Target.of(url, settings(false, "erp.example.org", "*.hooks.example.org")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://erp.example.org/told?x=1, erp.example.org, 443, /told?x=1",
        "https://ERP.example.org:8443, erp.example.org, 8443, /",
        "https://a.hooks.example.org/, a.hooks.example.org, 443, /",
    })
    void an_address_that_the_member_names_is_taken(String url, String host, int port, String path) {
        assertThat(Target.of(url, settings(false, "erp.example.org", "*.hooks.example.org")))
                .contains(new Target(host, port, true, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "192.0.0.8",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void an_address_inside_is_connected_to_only_where_the_member_says_so(String address) throws IOException {
        assertThat(Target.isPublic(InetAddress.getByName(address))).isFalse();
        Target target = new Target(address, 443, true, "/");
        assertThat(catchThrowable(() -> target.address(false))).isInstanceOf(IOException.class);
        assertThat(target.address(true)).isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111"})
    void an_address_of_the_internet_is_connected_to(String address) throws IOException {
        assertThat(new Target(address, 443, true, "/").address(false)).isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void a_gateway_without_configured_hosts_takes_none_and_a_name_of_this_machine_is_not_reached() {
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP", Map.of())) {
            HttpResponse<byte[]> refused = making(gateway, "AMP-01", "https://erp.example.org/told");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(TestGateway.code(refused)).isEqualTo("WEBHOOK_REFUSED");
        }
        try (CaseGateway gateway =
                new CaseGateway(world, "ProducersMSP", Map.of("capaz.webhooks.hosts", "localhost"))) {
            Json.Obj made = made(
                    gateway,
                    "AMP-01",
                    "https://localhost:" + receiver.getAddress().getPort() + "/told");
            Json.Obj told = TestGateway.json(
                    sent(gateway, "AMP-01", "POST", "/v1/webhooks/" + text(made, "id") + "/test", Json.object()));
            assertThat(text(told, "failure")).contains("private network");
            assertThat(received).isEmpty();
        }
    }
}
