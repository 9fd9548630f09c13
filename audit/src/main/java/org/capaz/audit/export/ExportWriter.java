// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.verdict.CheckFailed;

/**
 * Writes an export block by block. One that was interrupted is gone on with: whole blocks stay, a cut one is dropped. There is
 * no manifest, and so no export, before everything is written.
 */
public final class ExportWriter {
    private final Path folder;
    private long next;
    private Optional<BlockHeader> last = Optional.empty();

    /**
     * Goes on in that folder, which is made when it is missing.
     *
     * @throws ExportUnreadable when the last block that it holds cannot be read
     * @throws IOException when it cannot be written
     */
    public ExportWriter(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("blocks"));
        Files.createDirectories(folder.resolve("signatures"));
        Files.deleteIfExists(folder.resolve(Manifest.FILE));
        while (true) {
            long kept = keepWhole(ExportFolder.nameOf(next));
            next += kept;
            if (kept < ExportFolder.BLOCKS_A_FILE) {
                return;
            }
        }
    }

    /** The number of the block that comes next. */
    public long next() {
        return next;
    }

    /**
     * Takes the next block.
     *
     * @throws ExportUnreadable when it cannot be read or does not follow the one before
     * @throws IOException when it cannot be written
     */
    public void append(ExportedBlock exported) throws IOException {
        BlockHeader header = header(next, exported.block());
        boolean follows = header.number() == next
                && (last.isEmpty()
                        || Arrays.equals(header.previousHash(), last.get().hash()));
        if (!follows) {
            throw new ExportUnreadable(AuditMessage.EXPORT_BLOCK_NOT_NEXT
                    .with("block", Argument.count(next))
                    .and("folder", Argument.path(folder.toString())));
        }
        String name = ExportFolder.nameOf(next);
        append(name, exported.block());
        append(ExportFolder.signatures(name), exported.signatures());
        last = Optional.of(header);
        next++;
    }

    /**
     * Ends the export with its manifest.
     *
     * @param families how many records each family has as of the last block
     * @throws ExportUnreadable when no block was taken
     * @throws IOException when it cannot be written
     */
    public Manifest finish(String channel, SortedMap<String, Long> families) throws IOException {
        BlockHeader head = last.orElseThrow(() -> new ExportUnreadable(AuditMessage.EXPORT_ANSWER_CUT.sentence()));
        List<Manifest.BlockFile> files = new ArrayList<>();
        for (String name : ExportFolder.names(next)) {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                files.add(
                        new Manifest.BlockFile(name, ExportFolder.blocksIn(files.size(), next), ExportFolder.hash(in)));
            }
        }
        var manifest = new Manifest(channel, next - 1, HexFormat.of().formatHex(head.hash()), files, families);
        Path unfinished = folder.resolve(Manifest.FILE + ".new");
        Files.write(unfinished, CanonicalJson.bytes(manifest.json()));
        Files.move(unfinished, folder.resolve(Manifest.FILE), StandardCopyOption.ATOMIC_MOVE);
        return manifest;
    }

    private static BlockHeader header(long number, byte[] block) {
        try {
            return Block.read(block).header();
        } catch (CheckFailed failed) {
            throw new ExportUnreadable(AuditMessage.EXPORT_BLOCK_UNREADABLE
                    .with("block", Argument.count(number))
                    .and("reason", failed.evidence()));
        }
    }

    private void append(String name, byte[] entry) throws IOException {
        try (OutputStream file = Files.newOutputStream(
                        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var out = new DataOutputStream(file)) {
            out.write(framed(entry));
        }
    }

    private static byte[] framed(byte[] entry) {
        return ByteBuffer.allocate(Integer.BYTES + entry.length)
                .putInt(entry.length)
                .put(entry)
                .array();
    }

    /** Cuts both files behind the last block that is whole in each; how many blocks that leaves. */
    private long keepWhole(String name) throws IOException {
        List<Long> blocks = ends(name);
        List<Long> signatures = ends(ExportFolder.signatures(name));
        int whole = Math.min(blocks.size(), signatures.size());
        cut(name, blocks, whole);
        cut(ExportFolder.signatures(name), signatures, whole);
        if (whole > 0) {
            try (var in = new DataInputStream(Files.newInputStream(folder.resolve(name)))) {
                in.skipNBytes(whole == 1 ? 0 : blocks.get(whole - 2));
                last = Optional.of(header(next + whole - 1, in.readNBytes(in.readInt())));
            }
        }
        return whole;
    }

    /** Where each whole entry of a file ends. */
    private List<Long> ends(String name) throws IOException {
        Path file = folder.resolve(name);
        List<Long> ends = new ArrayList<>();
        if (!Files.exists(file)) {
            return ends;
        }
        long size = Files.size(file);
        long at = 0;
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            while (at + Integer.BYTES <= size) {
                int length = in.readInt();
                at += Integer.BYTES + (long) length;
                if (length < 0 || at > size) {
                    break;
                }
                in.skipNBytes(length);
                ends.add(at);
            }
        }
        return ends;
    }

    private void cut(String name, List<Long> ends, int whole) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole == 0 ? 0 : ends.get(whole - 1));
            }
        }
    }
}
