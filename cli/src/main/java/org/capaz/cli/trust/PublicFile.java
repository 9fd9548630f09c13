// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.message.Argument;

/** Files that gateways and verifiers read at any time. */
public final class PublicFile {
    private PublicFile() {}

    /** The bytes; a file that cannot be read fails the command. */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_READABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FILE_NAME.sentence(),
                    e);
        }
    }

    /** The text of a file in UTF-8. */
    public static String readText(Path file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /** The bytes; empty when there is no such file. */
    public static Optional<byte[]> readIfThere(Path file) {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** A rename replaces the file at once. */
    public static void replace(Path file, byte[] bytes) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(file.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
    }
}
