// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.network.machine.Folders;

/**
 * The command line that runs the chaincode or the gateway on this Java. From Java 25 on it uses an AOT cache of loaded
 * and linked classes, which one training run of the program writes. The cache is kept for all networks that run the same
 * jars with the same flags on the same Java; without it a start only takes longer.
 */
public final class JavaProgram {

    private static final String TRAINING = "-XX:AOTCacheOutput=";

    private final InstalledJars jars;
    private final List<String> flags;
    private final Path aotCache;

    public JavaProgram(InstalledJars jars, UserCache cache, List<String> flags) {
        this.jars = jars;
        this.flags = flags;
        String java = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "_");
        this.aotCache = cache.folder()
                .resolve("aot")
                .resolve(jars.name() + "-" + Digest.hex(jars.digest() + flags).substring(0, 16) + "-java-" + java
                        + ".aot");
    }

    /** Differs if jars or flags differ. The AOT cache is left out, since it does not change what the program does. */
    public String identity() {
        return jars.digest() + flags;
    }

    /** Whether this Java can write an AOT cache and there is none yet. */
    public boolean trainable() {
        return Runtime.version().feature() >= 25 && !Files.exists(aotCache) && !Files.exists(untrainable());
    }

    /** The command line. A training run writes the cache when it receives SIGTERM. */
    public List<String> command(boolean training) {
        if (!training) return Files.exists(aotCache) ? with("-XX:AOTCache=" + aotCache) : with();
        try {
            Files.createDirectories(aotCache.getParent());
            Files.deleteIfExists(trainingOutput());
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with(TRAINING + trainingOutput());
    }

    /** Whether the command line is that of a training run, which takes up to a minute to end. */
    public static boolean isTraining(List<String> commandLine) {
        return commandLine.stream().anyMatch(word -> word.startsWith(TRAINING));
    }

    /** Makes the cache of a finished training run the one in use; one that was killed while writing has left no complete cache. */
    public void adoptCache() {
        try {
            if (Files.exists(trainingOutput()) && !Files.exists(unfinished())) {
                Files.move(trainingOutput(), aotCache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records that training yields no cache here, so that not every start tries it again. */
    public void giveUpTraining() {
        Folders.write(untrainable(), new byte[0]);
    }

    /** One for each network, because two may train at the same time. */
    private Path trainingOutput() {
        String network = Digest.hex(jars.folder().toString()).substring(0, 8);
        return aotCache.resolveSibling(aotCache.getFileName() + "." + network + ".part");
    }

    /** Exists until Java has completed the cache. */
    private Path unfinished() {
        return trainingOutput().resolveSibling(trainingOutput().getFileName() + ".config");
    }

    private Path untrainable() {
        return aotCache.resolveSibling(aotCache.getFileName() + ".none");
    }

    private List<String> with(String... more) {
        List<String> commandLine = new ArrayList<>();
        commandLine.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        commandLine.addAll(flags);
        commandLine.addAll(List.of(more));
        if (Runtime.version().feature() >= 24) {
            // Netty and protobuf use native access and Unsafe; Java 24 and later print warnings unless that is allowed.
            commandLine.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        commandLine.addAll(List.of("-jar", jars.jar().toString()));
        return commandLine;
    }
}
