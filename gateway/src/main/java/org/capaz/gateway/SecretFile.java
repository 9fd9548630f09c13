// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that holds a key, a password or a token. If other users of the machine may read or change it, it may be known already, so
 * the gateway refuses to start with it.
 */
public final class SecretFile {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private SecretFile() {}

    /**
     * Requires that only its owner may read it. A file of another owner, as containers mount secrets, may be read by its group too:
     * this process could not read it otherwise.
     *
     * @return the same file
     */
    public static Path requireClosed(Path file) {
        try {
            Set<PosixFilePermission> open = EnumSet.copyOf(OF_OTHERS);
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            open.retainAll(permissions);
            if (!Files.getOwner(file).getName().equals(System.getProperty("user.name"))) {
                open.remove(PosixFilePermission.GROUP_READ);
            }
            if (!open.isEmpty()) {
                throw new IllegalStateException("other users may read or change " + file + " ("
                        + PosixFilePermissions.toString(permissions) + "): chmod 600 " + file
                        + ", and change the secret if somebody else was on this machine");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The secret, without blanks and line ends around it. */
    public static String read(Path file) throws IOException {
        return Files.readString(requireClosed(file)).strip();
    }
}
