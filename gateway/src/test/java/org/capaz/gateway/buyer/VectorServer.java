// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.core.io.ResourceResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.capaz.gateway.access.ContentPolicy;
import org.capaz.gateway.buyer.lot.LotHistory;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.script.ScriptFiles;
import org.capaz.labels.LabelContent;
import org.capaz.labels.LabelPrinter;
import org.capaz.labels.PrintResult;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Facts;

/**
 * A gateway out of the verifier's vectors: the page of the label in {@code valid/label.json} as {@link PageWriter} writes
 * it, the files of the script, and as the members' answer whatever a test puts there.
 */
final class VectorServer implements AutoCloseable {
    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");
    private static final ResourceResolver RESOURCES = new ResourceResolver();

    /** Draws the challenge of a vector, so that the answer in it belongs to this request. */
    private static final String DRAW = """
        const random = crypto.getRandomValues.bind(crypto);
        crypto.getRandomValues = (into) => {
          if (!(into instanceof Uint8Array && into.length === 32)) {
            return random(into);
          }
          into.set('%s'.match(/../g).map((pair) => parseInt(pair, 16)));
          return into;
        };
        """;

    /** What a gateway does with a question. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScriptFiles files = new ScriptFiles(RESOURCES);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> gateways = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<LotPage> like = new CopyOnWriteArrayList<>();
    private Facts shown;

    VectorServer() throws IOException {
        shown = claims(label()).facts();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        gateways.add(address());
        // Whatever these load for the first time must not take a page's seconds.
        anchor();
        page(Language.ENGLISH);
    }

    static Fields vector(String path) throws IOException {
        return Fields.of(CanonicalJson.parseObject(file(path)));
    }

    /** The members' answer in a vector, as a gateway passes it on. */
    static Json.Obj answerIn(Fields vector) {
        return Json.object()
                .with("payloads", Json.texts(vector.texts("payloads", text -> text)))
                .with("value", Json.orNull(vector.optionalText("value").orElse(null)));
    }

    static String file(String path) throws IOException {
        return Files.readString(VECTORS.resolve(path));
    }

    /** A script for a page that then asks with that challenge. */
    static String drawing(String challenge) {
        return DRAW.formatted(challenge);
    }

    /** The text of the label, as its code has it. */
    static String label() throws IOException {
        return vector("valid/label.json").text("label");
    }

