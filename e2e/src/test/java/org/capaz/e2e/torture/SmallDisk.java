// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.e2e.Run;
import org.capaz.network.machine.Folders;

/** A disk in memory that a node's data are moved to while the node is down, so that it can be full without any other being so. */
final class SmallDisk {
    /** To start on: a database writes ahead in files of 16 MiB. */
    private static final long ROOM = 64L << 20;

    private final Path data;

    private SmallDisk(Path data) {
        this.data = data;
    }

    /** Whether this machine lets us mount one. */
    static boolean possible() {
        return Run.program(Path.of("."), List.of("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"))
                        .exit()
                == 0;
    }

    static SmallDisk under(Path data) {
        SmallDisk disk = new SmallDisk(data);
        try {
            Files.move(data, disk.kept());
            Files.createDirectories(data);
            run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "mode=700,size=" + (Folders.size(disk.kept()) + ROOM),
                    "tmpfs",
                    data.toString());
            run("cp", "-a", disk.kept() + "/.", data.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return disk;
    }

    /** No byte more can be written, until it is freed. */
    void fill() {
        // It ends with "no space left", as it should.
        Run.program(Path.of("."), List.of("dd", "if=/dev/zero", "of=" + filler(), "bs=64k"));
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the data back, while the node is down. */
    void remove() {
        try {
            Folders.delete(kept());
            run("cp", "-a", data.toString(), kept().toString());
            run("umount", data.toString());
            Files.delete(data);
            Files.move(kept(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept() {
        return data.resolveSibling(data.getFileName() + "-kept");
    }

    private Path filler() {
        return data.resolve("filler");
    }

    private static void run(String... command) {
        Run run = Run.program(Path.of("."), List.of(command));
        if (run.exit() != 0) throw new AssertionError(String.join(" ", command) + ": " + run.err());
    }
}
