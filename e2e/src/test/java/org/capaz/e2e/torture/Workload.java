// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.capaz.e2e.Officer;
import org.capaz.e2e.torture.History.Answer;
import org.capaz.e2e.torture.History.Asked;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.sample.PlausibleMonths;
import org.capaz.ledger.sample.PlausibleMonths.Step;
import org.capaz.ledger.statement.SignedStatement;

/**
 * People who state things through their own members' gateways while these are broken: regions that share nothing, each going
 * from registrations to hand-overs, bars and premiums, a statement when the one before stands. Who gets no answer asks what
 * became of the statement, or hands the same in again, now and then at another member; what stands is now and then handed in
 * once more. Every request and answer is kept.
 */
final class Workload {
    private static final int WEEKS = 20;

    /** The ledger's window for being offline is seven days; what happened within five is not late. */
    private static final Duration ALL = Duration.ofDays(5);

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofMillis(700);

    /** One of so many is handed in once more after it stands. */
    private static final int NOW_AND_THEN = 6;

    /** What is refused when somebody states it anew. */
    private static final Set<StatementKind> ONCE_ONLY =
            Set.of(StatementKind.REGISTER_PARTY, StatementKind.REGISTER_ORIGIN_DOCUMENT);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(4))
            .build();

    /** Thrown where a region has nothing more to say. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Testbed bed;
    private final long seed;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Thread> regions = new ArrayList<>();
    private final AtomicLong founded = new AtomicLong();

    /** No new statement is begun after it; what was begun is brought to its end. */
    private volatile boolean over;

    /** Nobody asks any more after it. */
    private volatile Instant giveUp = Instant.MAX;

    Workload(Testbed bed, long seed) {
        this.bed = bed;
        this.seed = seed;
    }

    void start(int together) {
        for (int number = 0; number < together; number++) {
            int region = number;
            regions.add(Thread.ofVirtual().name("region-" + number).start(() -> live(new Random(seed + region))));
        }
    }

    /** Lets everybody bring to an end what was begun. */
    void stop(Duration grace) throws InterruptedException {
        over = true;
        giveUp = Instant.now().plus(grace);
        for (Thread region : regions) region.join();
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void live(Random random) {
        while (!over) {
            String name =
                    "T" + Long.toString(Instant.now().getEpochSecond(), 36).toUpperCase(Locale.ROOT)
                            + Long.toString(founded.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
            new Region(name, random).live();
        }
    }

    /** One aggregator with its producers and all who assess and pay them. */
    private final class Region {
        private final String name;
        private final Random random;
        private long seen;

        private Region(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        private void live() {
            try {
                new PlausibleMonths(
                                random.nextLong(),
                                name,
                                1,
                                WEEKS,
                                ALL.dividedBy(WEEKS + 1),
                                Instant.ofEpochSecond(Instant.now().getEpochSecond())
                                        .minus(ALL),
                                this::state,
                                this::owed)
                        .play();
            } catch (Ended ended) {
                // The next region begins, unless the time is over.
            }
        }

        private void state(Step step) {
            if (over) throw new Ended();
            SignedStatement signed = signed(step);
            Answer answer = outcome(step.member(), signed, seen);
            if (!(answer instanceof Answer.Acknowledged done)) throw new Ended();
            seen = Math.max(seen, done.block());
            if (random.nextInt(NOW_AND_THEN) == 0) {
                handIn(any(random), signed, seen);
            }
            if (random.nextInt(NOW_AND_THEN) == 0 && ONCE_ONLY.contains(step.kind())) {
                outcome(step.member(), signed(step), seen);
            }
        }

        private SignedStatement signed(Step step) {
            return step.signed(
                    (registrars, statement) -> bed.registrar(registrars).signature(statement));
        }

        private SequencedMap<String, Long> owed(String lot, String scheme) {
            SequencedMap<String, Long> owed = new TreeMap<>();
            String path = "/v1/obligations?limit=1000&lot=" + lot + "&height=" + seen;
            while (Instant.now().isBefore(giveUp)) {
                try {
                    HttpResponse<String> answer = get("buyers", path);
                    if (answer.statusCode() == 200) {
                        ((Json.Arr) CanonicalJson.parseObject(answer.body()).get("obligations"))
                                .items().stream()
                                        .map(Json.Obj.class::cast)
                                        .forEach(due -> owed.put(text(due, "beneficiary"), number(due, "minor")));
                        return owed;
                    }
                } catch (IOException away) {
                    // Asked again below.
                }
                pause();
            }
            throw new Ended();
        }
    }

    private static String any(Random random) {
        return Testbed.MEMBERS.get(random.nextInt(Testbed.MEMBERS.size()));
    }

    /** Hands it in and asks until it stands or is refused, or nobody waits any more. */
    Answer outcome(String member, SignedStatement signed, long seen) {
        String id = signed.statement().id().value();
        Answer answer = handIn(member, signed, seen);
        while ((answer instanceof Answer.Unknown || answer instanceof Answer.NotTaken)
                && Instant.now().isBefore(giveUp)) {
            pause();
            answer = answer instanceof Answer.NotTaken ? handIn(member, signed, seen) : ask(member, id);
        }
        return answer;
    }

    private Answer handIn(String member, SignedStatement signed, long seen) {
        Officer officer = bed.registrar(member);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        bed.gateway(member).resolve("/v1/statements?height=" + seen))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + officer.token())
                .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.write(signed.json())));
        return kept(signed.statement().id().value(), member, () -> handedIn(send(request)));
    }

    private static Answer handedIn(HttpResponse<String> response) {
        Json.Obj body = json(response);
        return switch (response.statusCode()) {
            case 200, 201 -> new Answer.Acknowledged(text(body, "transaction"), number(body, "block"));
            case 202, 504 -> new Answer.Unknown("HTTP " + response.statusCode());
            // An officer of whom the gateway has not read yet, somebody else's change, no agreement, nobody there.
            case 401, 409, 429, 502, 503 -> new Answer.NotTaken(text(body, "code"));
            case 400, 403, 413, 422 -> new Answer.Refused(text(body, "code"));
            default -> new Answer.Unknown("HTTP " + response.statusCode() + " " + text(body, "code"));
        };
    }

    /** What became of it, at the gateway that may have taken it; who does not know it any more is handed it in again. */
    private Answer ask(String member, String statement) {
        return kept(statement, member, () -> {
            HttpResponse<String> response = get(member, "/v1/submissions/" + statement);
            Json.Obj body = json(response);
            if (response.statusCode() == 404) return new Answer.NotTaken("no such submission");
            if (response.statusCode() != 200) return new Answer.Unknown("HTTP " + response.statusCode());
            String code = text(body, "code");
            return switch (text(body, "state")) {
                case "COMMITTED" -> new Answer.Acknowledged(text(body, "transaction"), number(body, "block"));
                case "INVALID" -> new Answer.NotTaken(code);
                case "REFUSED" ->
                    code.matches("BUSY|ENDORSEMENTS_DIFFER|PEERS_UNREACHABLE")
                            ? new Answer.NotTaken(code)
                            : new Answer.Refused(code);
                default -> new Answer.Unknown(text(body, "state"));
            };
        });
    }

    /** A request of which only the answer is left. */
    private interface Request {
        Answer answer() throws IOException;
    }

    private Answer kept(String statement, String member, Request request) {
        Instant at = Instant.now();
        Answer answer;
        try {
            answer = request.answer();
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            answer = new Answer.NotTaken("no gateway");
        } catch (IOException lost) {
            answer = new Answer.Unknown("no answer came");
        }
        synchronized (this) {
            asked.add(new Asked(statement, member, at, Instant.now(), answer));
        }
        return answer;
    }

    private HttpResponse<String> get(String member, String path) throws IOException {
        return send(HttpRequest.newBuilder(bed.gateway(member).resolve(path))
                .header("Authorization", "Bearer " + bed.registrar(member).token())
                .GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Json.Obj json(HttpResponse<String> response) {
        try {
            return CanonicalJson.parseObject(response.body());
        } catch (JsonException none) {
            return Json.object();
        }
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.text() : "";
    }

    private static long number(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Num number ? number.value() : -1;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
