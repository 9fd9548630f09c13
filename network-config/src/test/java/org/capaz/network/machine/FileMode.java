// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The permissions of a file or folder, as {@code ls -l} writes them. */
public final class FileMode {

    private FileMode() {}

    public static String of(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
