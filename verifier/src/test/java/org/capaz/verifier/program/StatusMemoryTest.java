// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.demo.DemoNetwork;
import org.capaz.verifier.trust.Anchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest status list that held is kept of each network and channel. */
class StatusMemoryTest {
    private static final long NOW = AS_OF + 7_380;
    private static final byte[] LIST = DemoNetwork.statusList(AS_OF);

    @TempDir
    Path folder;

    private StatusMemory memory;

    @BeforeEach
    void a_list_is_kept() {
        memory = new StatusMemory(folder.resolve("deep").resolve("seen.json"));
        assertThat(memory.of(ANCHOR, NOW)).isEmpty();
        assertThat(memory.keep(ANCHOR, LIST, NOW)).isEmpty();
    }

    @Test
    void it_is_given_back_with_its_age() {
        assertKept(LIST);
        assertThat(age()).contains("2026-11-20T12:00:00Z", "2 h 3 min ago");
    }

    @Test
    void a_newer_list_takes_its_place_and_an_older_one_does_not() {
        byte[] newer = DemoNetwork.statusList(AS_OF + 60);

        memory.keep(ANCHOR, newer, NOW);
        memory.keep(ANCHOR, LIST, NOW);

        assertKept(newer);
    }

    @Test
    void a_list_that_does_not_hold_does_not_take_its_place() {
        String newer = new String(DemoNetwork.statusList(AS_OF + 60), UTF_8);
        String otherBits = CanonicalJson.write(CanonicalJson.parseObject(newer).with("bits", "AAAA"));
        String unsigned = CanonicalJson.write(CanonicalJson.parseObject(newer).with("payloads", Json.texts(List.of())));

        for (String list : List.of(otherBits, unsigned, "no list")) {
            assertThat(memory.keep(ANCHOR, list.getBytes(UTF_8), NOW)).isEmpty();
        }

        assertKept(LIST);
    }

    @Test
    void a_list_from_the_future_does_not_take_its_place() {
        memory.keep(ANCHOR, DemoNetwork.statusList(NOW + 301), NOW);

        assertKept(LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"genesis", "channel"})
    void another_network_or_channel_has_none(String field) {
        assertThat(memory.of(other(field), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "maxSkew"})
    void another_anchor_of_the_network_has_it(String field) {
        Anchor same = Anchor.read(CanonicalJson.bytes(anchor().with(field, 2)));

        assertThat(memory.of(same, NOW)).isPresent();
    }

    @Test
    void what_was_changed_on_the_disk_is_told_and_gives_way_to_any_list_that_holds() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
            Files.writeString(files.findFirst().orElseThrow(), "changed");
        }
        assertThat(age()).contains("does not hold");

        memory.keep(ANCHOR, LIST, NOW);

        assertKept(LIST);
    }

    @Test
    void a_list_that_cannot_be_written_is_told() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");

        assertThat(new StatusMemory(blocked.resolve("seen.json")).keep(ANCHOR, LIST, NOW))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence.in(Language.ENGLISH)).contains("blocked", "is not kept"));
    }

    private void assertKept(byte[] list) {
        assertThat(memory.of(ANCHOR, NOW))
                .hasValueSatisfying(kept -> assertThat(kept.list()).isEqualTo(list));
    }

    private String age() {
        return memory.of(ANCHOR, NOW).orElseThrow().age().in(Language.ENGLISH);
    }

    private static Anchor other(String field) {
        String value = field.equals("genesis") ? ANCHOR.genesis().substring(0, 8) + "77".repeat(28) : "other";
        return Anchor.read(CanonicalJson.bytes(anchor().with(field, value)));
    }

    private static Json.Obj anchor() {
        return CanonicalJson.parseObject(new String(ANCHOR.bytes(), UTF_8));
    }
}
