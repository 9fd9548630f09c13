// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.audit.export.ExportFolder;
import org.capaz.audit.export.ExportUnreadable;
import org.capaz.audit.export.ExportWriter;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.perform.AuditCheck;
import org.capaz.audit.perform.AuditReport;
import org.capaz.audit.perform.Difference;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.verifier.demo.EveryByte;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.verdict.CheckFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An export and a gateway's answer are a stranger's files: whatever they hold, the folder is refused, or the audit ends with a
 * report in which another content than the ledger's shows.
 */
class ExportFuzzTest {
    /** Declares producers and a lot: enough for every kind of part, and performed in a moment. */
    private static final List<Draft.Call> CALLS = Stage.MELTED.world().calls().subList(0, 6);

    private static final RehearsedChain CHAIN = chain();
    private static final byte[] BLOCKS = file(CHAIN.blocks(), true);
    private static final byte[] SIGNATURES = file(CHAIN.blocks(), false);

    @TempDir
    static Path folder;

    private static RehearsedChain chain() {
        var chain = new RehearsedChain();
        CALLS.forEach(chain::add);
        return chain;
    }

    @MethodSource("manifests")
    @FuzzTest
    void a_manifest_is_that_of_these_files_or_refused(byte[] manifest) {
        EveryByte.inTime("manifest", () -> {
            write(BLOCKS, SIGNATURES);
            write("manifest.json", manifest);
            try {
                Manifest read = ExportFolder.open(folder).manifest();
                assertThat(read.asOf()).isEqualTo(CALLS.size());
                assertThat(read.files()).hasSize(1);
                assertThat(read.files().getFirst().sha256()).isEqualTo(Digest.hex(BLOCKS));
            } catch (ExportUnreadable refused) {
                assertThat(refused.sentence().in(Language.ENGLISH)).isNotBlank();
            }
        });
    }

