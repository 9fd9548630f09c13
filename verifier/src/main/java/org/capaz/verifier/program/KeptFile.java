// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is kept between two runs. */
public final class KeptFile {
    private KeptFile() {}

    /**
     * Writes beside and renames, so that a crash leaves the file as it was; each run beside under a name of its own, so that two
     * runs at once do not write into each other's.
     *
     * @param file the file, whose folder need not exist yet
     * @param bytes what it holds afterwards
     * @throws IOException when the machine cannot keep it
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
