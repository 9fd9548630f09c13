// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.capaz.gateway.Settings;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;

/**
 * The public records of the network as its operators publish them. A new anchor may be published at any time, so each
 * question looks at the file; it is read and parsed again only when its stamp is another.
 */
@Singleton
public final class TrustFiles {
    private static final Set<String> PUBLIC = Set.of("anchor.json", "anchor.sigs.json", "peers.json");

    private final Path folder;
    private final Map<String, Content> read = new ConcurrentHashMap<>();
    private volatile Parsed<Anchor> anchor = Parsed.none();
    private volatile Parsed<PeerDirectory> peers = Parsed.none();

    /** A file's place on the disk, its size and the time of its last change; a file that was replaced differs in one of them. */
    private record Stamp(Object file, long size, FileTime changed) {}

    private record Content(Stamp stamp, byte[] bytes) {}

    /** What those very bytes hold. */
    private record Parsed<T>(byte[] of, Optional<T> value) {
        static <T> Parsed<T> none() {
            return new Parsed<>(new byte[0], Optional.empty());
        }
    }

    TrustFiles(Settings settings) {
        this.folder = settings.publicDir();
    }

    /** The anchor that this gateway checks its own labels against. */
    public Anchor anchor() {
        Parsed<Anchor> known = parsed(required("anchor.json"), anchor, Anchor::read);
        anchor = known;
        return known.value().orElseThrow();
    }

    /** The peers whose signatures a label may carry. */
    public PeerDirectory peers() {
        Parsed<PeerDirectory> known = parsed(required("peers.json"), peers, PeerDirectory::read);
        peers = known;
        return known.value().orElseThrow();
    }

    private byte[] required(String name) {
        return file(name).orElseThrow(() -> new IllegalStateException("there is no " + name + " in " + folder));
    }

    private static <T> Parsed<T> parsed(byte[] content, Parsed<T> known, Function<byte[], T> reader) {
        return Arrays.equals(known.of(), content) ? known : new Parsed<>(content, Optional.of(reader.apply(content)));
    }

    /** One of the public files, when it is published. */
    public Optional<byte[]> file(String name) {
        if (!PUBLIC.contains(name)) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                return Optional.empty();
            }
            var stamp = new Stamp(Optional.ofNullable(found.fileKey()), found.size(), found.lastModifiedTime());
            Content content = read.get(name);
            if (content == null || !content.stamp().equals(stamp)) {
                content = new Content(stamp, Files.readAllBytes(file));
                read.put(name, content);
            }
            return Optional.of(content.bytes());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