    static Stream<byte[]> manifests() {
        String manifest = new String(manifestOf(BLOCKS, CHAIN.head()), UTF_8);
        return Stream.of(
                        manifest,
                        manifest.replace("\"asOf\":" + CALLS.size(), "\"asOf\":9007199254740991"),
                        manifest.replace("\"asOf\":" + CALLS.size(), "\"asOf\":-1"),
                        manifest.replace("{\"blocks\":", "{\"blocks\":1"),
                        manifest.replace("00000000", "../../../etc/hosts"))
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("blockFiles")
    @FuzzTest
    void other_blocks_are_refused_or_differ(byte[] blocks) {
        EveryByte.inTime("blocks", () -> {
            if (audited(blocks, SIGNATURES)) {
                assertThat(blocks).isEqualTo(BLOCKS);
            }
        });
    }

    static Stream<byte[]> blockFiles() {
        return Stream.of(BLOCKS);
    }

    @MethodSource("signatureFiles")
    @FuzzTest
    void other_signatures_are_refused_or_judged(byte[] signatures) {
        EveryByte.inTime("signatures", () -> audited(BLOCKS, signatures));
    }

    static Stream<byte[]> signatureFiles() {
        return Stream.of(SIGNATURES);
    }

    /** Whether the audit of these files found that everything agrees. */
    private static boolean audited(byte[] blocks, byte[] signatures) {
        write(blocks, signatures);
        write("manifest.json", manifestOf(blocks, CHAIN.head()));
        try {
            AuditReport report = Audit.of(CHAIN.anchor(), ExportFolder.open(folder), block -> {});
            assertThat(report.json()).isNotBlank();
            return report.exitCode() == 0;
        } catch (ExportUnreadable refused) {
            assertThat(refused.sentence().in(Language.SPANISH)).isNotBlank();
        } catch (CheckFailed unreadable) {
            assertThat(unreadable.evidence().in(Language.SPANISH)).isNotBlank();
        }
        return false;
    }

    @MethodSource("arguments")
    @FuzzTest
    void whatever_members_agreed_to_ask_is_judged(byte[] arguments) {
        var change = new RehearsedChain.Change();
        change.arguments = asked ->
                Arrays.stream(new String(arguments, UTF_8).split("\n", -1)).toList();

        agreed(change);
    }

    static Stream<byte[]> arguments() {
        List<String> asked = CALLS.getLast().arguments();
        return Stream.of(
                        "",
                        "\n",
                        "DeclareLot",
                        "x\n{}\n{}",
                        asked.getFirst() + "\n{\"statement\":{},\"signatures\":[]}")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("records")
    @FuzzTest
    void whatever_members_agreed_to_write_is_judged(byte[] value) {
        for (String key : List.of("\u0000lot\u0000LX\u0000", "\u0000transformation\u0000TX\u0000", "no key")) {
            agreed(writing(key, value));
        }
    }

    static Stream<byte[]> records() {
        return Stream.of("", "{}", "[]", "{\"lot\":\"LX\"}", "\"text\"").map(text -> text.getBytes(UTF_8));
    }

    @Test
    void what_is_no_record_is_named_and_what_no_longer_adds_up_is_said() {
        AuditReport noKey = agreed(writing("no key", "{}".getBytes(UTF_8)));
        assertThat(noKey.differences())
                .extracting(Difference::check, Difference::code)
                .containsExactly(tuple(AuditCheck.RECORDS, "WRITES"), tuple(AuditCheck.RECORDS, "NO-RECORD"));
        assertThat(noKey.balance()).isPresent();

        AuditReport noLot = agreed(writing("\u0000lot\u0000LX\u0000", "{}".getBytes(UTF_8)));
        assertThat(noLot.differences())
                .extracting(Difference::check, Difference::code)
                .contains(tuple(AuditCheck.BALANCE, "NOT-ASKED"));
        assertThat(noLot.balance()).isEmpty();
        assertThat(noLot.json()).contains("\"balance\":null");
    }

    @Test
    void a_transaction_without_a_function_is_named() {
        var change = new RehearsedChain.Change();
        change.arguments = asked -> List.of();

        assertThat(agreed(change).differences())
                .extracting(Difference::check, Difference::code)
                .contains(tuple(AuditCheck.RULES, "E-ARGS"));
    }

    private static RehearsedChain.Change writing(String key, byte[] value) {
        var change = new RehearsedChain.Change();
        change.writes = writes -> {
            SortedMap<String, byte[]> more = new TreeMap<>(writes);
            more.put(key, value);
            return more;
        };
        return change;
    }

    /** The audit of a chain one of whose transactions the members changed and signed in agreement. */
    private static AuditReport agreed(RehearsedChain.Change change) {
        List<ExportedBlock> blocks = CHAIN.changedAt(CALLS, CALLS.size() / 2, change);
        write(file(blocks, true), file(blocks, false));
        byte[] last = Block.read(blocks.getLast().block()).header().hash();
        write("manifest.json", manifestOf(file(blocks, true), HexFormat.of().formatHex(last)));
        List<AuditReport> report = new ArrayList<>();
        EveryByte.inTime("audit", () -> report.add(Audit.of(CHAIN.anchor(), ExportFolder.open(folder), block -> {})));
        assertThat(report.getFirst().exitCode()).isEqualTo(1);
        return report.getFirst();
    }

    @MethodSource("pages")
    @FuzzTest
    void a_page_of_a_gateway_holds_at_least_a_block_and_nothing_else(byte[] page) {
        EveryByte.inTime("page", () -> {
            try {
                List<ExportedBlock> blocks = ExportedBlock.readAll(page);
                assertThat(blocks).isNotEmpty();
                assertThat(joined(blocks.stream().map(ExportedBlock::framed).toList()))
                        .isEqualTo(page);
                append(blocks);
            } catch (ExportUnreadable refused) {
                assertThat(refused.sentence().in(Language.ENGLISH)).isNotBlank();
            }
        });
    }

    static Stream<byte[]> pages() {
        return Stream.of(
                joined(CHAIN.blocks().stream()
                        .limit(3)
                        .map(ExportedBlock::framed)
                        .toList()),
                new byte[8],
                new byte[0]);
    }

    private static void append(List<ExportedBlock> blocks) {
        try {
            Path empty = Files.createTempDirectory(folder, "page");
            var writer = new ExportWriter(empty);
            for (ExportedBlock block : blocks) {
                writer.append(block);
            }
            assertThat(new ExportWriter(empty).next()).isEqualTo(blocks.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("delivered")
    @FuzzTest
    void a_block_as_a_peer_delivers_it_is_kept_in_one_form_or_refused(byte[] delivered) {
        EveryByte.inTime("block", () -> {
            try {
                byte[] kept = ExportedBlock.of(delivered).block();
                assertThat(ExportedBlock.of(kept).block()).isEqualTo(kept);
            } catch (CheckFailed refused) {
                assertThat(refused.evidence()).isNotNull();
            }
        });
    }

    static Stream<byte[]> delivered() {
        return CHAIN.blocks().stream().limit(2).map(ExportedBlock::block);
    }

    @Test
    void every_altered_byte_of_an_export_is_refused_or_differs() {
        assertThat(audited(BLOCKS, SIGNATURES)).isTrue();
        EveryByte.of(manifestOf(BLOCKS, CHAIN.head()), 100, this::a_manifest_is_that_of_these_files_or_refused);
        EveryByte.of(BLOCKS, 20, this::other_blocks_are_refused_or_differ);
        EveryByte.of(SIGNATURES, 10, this::other_signatures_are_refused_or_judged);
    }

    private static byte[] manifestOf(byte[] blocks, String head) {
        String sha256 = Digest.hex(blocks);
        var families = CHAIN.families().entrySet().stream()
                .map(family -> "{\"family\":\"" + family.getKey() + "\",\"records\":" + family.getValue() + "}")
                .toList();
        return ("{\"asOf\":" + CALLS.size() + ",\"channel\":\"capaz\",\"families\":[" + String.join(",", families)
                        + "],\"files\":[{\"blocks\":" + (CALLS.size() + 1)
                        + ",\"name\":\"blocks/00000000\",\"sha256\":\"" + sha256
                        + "\"}],\"format\":\"gold-audit-export/1\",\"head\":\"" + head + "\"}")
                .getBytes(UTF_8);
    }

    private static void write(byte[] blocks, byte[] signatures) {
        write("blocks/00000000", blocks);
        write("signatures/00000000", signatures);
    }

    private static void write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(List<ExportedBlock> blocks, boolean ofBlocks) {
        List<byte[]> parts = new ArrayList<>();
        for (ExportedBlock block : blocks) {
            byte[] framed = block.framed();
            int first = Integer.BYTES + block.block().length;
            parts.add(ofBlocks ? Arrays.copyOf(framed, first) : Arrays.copyOfRange(framed, first, framed.length));
        }
        return joined(parts);
    }

    private static byte[] joined(List<byte[]> parts) {
        var out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
