// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * Folders and files that are either complete or absent. Content is written under a name that ends in {@code .part} and
 * renamed at the end. Otherwise a process killed in between would leave a file that the next start takes for complete.
 */
public final class Folders {

    private Folders() {}

    /** Creates the folder if absent and lets only its owner enter it. */
    public static void closed(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Creates the folder if absent and lets every user of the machine read it. */
    public static void open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Writes the content of a new folder. */
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /** Creates the folder with its content, unless it exists. */
    public static void once(Path folder, Filling filling) {
        if (Files.exists(folder)) return;
        try {
            Files.createDirectories(folder.getParent());
            try (DirectoryStream<Path> left =
                    Files.newDirectoryStream(folder.getParent(), folder.getFileName() + ".*.part")) {
                for (Path old : left) delete(old);
            }
            // Named by process id: a program started by a process that was killed since may still be writing into its
            // own.
            Path part = folder.resolveSibling(
                    folder.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            Files.createDirectories(part);
            filling.into(part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + folder, e);
        }
    }

    /**
     * Puts a new content in place of a folder, for its owner alone. Whoever opens the folder's files meets the old ones or
     * the new ones; killed between the two renames it is absent, and {@link #finishReplacing} puts the new one there.
     */
    public static void replace(Path folder, Filling filling) {
        finishReplacing(folder);
        Path next = next(folder);
        Path former = folder.resolveSibling(folder.getFileName() + ".former.part");
        try {
            delete(former);
            Path part = folder.resolveSibling(folder.getFileName() + ".part");
            delete(part);
            Files.createDirectories(part);
            filling.into(part);
            closeAll(part);
            Files.move(part, next, StandardCopyOption.ATOMIC_MOVE);
            Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
            finishReplacing(folder);
            delete(former);
        } catch (IOException e) {
            throw new UncheckedIOException("could not replace " + folder, e);
        }
    }

    /** Completes a replacement of which everything was written and which was killed before its end. */
    public static void finishReplacing(Path folder) {
        Path next = next(folder);
        if (!Files.exists(next)) return;
        try {
            if (Files.exists(folder)) delete(next);
            else Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not replace " + folder, e);
        }
    }

    private static Path next(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".next");
    }

    /** Writes a file that every user of the machine may read; readers see the old or the new content, never a part. */
    public static void write(Path file, byte[] content) {
        write(file, content, "rw-r--r--");
    }

    /** As {@link #write}, but only the owner may read it, from the first byte on. */
    public static void writeSecret(Path file, byte[] content) {
        write(file, content, "rw-------");
    }

    private static void write(Path file, byte[] content, String permissions) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(part, content);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /** Requires of a file that holds a secret that no other user may read or change it: one that could be read may be known. */
    public static void requireClosed(Path secret) {
        try {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(secret));
            if (!permissions.endsWith("------")) {
                throw new NotAccepted(NetworkMessage.SECRET_OPEN
                        .with("file", NetworkMessage.path(secret))
                        .and("permissions", Argument.id(permissions)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the folder and everything below it accessible to the owner only. */
    public static void closeAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target);
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Total size of all files below, in bytes; files deleted meanwhile are skipped. */
    public static long size(Path folder) {
        long[] bytes = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes[0];
    }
}
