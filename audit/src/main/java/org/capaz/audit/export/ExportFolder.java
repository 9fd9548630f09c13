// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * A folder with every block of a ledger up to one height: {@code manifest.json}, {@code blocks/} and {@code signatures/} with
 * files of up to {@link #BLOCKS_A_FILE} blocks each. In both kinds of file each entry follows its length in four bytes, the
 * highest first.
 *
 * <p>Format: {@code docs/reference/formats/audit-export.md}.
 */
public final class ExportFolder {
    /** How many blocks one file holds, the last one excepted. */
    public static final int BLOCKS_A_FILE = 1_000;

    /** A block of Fabric is far smaller; a longer entry is no block. */
    static final int LONGEST_ENTRY = 128 << 20;

    /** Enough for the files of more blocks than a ledger makes in a century. */
    private static final int LARGEST_MANIFEST = 16 << 20;

    private final Path folder;
    private final Manifest manifest;

    private ExportFolder(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a folder whose files are those of its manifest.
     *
     * @throws ExportUnreadable when a file is missing, is another or cannot be read
     */
    public static ExportFolder open(Path folder) {
        Manifest manifest;
        try {
            manifest = Manifest.read(CanonicalJson.parseCanonicalObject(CanonicalJson.decode(manifestIn(folder))));
        } catch (IOException e) {
            throw unreadable(Manifest.FILE, e);
        } catch (JsonException e) {
            throw new ExportUnreadable(AuditMessage.EXPORT_MANIFEST_WRONG.with("defect", e.what()));
        }
        for (Manifest.BlockFile file : manifest.files()) {
            if (!file.sha256().equals(hash(folder, file.name()))) {
                throw new ExportUnreadable(AuditMessage.EXPORT_FILE_OTHER.with("file", Argument.path(file.name())));
            }
        }
        return new ExportFolder(folder, manifest);
    }

    public Manifest manifest() {
        return manifest;
    }

    /**
     * Reads every block in the order of the files.
     *
     * @throws ExportUnreadable when a file is cut or missing
     */
    public void blocks(Consumer<ExportedBlock> taker) {
        blocks(manifest.asOf(), taker);
    }

    /**
     * Reads the blocks up to that one.
     *
     * @throws ExportUnreadable when a file is cut or missing, or the export ends before that block
     */
    public void blocks(long last, Consumer<ExportedBlock> taker) {
        if (last < 0 || last > manifest.asOf()) {
            throw new ExportUnreadable(AuditMessage.EXPORT_ENDS_BEFORE
                    .with("block", Argument.count(last))
                    .and("last", Argument.count(manifest.asOf())));
        }
        long left = last + 1;
        for (Manifest.BlockFile file : manifest.files()) {
            String beside = signatures(file.name());
            try (var blocks = open(file.name());
                    var signatures = open(beside)) {
                for (long i = 0; i < file.blocks(); i++) {
                    if (left-- == 0) {
                        return;
                    }
                    taker.accept(new ExportedBlock(entry(blocks, file.name()), entry(signatures, beside)));
                }
                requireEnd(blocks, file.name());
                requireEnd(signatures, beside);
            } catch (IOException e) {
                throw unreadable(file.name(), e);
            }
        }
    }

    private static void requireEnd(DataInputStream in, String name) throws IOException {
        if (in.read() >= 0) {
            throw new ExportUnreadable(AuditMessage.EXPORT_FILE_CUT.with("file", Argument.path(name)));
        }
    }

    private static byte[] manifestIn(Path folder) throws IOException {
        try (InputStream in = regular(folder, Manifest.FILE)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw new ExportUnreadable(AuditMessage.EXPORT_MANIFEST_WRONG.with(
                        "defect",
                        VerdictMessage.FILE_TOO_LARGE
                                .with("file", Argument.path(Manifest.FILE))
                                .and("most", PlainNumbers.digits(LARGEST_MANIFEST >> 20))));
            }
            return bytes;
        }
    }

    /** What stands in place of a file, such as a pipe, might never end. */
    private static InputStream regular(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(name);
        }
        return new BufferedInputStream(Files.newInputStream(file));
    }

    /** How many of so many blocks that file holds, from 0. */
    static long blocksIn(long file, long blocks) {
        return Math.min(BLOCKS_A_FILE, blocks - file * BLOCKS_A_FILE);
    }

    /** The files that so many blocks are in. */
    static List<String> names(long blocks) {
        return LongStream.rangeClosed(0, (blocks - 1) / BLOCKS_A_FILE)
                .mapToObj(file -> nameOf(file * BLOCKS_A_FILE))
                .toList();
    }

    /** The file that a block is in. */
    static String nameOf(long block) {
        return String.format(Locale.ROOT, "blocks/%08d", block / BLOCKS_A_FILE * BLOCKS_A_FILE);
    }

    static String signatures(String blocks) {
        return blocks.replaceFirst("^blocks/", "signatures/");
    }

    private DataInputStream open(String name) throws IOException {
        return new DataInputStream(regular(folder, name));
    }

    /** The next entry of that file; a length that no entry has, or less than it says, is no whole file. */
    private static byte[] entry(DataInputStream in, String name) {
        try {
            int length = in.readInt();
            byte[] bytes = length < 0 || length > LONGEST_ENTRY ? new byte[0] : in.readNBytes(length);
            if (bytes.length != length) {
                throw new EOFException(length + " B");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** SHA-256 of a file in hexadecimal; what is large need not fit into the memory. */
    static String hash(InputStream in) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 14];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hash(Path folder, String name) {
        try (InputStream in = regular(folder, name)) {
            return hash(in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static ExportUnreadable unreadable(String name, Exception cause) {
        return new ExportUnreadable(AuditMessage.EXPORT_FILE_UNREADABLE
                .with("file", Argument.path(name))
                .and("reason", Argument.id(String.valueOf(cause.getMessage()))));
    }
}
