// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.Settings;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;

/** The public records of the network as its operators publish them; read anew each time, as a new anchor may be published at any time. */
@Singleton
public final class TrustFiles {
    private static final Set<String> PUBLIC = Set.of("anchor.json", "anchor.sigs.json", "peers.json");

    private final Path folder;

    TrustFiles(Settings settings) {
        this.folder = settings.publicDir();
    }

    /** The anchor that this gateway checks its own labels against. */
    public Anchor anchor() {
        return Anchor.read(file("anchor.json")
                .orElseThrow(() -> new IllegalStateException("there is no anchor.json in " + folder)));
    }

    /** The peers whose signatures a label may carry. */
    PeerDirectory peers() {
        return PeerDirectory.read(
                file("peers.json").orElseThrow(() -> new IllegalStateException("there is no peers.json in " + folder)));
    }

    /** One of the public files, when it is published. */
    public Optional<byte[]> file(String name) {
        Path file = folder.resolve(name);
        if (!PUBLIC.contains(name) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
