package org.capaz.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How software of ours is run on this Java: small, and from Java 25 on with a cache of what loading and linking its
 * classes came to. The cache is learnt from one run of the program and kept for every network that runs the same jars on
 * the same Java; without it everything works, only slower at the start.
 */
final class JavaProgram {

    private final Software software;
    private final List<String> flags;
    private final Path aotCache;

    JavaProgram(Software software, Cache cache, List<String> flags) {
        this.software = software;
        this.flags = flags;
        String java = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "_");
        this.aotCache = cache.folder()
                .resolve("aot")
                .resolve(software.name() + "-"
                        + Digest.of(software.digest() + flags).substring(0, 16) + "-java-" + java + ".aot");
    }

    Software software() {
        return software;
    }

    /** What decides whether a running process is this program; a cache does not change what it does. */
    String recipe() {
        return software.digest() + flags;
    }

    boolean trainable() {
        return Runtime.version().feature() >= 25 && !Files.exists(aotCache) && !Files.exists(unteachable());
    }

    List<String> command() {
        return Files.exists(aotCache) ? with("-XX:AOTCache=" + aotCache) : with();
    }

    /** Runs the program so that it leaves a cache behind when it is asked to end. */
    List<String> trainingCommand() {
        try {
            Files.createDirectories(aotCache.getParent());
            Files.deleteIfExists(learning());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("-XX:AOTCacheOutput=" + learning());
    }

    /** Takes over what the ended training run has left; if that is nothing, it is not tried again. */
    void learn() {
        try {
            if (Files.exists(learning())) Files.move(learning(), aotCache, StandardCopyOption.ATOMIC_MOVE);
            else Files.writeString(unteachable(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path learning() {
        return aotCache.resolveSibling(aotCache.getFileName() + ".part");
    }

    private Path unteachable() {
        return aotCache.resolveSibling(aotCache.getFileName() + ".none");
    }

    private List<String> with(String... more) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of(more));
        if (Runtime.version().feature() >= 24) {
            // Netty and protobuf reach below the language; newer Javas print a warning for each unless allowed.
            words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        words.addAll(List.of("-jar", software.jar().toString()));
        return words;
    }
}
