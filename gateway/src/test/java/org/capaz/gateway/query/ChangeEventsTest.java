// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** What changed, as events while they are recorded: in order, none missed, no more than the pages show; decision 200. */
class ChangeEventsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Consortium world = PremiumCase.announced();

    private CaseGateway producers(Map<String, Object> settings) {
        return new CaseGateway(world, "ProducersMSP", settings);
    }

    /** An open stream, read event by event. */
    private static final class Listening implements AutoCloseable {
        private final HttpResponse<InputStream> answer;
        private final BufferedReader lines;

        private Listening(CaseGateway gateway, String party, String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.address() + path))
                    .header("Authorization", "Bearer " + gateway.tokenOf(party));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            answer = HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .join();
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** What stands until the next empty line, by the names of the fields; nothing at the end of the stream. */
        private Map<String, String> block() {
            Map<String, String> block = new TreeMap<>();
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty() && !block.isEmpty()) {
                        return block;
                    }
                    if (line.isEmpty()) {
                        continue;
                    }
                    int colon = line.indexOf(':');
                    block.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
                return Map.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Map<String, String> event() {
            Map<String, String> block = block();
            while (!block.containsKey("event")) {
                assertThat(block).as("the stream ended").isNotEmpty();
                block = block();
            }
            return block;
        }

        private List<Map<String, String>> events(int many) {
            return IntStream.range(0, many).mapToObj(i -> event()).toList();
        }

        /** The reader goes away. */
        private void leave() {
            close();
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Listening listening(CaseGateway gateway, String party, String after, String... headers) {
        Listening listening = new Listening(gateway, party, "/v1/changes/events?after=" + after, headers);
        assertThat(listening.answer.statusCode()).isEqualTo(200);
        assertThat(listening.answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        return listening;
    }

    private static int open(CaseGateway gateway) {
        return gateway.bean(ChangeStreams.class).count();
    }

    private static void assertOpen(CaseGateway gateway, int many) {
        Eventually.holds(() -> open(gateway) == many);
    }

    /** What the pages show that officer: the text of each entry under its place. */
    private static Map<String, String> shown(CaseGateway gateway, String party) {
        Map<String, String> shown = new TreeMap<>();
        RecordMembers.objects(gateway.askAs(party, "/v1/changes?limit=1000"), "changes")
                .forEach(change -> shown.put(
                        RecordMembers.number(change, "block") + "." + RecordMembers.number(change, "index"),
                        CanonicalJson.write(change)));
        return shown;
    }

    private void confirm(CaseGateway gateway) {
        world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
        gateway.follow();
        world.amp02().confirms(WorkedCase.arrival("AMP-02")).recorded();
        gateway.follow();
    }

    @Test
    void the_same_comes_as_events_to_whom_a_list_shows_the_record() {
        try (CaseGateway gateway = producers(Map.of())) {
            gateway.askAs("AMP-02", "/v1/parties");
            String next = RecordMembers.text(gateway.askAs("AMP-01", "/v1/changes?limit=1000"), "next");
            try (Listening first = listening(gateway, "AMP-01", next);
                    Listening second = listening(gateway, "AMP-02", next)) {
                confirm(gateway);

                assertThat(first.event().get("data"))
                        .contains("\"receipt\"", "P-AMP-01")
                        .doesNotContain("P-AMP-02");
                assertThat(second.event().get("data"))
                        .contains("\"receipt\"", "P-AMP-02")
                        .doesNotContain("P-AMP-01");
            }
        }
    }

    @Test
    void each_event_is_the_entry_of_a_page_and_none_is_left_out() {
        try (CaseGateway gateway = producers(Map.of())) {
            gateway.tokenOf("AMP-02");
            gateway.tokenOf("AMP-01");
            confirm(gateway);
            for (String party : List.of("AMP-01", "AMP-02")) {
                Map<String, String> shown = shown(gateway, party);
                try (Listening listening = new Listening(gateway, party, "/v1/changes/events")) {
                    Map<String, String> told = new TreeMap<>();
                    listening.events(shown.size()).forEach(event -> told.put(event.get("id"), event.get("data")));

                    assertThat(told).isEqualTo(shown);
                }
            }
            assertThat(shown(gateway, "AMP-01")).isNotEqualTo(shown(gateway, "AMP-02"));
        }
    }

    @Test
    void who_comes_again_with_the_last_id_goes_on_behind_it_and_misses_nothing() {
        try (CaseGateway gateway = producers(Map.of())) {
            gateway.tokenOf("AMP-01");
            List<Map<String, String>> told = new ArrayList<>();
            try (Listening first = new Listening(gateway, "AMP-01", "/v1/changes/events")) {
                told.addAll(first.events(2));
            }
            confirm(gateway);
            try (Listening again = listening(
                    gateway, "AMP-01", "0.0", "Last-Event-ID", told.getLast().get("id"))) {
                told.addAll(again.events(shown(gateway, "AMP-01").size() - 2));
            }

            assertThat(told.stream().map(event -> event.get("id")))
                    .containsExactlyElementsOf(shown(gateway, "AMP-01").keySet());
            // Who kept an older one is told again what lies between.
            try (Listening older = listening(
                    gateway, "AMP-01", "0.0", "Last-Event-ID", told.getFirst().get("id"))) {
                assertThat(older.event()).isEqualTo(told.get(1));
            }
        }
    }

    @Test
    void a_place_that_no_event_had_is_refused() {
        try (CaseGateway gateway = producers(Map.of());
                Listening wrong = new Listening(gateway, "AMP-01", "/v1/changes/events?after=yesterday");
                Listening wrongLast =
                        new Listening(gateway, "AMP-01", "/v1/changes/events?after=0.0", "Last-Event-ID", "1");
                Listening right = listening(gateway, "AMP-01", "0.0")) {
            assertThat(wrong.answer.statusCode()).isEqualTo(400);
            assertThat(wrongLast.answer.statusCode()).isEqualTo(400);
            assertThat(right.event().get("id")).isEqualTo("1.0");
        }
    }

    @Test
    void in_a_silence_comes_the_place_up_to_which_there_was_nothing() {
        try (CaseGateway gateway = producers(Map.of("capaz.streams.silence", "200ms"))) {
            gateway.tokenOf("AMP-01");
            String next = RecordMembers.text(gateway.askAs("AMP-01", "/v1/changes?limit=1000"), "next");
            try (Listening listening = listening(gateway, "AMP-01", next)) {
                // A transaction that shows nothing.
                gateway.follow();
                Map<String, String> block = listening.block();
                while (block.getOrDefault("id", next).equals(next)) {
                    assertThat(block).isNotEmpty().doesNotContainKey("event");
                    block = listening.block();
                }

                assertThat(block)
                        .containsEntry("id", gateway.bean(LedgerHeight.class).height() + ".0");
                assertThat(block).doesNotContainKey("data");
            }
        }
    }

    @Test
    void a_stream_whose_reader_is_gone_is_ended_at_once() {
        try (CaseGateway gateway = producers(Map.of())) {
            Listening listening = listening(gateway, "AMP-01", "0.0");
            listening.event();
            assertThat(open(gateway)).isEqualTo(1);

            listening.leave();

            assertOpen(gateway, 0);
        }
    }

    @Test
    void a_stream_from_which_nothing_is_taken_is_ended_and_closed() throws IOException {
        try (CaseGateway gateway =
                producers(Map.of("capaz.streams.patience", "1s", "capaz.streams.silence", "300ms"))) {
            String token = gateway.tokenOf("AMP-01");
            String large = Json.object()
                    .with("party", "AMP-01")
                    .with("note", "x".repeat(200_000))
                    .toString();
            int records = 60;
            for (int i = 0; i < records; i++) {
                gateway.follow(SampleChain.write(LedgerKeys.party(new PartyId("AMP-" + (100 + i))), large));
            }
            URI address = URI.create(gateway.address());
            try (Socket slow = new Socket()) {
                slow.setReceiveBufferSize(4096);
                slow.connect(new InetSocketAddress(address.getHost(), address.getPort()));
                slow.getOutputStream()
                        .write(("GET /v1/changes/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                slow.setSoTimeout((int) Eventually.PATIENCE.toMillis());
                // The head of the answer and the first events: it is open.
                assertThat(new String(slow.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8))
                        .contains(" 200 ", "\ndata:");
                assertOpen(gateway, 0);
                long read = slow.getInputStream().transferTo(OutputStream.nullOutputStream());
                assertThat(read).isLessThan(records * 200_000L);
            }
        }
    }

    @Test
    void only_so_many_are_open_of_one_officer_and_of_all() {
        try (CaseGateway gateway = producers(Map.of("capaz.streams.most", "3", "capaz.streams.most-of-officer", "2"))) {
            gateway.tokenOf("AMP-02");
            try (Listening first = listening(gateway, "AMP-01", "0.0");
                    Listening second = listening(gateway, "AMP-01", "0.0")) {
                assertOpen(gateway, 2);
                try (Listening third = new Listening(gateway, "AMP-01", "/v1/changes/events")) {
                    assertThat(third.answer.statusCode()).isEqualTo(429);
                    assertThat(third.answer.headers().firstValue("Retry-After")).contains("15");
                }
                try (Listening other = listening(gateway, "AMP-02", "0.0")) {
                    assertThat(other.event().get("id")).isNotEmpty();
                    assertOpen(gateway, 3);
                    try (Listening oneMore = new Listening(gateway, "AMP-02", "/v1/changes/events")) {
                        assertThat(oneMore.answer.statusCode()).isEqualTo(429);
                    }
                    first.leave();
                    assertOpen(gateway, 2);
                    try (Listening instead = listening(gateway, "AMP-01", "0.0")) {
                        assertThat(instead.event()).isEqualTo(second.event());
                    }
                }
            }
        }
    }

    @Test
    void a_stream_ends_by_itself_and_the_next_one_goes_on() {
        try (CaseGateway gateway = producers(Map.of("capaz.streams.longest", "2s", "capaz.streams.silence", "200ms"));
                Listening listening = listening(gateway, "AMP-01", "0.0")) {
            String last = "0.0";
            for (Map<String, String> block = listening.block(); !block.isEmpty(); block = listening.block()) {
                last = block.getOrDefault("id", last);
            }
            assertOpen(gateway, 0);
            confirm(gateway);
            String data = "";
            while (!data.contains("\"receipt\"")) {
                try (Listening next = listening(gateway, "AMP-01", "0.0", "Last-Event-ID", last)) {
                    Map<String, String> told = next.block();
                    while (!told.isEmpty() && !data.contains("\"receipt\"")) {
                        last = told.getOrDefault("id", last);
                        data = told.getOrDefault("data", "");
                        told = next.block();
                    }
                }
            }
            assertThat(data).contains("P-AMP-01");
        }
    }

    @Test
    void a_stream_ends_with_the_key_of_its_officer_and_no_other_does() {
        try (CaseGateway gateway = producers(Map.of())) {
            gateway.tokenOf("AMP-02");
            try (Listening revoked = listening(gateway, "AMP-01", "0.0");
                    Listening other = listening(gateway, "AMP-02", "0.0")) {
                revoked.event();
                other.event();
                gateway.revoke("AMP-01");
                confirm(gateway);

                Map<String, String> block = revoked.block();
                while (!block.isEmpty()) {
                    assertThat(block.getOrDefault("data", "")).doesNotContain("P-AMP-01");
                    block = revoked.block();
                }
                Map<String, String> told = other.event();
                while (!told.get("data").contains("P-AMP-02")) {
                    told = other.event();
                }
                assertOpen(gateway, 1);
            }
        }
    }
}
