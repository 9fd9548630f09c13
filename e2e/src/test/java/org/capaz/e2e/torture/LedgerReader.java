// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.e2e.Gateway;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockTransaction;

/** Reads what each member holds: the blocks of its peer, and the hash over what its gateway has read from them. */
final class LedgerReader {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Testbed bed;

    LedgerReader(Testbed bed) {
        this.bed = bed;
    }

    /** All members as of that block, as soon as each gateway has read it. */
    Map<String, Ledger> ledgers(long last) {
        Map<String, Ledger> ledgers = new TreeMap<>();
        for (String member : Testbed.MEMBERS) {
            String facts = facts(member, last);
            ledgers.put(member, new Ledger(blocks(member, last), facts));
        }
        return ledgers;
    }

    private String facts(String member, long last) {
        Json.Obj hashes = get(member, "/v1/projection/hashes?asOf=" + last).json();
        return ((Json.Arr) hashes.get("tables"))
                .items().stream()
                        .map(Json.Obj.class::cast)
                        .filter(table -> Json.text("fact").equals(table.get("table")))
                        .map(table -> table.get("hash").toString())
                        .findFirst()
                        .orElseThrow();
    }

    private List<Ledger.Block> blocks(String member, long last) {
        List<Ledger.Block> blocks = new ArrayList<>();
        while (blocks.size() <= last) {
            byte[] page = get(member, "/v1/audit/export?from=" + blocks.size() + "&to=" + last)
                    .response()
                    .body();
            for (ByteBuffer in = ByteBuffer.wrap(page); in.hasRemaining(); entry(in)) {
                blocks.add(block(Block.read(entry(in))));
            }
        }
        return blocks;
    }

    /** Each block travels after its length, and so do the signatures behind it. */
    private static byte[] entry(ByteBuffer in) {
        byte[] entry = new byte[in.getInt()];
        in.get(entry);
        return entry;
    }

    private static Ledger.Block block(Block block) {
        List<Ledger.Recorded> recorded = block.transactions().stream()
                .filter(BlockTransaction::valid)
                .flatMap(transaction -> transaction.endorsed().stream()
                        .flatMap(endorsed -> statements(endorsed.arguments()))
                        .map(statement -> new Ledger.Recorded(statement, transaction.txId())))
                .toList();
        return new Ledger.Block(
                block.number(),
                HexFormat.of().formatHex(block.header().previousHash()),
                HexFormat.of().formatHex(block.header().hash()),
                recorded);
    }

    /** The ids of the statements that a function of the contract was called with; none for one that takes no statement. */
    private static Stream<String> statements(List<byte[]> arguments) {
        if (arguments.size() < 2) return Stream.of();
        try {
            Json.Obj argument = CanonicalJson.parseObject(new String(arguments.get(1), StandardCharsets.UTF_8));
            List<Json> all = argument.get("statements") instanceof Json.Arr batch ? batch.items() : List.of(argument);
            return all.stream()
                    .map(signed -> ((Json.Obj) signed).get("statement"))
                    .filter(Json.Obj.class::isInstance)
                    .map(statement -> ((Json.Str) ((Json.Obj) statement).get("id")).text());
        } catch (JsonException none) {
            return Stream.of();
        }
    }

    /** A gateway may still be reading after its peer was repaired. */
    private Gateway.Answer get(String member, String path) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        Gateway gateway = new Gateway(bed.gateway(member));
        Gateway.Answer answer = gateway.get(path, bed.registrar(member));
        while (answer.status() != 200 && Instant.now().isBefore(giveUp)) {
            try {
                Thread.sleep(Duration.ofMillis(500));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
            answer = gateway.get(path, bed.registrar(member));
        }
        if (answer.status() != 200) throw new AssertionError(member + " " + path + ": " + answer.body());
        return answer;
    }
}
