// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.capaz.network.machine.Pause;

/**
 * A clock that is one gateway's alone and can jump while it runs: libfaketime between the process and the machine's. It is
 * loaded by a program before the real {@code setsid} on the path, with which {@code ./capaz up} starts each process, so that
 * {@code up} itself and all other processes keep the machine's clock. Monotonic time goes on as it does when a clock is set.
 */
final class OwnClock {
    private static final String STARTER = """
            #!/bin/sh
            if [ "$CAPAZ_MEMBER" = "%s" ]; then
              export LD_PRELOAD='%s' FAKETIME_TIMESTAMP_FILE='%s' FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1
            fi
            PATH=${PATH#*:}
            exec setsid "$@"
            """;

    /** Longer than the library goes on with what it read of the file before. */
    private static final Duration NOTICED = Duration.ofMillis(1_500);

    private final Path folder;

    private OwnClock(Path folder) {
        this.folder = folder;
    }

    /** Whether the library is on this machine. */
    static boolean possible() {
        return library().isPresent();
    }

    private static Optional<Path> library() {
        try (DirectoryStream<Path> systems = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (Path system : systems) {
                Path library = system.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) return Optional.of(library);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Right until it jumps. */
    static OwnClock of(String member, Path home) {
        OwnClock clock = new OwnClock(home.resolve("own-clock").resolve(member));
        try {
            Path starter = Files.createDirectories(clock.folder).resolve("setsid");
            clock.set(Duration.ZERO);
            Files.writeString(starter, STARTER.formatted(member, library().orElseThrow(), clock.file()));
            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clock;
    }

    /** With which {@code ./capaz up} starts that member's gateway on this clock. */
    String path() {
        return folder + ":" + System.getenv("PATH");
    }

    /** It is wrong by that much from now on. */
    void jump(Duration wrong) {
        set(wrong);
        Pause.of(NOTICED);
    }

    private Path file() {
        return folder.resolve("offset");
    }

    private void set(Duration wrong) {
        try {
            Files.writeString(file(), "%+d%n".formatted(wrong.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
