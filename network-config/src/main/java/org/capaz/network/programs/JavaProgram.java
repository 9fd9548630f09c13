package org.capaz.network.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.capaz.network.machine.Digest;
import org.capaz.network.machine.Folders;

/**
 * How software of ours is run on this Java: small, and from Java 25 on with a cache of what loading and linking its
 * classes came to. The cache is learnt from one run of the program and kept for every network that runs the same jars on
 * the same Java; without it everything works, only slower at the start.
 */
public final class JavaProgram {

    private static final String LEARNING = "-XX:AOTCacheOutput=";

    private final Software software;
    private final List<String> flags;
    private final Path aotCache;

    public JavaProgram(Software software, Cache cache, List<String> flags) {
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
    public String recipe() {
        return software.digest() + flags;
    }

    /** Whether a cache could be learnt and is not there. */
    public boolean trainable() {
        return Runtime.version().feature() >= 25 && !Files.exists(aotCache) && !Files.exists(unteachable());
    }

    /** The words to run it by; a learning run leaves a cache behind when it is asked to end. */
    public List<String> command(boolean learning) {
        if (!learning) return Files.exists(aotCache) ? with("-XX:AOTCache=" + aotCache) : with();
        try {
            Files.createDirectories(aotCache.getParent());
            Files.deleteIfExists(learnt());
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with(LEARNING + learnt());
    }

    /** Whether the command line is that of a learning run, which takes its time to end. */
    public static boolean learning(List<String> commandLine) {
        return commandLine.stream().anyMatch(word -> word.startsWith(LEARNING));
    }

    /** Takes over what a learning run has left, if it was not killed while writing it. */
    public void adopt() {
        try {
            if (Files.exists(learnt()) && !Files.exists(unfinished())) {
                Files.move(learnt(), aotCache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers that learning leads to nothing here, so that it is not tried at every start. */
    public void giveUp() {
        Folders.write(unteachable(), new byte[0]);
    }

    /** Each network's own, since two of them may be learning at the same time. */
    private Path learnt() {
        String network = Digest.of(software.folder().toString()).substring(0, 8);
        return aotCache.resolveSibling(aotCache.getFileName() + "." + network + ".part");
    }

    /** What Java keeps beside the cache until the cache is complete. */
    private Path unfinished() {
        return learnt().resolveSibling(learnt().getFileName() + ".config");
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