    static LabelClaims claims(String label) {
        return LabelClaims.read(
                LabelPayload.read(LabelText.parse(label).payload()).claims());
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address on the label, at this server. */
    String address(String label) {
        return address(label, Language.ENGLISH);
    }

    String address(String label, Language language) {
        return address() + "/c/" + number() + "?lang=" + language.tag() + label.substring(label.indexOf('#'));
    }

    /** What is answered on that path, in place of anything else, until it is changed. */
    void answers(String path, String body) {
        answers(path, exchange -> sendJson(exchange, body.getBytes(UTF_8)));
    }

    void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    void answersAsBefore(String path) {
        answers.remove(path);
    }

    /** The anchor names another gateway, which answers as this one does. */
    void secondGateway() {
        gateways.add("http://localhost:" + server.getAddress().getPort());
    }

    /** The page from now on shows these facts. */
    void shows(Facts facts) {
        shown = facts;
    }

    /** The page from now on is this one, with the facts of the label in place of its own. */
    void showsLike(LotPage page) {
        like.clear();
        like.add(page);
    }

    Facts shown() {
        return shown;
    }

    /** Every path that was asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The network goes off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    byte[] page(Language language) {
        LotPage page = like.isEmpty() ? lotPage() : withFacts(like.getFirst());
        return PageWriter.write(page, language).getBytes(UTF_8);
    }

    private LotPage withFacts(LotPage page) {
        LotPage.LotFacts facts = page.facts();
        return new LotPage(
                number(),
                page.answer(),
                new LotPage.Parcel(shown.seal(), shown.grossMg()),
                new LotPage.LotFacts(
                        facts.lot(),
                        facts.material(),
                        shown.fineness(),
                        facts.method(),
                        shown.fineMg(),
                        facts.unattributedMilligrams(),
                        facts.laboratory(),
                        facts.issuer(),
                        facts.issuedAt(),
                        Instant.ofEpochSecond(shown.validUntil()),
                        facts.holder(),
                        facts.parents(),
                        facts.successors()),
                page.purchases(),
                page.origins(),
                page.way(),
                page.history(),
                page.premium(),
                check(),
                page.position());
    }

    private String number() {
        return new CertificateId(shown.certificate()).shortId();
    }

    private Optional<LotPage.Check> check() {
        return Optional.of(new LotPage.Check(new CertificateId(shown.certificate()), "0123456789abcdef".repeat(4)));
    }

    private LotPage lotPage() {
        Instant at = Instant.ofEpochSecond(shown.validUntil() - 1000);
        return new LotPage(
                number(),
                new LotPage.Answer(
                        new LotPage.State.Stored(CertificateStatus.State.ISSUED),
                        new LotPage.Explanation.Issued(at, Optional.empty()),
                        List.of()),
                new LotPage.Parcel(shown.seal(), shown.grossMg()),
                new LotPage.LotFacts(
                        new LotId("LE"),
                        Material.values()[0],
                        shown.fineness(),
                        Assay.Method.values()[0],
                        shown.fineMg(),
                        0,
                        "ASY-01",
                        "REF-01",
                        at,
                        Instant.ofEpochSecond(shown.validUntil()),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                List.of(),
                List.of(),
                List.of(),
                new LotHistory(List.of(), List.of(), new LotHistory.LotTree(List.of(), 0)),
                Optional.empty(),
                check(),
                new LotPage.LedgerPosition("Demo member", at, 14, at, false));
    }

    /** The anchor of the vectors, whose members all answer here. */
    byte[] anchor() throws IOException {
        Anchor anchor = Anchor.read(Files.readAllBytes(VECTORS.resolve("anchor.json")));
        var fields = CanonicalJson.parseObject(new String(anchor.bytes(), UTF_8));
        List<Json> members = new ArrayList<>();
        for (Json member : ((Json.Arr) fields.members().get("orgs")).items()) {
            members.add(((Json.Obj) member).with("gateways", Json.texts(gateways)));
        }
        return CanonicalJson.bytes(fields.with("orgs", members));
    }

    /** The label on paper, as PDF. */
    static byte[] printed() throws IOException {
        var verifier = Verifier.trusting(
                List.of(Anchor.read(file("anchor.json").getBytes(UTF_8))),
                PeerDirectory.read(file("peers.json").getBytes(UTF_8)));
        PrintResult label = new LabelPrinter(verifier)
                .pdf(
                        LabelContent.of(label(), "LE", "DORE", "REFINER"),
                        vector("valid/label.json").integer("now"));
        return ((PrintResult.Printed) label).bytes();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (answers.containsKey(path)) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                if (exchange.getRequestMethod().equals("OPTIONS")) {
                    exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Content-Type");
                    exchange.sendResponseHeaders(204, -1);
                } else {
                    asked.add(path);
                    answers.get(path).to(exchange);
                }
                return;
            }
            asked.add(path);
            switch (path) {
                case "/page.css" -> send(exchange, "text/css", resource("page.css"));
                case "/verify/page.js" ->
                    send(exchange, "text/javascript", files.page().text().getBytes(UTF_8));
                case "/verify/qr.js" ->
                    send(exchange, "text/javascript", files.decoder().text().getBytes(UTF_8));
                case "/verify/front.js" ->
                    send(exchange, "text/javascript", files.front().text().getBytes(UTF_8));
                case "/" ->
                    send(
                            exchange,
                            "text/html; charset=utf-8",
                            FrontPage.write(
                                            List.of(new FrontPage.Member("Demo Producers", Optional.of(address()))),
                                            language(exchange))
                                    .getBytes(UTF_8));
                case "/verify/worker.js" -> {
                    exchange.getResponseHeaders().set("Service-Worker-Allowed", "/c/");
                    send(exchange, "text/javascript", files.worker().text().getBytes(UTF_8));
                }
                case "/verify/words-en.json" -> send(exchange, "application/json", files.words(Language.ENGLISH));
                case "/verify/words-es.json" -> send(exchange, "application/json", files.words(Language.SPANISH));
                case "/verify/label" ->
                    send(
                            exchange,
                            "text/html; charset=utf-8",
                            PageWriter.withoutRecord(Language.ENGLISH).getBytes(UTF_8));
                case "/.well-known/gold/anchor.json" -> send(exchange, "application/json", anchor());
                case "/.well-known/gold/peers.json" ->
                    send(exchange, "application/json", Files.readAllBytes(VECTORS.resolve("peers.json")));
                default -> {
                    if (path.startsWith("/c/")) {
                        boolean spanish =
                                "lang=es".equals(exchange.getRequestURI().getQuery());
                        send(exchange, "text/html; charset=utf-8", page(spanish ? Language.SPANISH : Language.ENGLISH));
                    } else {
                        exchange.sendResponseHeaders(404, -1);
                    }
                }
            }
        }
    }

    private static Language language(HttpExchange exchange) {
        return "lang=es".equals(exchange.getRequestURI().getQuery()) ? Language.SPANISH : Language.ENGLISH;
    }

    private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set(ContentPolicy.HEADER, ContentPolicy.asking(gateways));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static void sendJson(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** A body that comes piece by piece, until the asker hangs up or the server is closed. */
    static void sendForEver(HttpExchange exchange, byte[] piece, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!Thread.currentThread().isInterrupted()) {
                out.write(piece);
                out.flush();
                Thread.sleep(pauseMillis);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = RESOURCES.getResourceAsStream("classpath:" + name).orElseThrow()) {
            return in.readAllBytes();
        }
    }
}
