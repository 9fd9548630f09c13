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
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.machine.Digest;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.MissingPrerequisite;

/**
 * A program of ours as this network runs it: its jar and the jars its manifest names, copied into the network's folder
 * under the digest of them all.
 *
 * @param name chaincode or gateway
 * @param folder where the copy is
 * @param listing one line for each jar, as {@code sha256sum -c} reads it
 */
public record Software(String name, Path folder, String listing) {

    // The time of every copy: Java's AOT cache belongs to jars of a certain time, and shall fit every network's copy.
    private static final FileTime COPY_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Takes a copy of what the build left in that folder, unless this very software is there already. */
    public static Software take(String name, Path built, NetworkHome home) {
        Path jar = built.resolve(name + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new MissingPrerequisite(
                    "The " + name + " is not built (" + jar + " is not there): run mvn package in the work tree.");
        }
        List<String> parts = parts(jar, built);
        StringBuilder listing = new StringBuilder();
        for (String part : parts) {
            listing.append(Digest.of(built.resolve(part)))
                    .append("  ")
                    .append(part)
                    .append('\n');
        }
        Software software = new Software(
                name,
                home.software()
                        .resolve(name + "-" + Digest.of(listing.toString()).substring(0, 16)),
                listing.toString());
        Folders.once(software.folder(), copy -> {
            for (String part : parts) {
                Path target = copy.resolve(part);
                Files.createDirectories(target.getParent());
                Files.copy(built.resolve(part), target);
                Files.setLastModifiedTime(target, COPY_TIME);
            }
        });
        return software;
    }

    Path jar() {
        return folder.resolve(name + ".jar");
    }

    public String digest() {
        return Digest.of(listing);
    }

    /** Deletes the copies no longer in use. */
    public static void keepOnly(List<Software> used, NetworkHome home) {
        List<Path> folders = used.stream().map(Software::folder).toList();
        try (Stream<Path> all = Files.list(home.software())) {
            for (Path folder : (Iterable<Path>) all::iterator) {
                boolean ofOurs = used.stream()
                        .anyMatch(software -> folder.getFileName().toString().startsWith(software.name() + "-"));
                if (ofOurs && !folders.contains(folder)) Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar and what its manifest names; whatever else an older build left in lib is no part of the program. */
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
                    throw new MissingPrerequisite(jar + " names " + library
                            + " in its manifest, which is not beside it: run mvn package in the work tree.");
                }
            }
            return Stream.concat(Stream.of(jar.getFileName().toString()), libraries.stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + jar, e);
        }
    }
}
