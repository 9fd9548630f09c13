// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkMessage;

/**
 * The chaincode or the gateway as this network runs it: its jar and the jars its manifest names, copied into a folder of
 * the network that is named by their digest. A new build therefore never changes the files of a running process.
 *
 * @param name chaincode or gateway
 * @param folder holds the copies
 * @param listing one line for each jar: its digest and name, as {@code sha256sum -c} reads it
 */
public record InstalledJars(String name, Path folder, String listing) {

    // Java rejects an AOT cache if a jar's modification time differs; one time for all copies lets networks share a
    // cache.
    private static final FileTime COPY_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Copies what the build has left in that folder, unless the same jars are already there. */
    public static InstalledJars install(String name, Path built, NetworkLayout layout) {
        Path jar = built.resolve(name + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new MissingPrerequisite(NetworkMessage.PROGRAM_NOT_BUILT
                    .with("program", Argument.id(name))
                    .and("jar", NetworkMessage.path(jar)));
        }
        List<String> parts = parts(jar, built);
        StringBuilder listing = new StringBuilder();
        for (String part : parts) {
            listing.append(Digest.hex(bytes(built.resolve(part))))
                    .append("  ")
                    .append(part)
                    .append('\n');
        }
        InstalledJars jars = new InstalledJars(
                name,
                layout.software()
                        .resolve(name + "-" + Digest.hex(listing.toString()).substring(0, 16)),
                listing.toString());
        Folders.once(jars.folder(), copy -> {
            for (String part : parts) {
                Path target = copy.resolve(part);
                Files.createDirectories(target.getParent());
                Files.copy(built.resolve(part), target);
                Files.setLastModifiedTime(target, COPY_TIME);
            }
        });
        return jars;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    Path jar() {
        return folder.resolve(name + ".jar");
    }

    /** Digest of all jars together. */
    public String digest() {
        return Digest.hex(listing);
    }

    /** Deletes other copies of these programs. Called when nothing runs from them any more. */
    public static void keepOnly(List<InstalledJars> used, NetworkLayout layout) {
        List<Path> folders = used.stream().map(InstalledJars::folder).toList();
        try (Stream<Path> all = Files.list(layout.software())) {
            for (Path folder : (Iterable<Path>) all::iterator) {
                boolean sameProgram = used.stream()
                        .anyMatch(jars -> folder.getFileName().toString().startsWith(jars.name() + "-"));
                if (sameProgram && !folders.contains(folder)) Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar and what its manifest names. Other jars in lib are left from an older build and are not on the class path. */
    private static List<String> parts(Path jar, Path built) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String classPath = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            List<String> libraries = classPath == null
                    ? List.of()
                    : Arrays.asList(classPath.strip().split("\\s+"));
            for (String library : libraries) {
                if (!Files.isRegularFile(built.resolve(library))) {
                    throw new MissingPrerequisite(NetworkMessage.LIBRARY_NOT_BESIDE_JAR
                            .with("jar", NetworkMessage.path(jar))
                            .and("library", Argument.id(library)));
                }
            }
            return Stream.concat(Stream.of(jar.getFileName().toString()), libraries.stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + jar, e);
        }
    }
}
