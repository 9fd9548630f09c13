// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What takes long to make and is the same for every network of this user: the Fabric programs, PostgreSQL, AOT caches.
 * It is outside of any work tree and can be deleted at any time; the next start makes it again.
 */
public record UserCache(Path folder) {

    /** {@code CAPAZ_CACHE} if set, otherwise {@code capaz} in the user's cache folder. */
    public static UserCache of(Map<String, String> environment) {
        String own = environment.getOrDefault("CAPAZ_CACHE", "");
        if (!own.isBlank()) return new UserCache(Path.of(own).toAbsolutePath());
        String users = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = users.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(users);
        return new UserCache(base.resolve("capaz").toAbsolutePath());
    }

    /** Does the work while no other process does work of that name; the lock ends with its process, so a crash blocks nobody. */
    public <T> T exclusively(String name, Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
