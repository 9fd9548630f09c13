// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * A home in one encrypted file: keys, description, the office's database, and what the peer holds, its member's approvals of the
 * contract among it, which no other peer has. The orderer's data are left out: one that came back with an older memory of
 * what it has voted for could vote twice. A restored orderer begins with the first block and reads the others'.
 *
 * <p>Decision 235.
 */
public final class Backup {
    private static final String OWNER_ALONE = "rwx------";

    private final Home home;
    private final NetworkLayout layout;

    public Backup(Home home, NetworkLayout layout) {
        this.home = home;
        this.layout = layout;
    }

    /** What was found in a backup that could be read to its end. */
    public record Found(Home home, long files, long bytes) {}

    /**
     * Writes it; the file is complete or absent. Gateways, database and peers must not run meanwhile.
     *
     * @param recipient the PEM file of an RSA certificate, whose key opens it
     */
    public void write(Path file, Path recipient) {
        requirePossible(file, recipient);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
                    // Closed once, through what is around it: a second time it would write its end again.
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(
                            new GZIPOutputStream(SealedFile.seal(out, recipient)), StandardCharsets.UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                Files.walkFileTree(layout.root(), new Adding(tar));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /**
     * Asked before anything is stopped for a backup.
     *
     * @throws NotAccepted if none can be written there, or for that recipient
     */
    public void requirePossible(Path file, Path recipient) {
        if (file.toAbsolutePath().normalize().startsWith(layout.root())) {
            // Each backup would hold all those before it.
            throw new NotAccepted(NetworkMessage.BACKUP_INSIDE_HOME.with("folder", NetworkMessage.path(layout.root())));
        }
        SealedFile.requireRecipient(recipient);
    }

    /** Adds what belongs into a backup. */
    private final class Adding extends SimpleFileVisitor<Path> {
        private final TarArchiveOutputStream tar;

        private Adding(TarArchiveOutputStream tar) {
            this.tar = tar;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(folder)) return FileVisitResult.SKIP_SUBTREE;
            if (!folder.equals(layout.root())) {
                tar.putArchiveEntry(entry(folder));
                tar.closeArchiveEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(file) || !attributes.isRegularFile()) return FileVisitResult.CONTINUE;
            tar.putArchiveEntry(entry(file));
            Files.copy(file, tar);
            tar.closeArchiveEntry();
            return FileVisitResult.CONTINUE;
        }

        private TarArchiveEntry entry(Path path) throws IOException {
            String name = layout.root().relativize(path).toString();
            var entry = new TarArchiveEntry(Files.isDirectory(path) ? name + "/" : name);
            if (!Files.isDirectory(path)) entry.setSize(Files.size(path));
            boolean open =
                    Files.getPosixFilePermissions(path).containsAll(PosixFilePermissions.fromString("---r--r--"));
            entry.setMode(open ? 0755 : 0700);
            return entry;
        }
    }

    /** What the orderer holds, logs, what a start makes anew, and what says that a process runs. */
    private boolean isLeftOut(Path path) {
        String name = path.getFileName().toString();
        if (name.equals("process") || name.endsWith(".part")) return true;
        for (Member member : home.operated()) {
            Path own = layout.member(member);
            if (Set.of(
                            own.resolve("logs"),
                            layout.folder(member, ProcessKind.ORDERER).resolve("data"))
                    .contains(path)) {
                return true;
            }
        }
        return Set.of(layout.software(), layout.databaseLog(), layout.root().resolve("lock"))
                .contains(path);
    }

    /**
     * Reads a backup to its end and throws it away again.
     *
     * @throws NotAccepted if it cannot be opened, or is not whole
     */
    public static Found verify(Path file, Path key) {
        try {
            Path folder = Files.createTempDirectory(
                    "capaz-backup", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
            try {
                return unpack(file, key, folder, room(folder));
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a home of a backup, in a folder that is absent or empty; the folder is complete or as it was.
     *
     * @throws NotAccepted as {@link #verify} says, or if the folder holds anything
     */
    public static Found restore(Path file, Path key, Path root) {
        try {
            Path parent = root.toAbsolutePath().normalize().getParent();
            return restore(file, key, root, room(Files.createDirectories(Objects.requireNonNull(parent))));
        } catch (IOException e) {
            throw new UncheckedIOException("could not restore to " + root, e);
        }
    }

    /** Anybody can encrypt to a recipient: what unpacks to more than this machine holds must not fill its disk. */
    private static long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / 10 * 9;
    }

    /** @param room bytes that the home may take */
    static Found restore(Path file, Path key, Path root, long room) {
        Path part = root.resolveSibling(root.getFileName() + ".part");
        try {
            if (Files.exists(root) && Folders.size(root) > 0) {
                throw new NotAccepted(NetworkMessage.RESTORE_FOLDER_TAKEN.with("folder", NetworkMessage.path(root)));
            }
            Folders.delete(part);
            Files.createDirectories(part);
            try {
                Found found = unpack(file, key, part, room);
                Folders.delete(root);
                Files.move(part, root, StandardCopyOption.ATOMIC_MOVE);
                return found;
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not restore to " + root, e);
        }
    }

    private static Found unpack(Path file, Path key, Path folder, long room) throws IOException {
        long files = 0;
        long left = room;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                SealedFile.Opened opened = SealedFile.open(in, key);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(opened), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " leaves the home");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    left -= entry.getSize();
                    if (left < 0) {
                        throw new NotAccepted(NetworkMessage.RESTORE_NO_ROOM.with("file", NetworkMessage.path(file)));
                    }
                    Files.copy(tar, target);
                    files++;
                }
                boolean open = (entry.getMode() & 0004) != 0;
                String permissions =
                        entry.isDirectory() ? (open ? "rwxr-xr-x" : OWNER_ALONE) : (open ? "rw-r--r--" : "rw-------");
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
            }
            opened.requireWhole();
        } catch (IOException damaged) {
            throw new NotAccepted(NetworkMessage.BACKUP_DAMAGED.with("file", NetworkMessage.path(file)), damaged);
        }
        if (!Files.exists(Home.identity(folder))) {
            throw new NotAccepted(NetworkMessage.BACKUP_DAMAGED.with("file", NetworkMessage.path(file)));
        }
        return new Found(Home.read(folder), files, Folders.size(folder));
    }
}
