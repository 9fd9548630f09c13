// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.PlayedMonths;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.Test;

/**
 * The records that the same statements leave, as hashes: a change of structure or of words must not change a byte on the
 * ledger. Who changes a record on purpose writes the hashes anew with {@code -Dcapaz.write=true} and says so in the commit.
 */
class StateHashTest {
    private static final Path EXPECTED = Path.of("src/test/resources/state-hashes.txt");

    @Test
    void the_same_statements_leave_the_same_records() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("worked-case " + ofRecords(Stage.CERTIFIED.world()));
        lines.add("plausible-months " + ofRecords(plausibleMonths()));
        for (StatementKind kind : StatementKind.values()) {
            lines.add(kind.kind() + " " + ofEvents(EveryKind.samples(kind)));
        }
        if (Boolean.getBoolean("capaz.write")) {
            Files.write(EXPECTED, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(EXPECTED));
    }

    private static Consortium plausibleMonths() {
        return PlayedMonths.world(20_241, "H", 2, 8, Duration.ofDays(7), Instant.parse("2024-03-05T12:00:00Z"));
    }

    private static String ofRecords(Consortium world) {
        MessageDigest digest = sha256();
        world.ledger().records().forEach((key, value) -> add(key, value, digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String ofEvents(List<Draft> drafts) {
        MessageDigest digest = sha256();
        for (Draft draft : drafts) {
            if (!(draft.judged() instanceof StatementProcessor.Answer.Recorded recorded)) {
                throw new AssertionError(draft + " is not recorded: " + draft.judged());
            }
            for (StateChange event : recorded.events()) {
                digest.update(event.name().getBytes(StandardCharsets.UTF_8));
                add(event.key(), event.value(), digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(LedgerKey key, Json value, MessageDigest digest) {
        digest.update(key.onLedger().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(CanonicalJson.bytes(value));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
