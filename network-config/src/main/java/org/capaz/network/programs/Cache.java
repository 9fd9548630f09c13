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

/** What is costly to make and the same for every network of this user: outside any work tree, and safe to delete. */
public record Cache(Path folder) {

    /** {@code CAPAZ_CACHE}, else {@code capaz} in the user's cache folder. */
    public static Cache of(Map<String, String> environment) {
        String own = environment.getOrDefault("CAPAZ_CACHE", "");
        if (!own.isBlank()) return new Cache(Path.of(own).toAbsolutePath());
        String users = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = users.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(users);
        return new Cache(base.resolve("capaz").toAbsolutePath());
    }

    /** Does the work while no other process does work of that name; a lock dies with its process. */
    public <T> T alone(String name, Supplier<T> work) {
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
