// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/**
 * A program that is run to its end. It sees only the environment given here: a variable of the caller, such as
 * {@code CORE_PEER_ADDRESS}, would change what a Fabric program does.
 *
 * @param commandLine the program and its arguments
 * @param environment all variables the program sees
 * @param folder the working folder; empty for the caller's own
 * @param limit after which the program is killed
 */
public record Command(
        List<String> commandLine, Map<String, String> environment, Optional<Path> folder, Duration limit) {

    /**
     * How the program ended. Exit status -1: it was killed at the time limit.
     *
     * @param limit what the time limit was
     */
    public record Outcome(String program, int exit, String out, String err, Duration limit) {

        private static final int KILLED = -1;

        public boolean succeeded() {
            return exit == 0;
        }

        /** The last three lines of the error stream, or of the output if the error stream is empty; or that time was up. */
        public Argument complaint() {
            if (exit == KILLED) {
                return NetworkMessage.PROGRAM_TOO_SLOW
                        .with("seconds", NetworkMessage.number(limit.toSeconds()))
                        .argument();
            }
            String said = err.isBlank() ? out : err;
            List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
            return Argument.id(String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
        }

        /** This outcome if the exit status is 0; otherwise fails with what was attempted. */
        public Outcome orFail(Sentence attempt) {
            if (succeeded()) return this;
            throw new NetworkFailure(NetworkMessage.PROGRAM_FAILED
                    .with("attempt", attempt)
                    .and("program", Argument.id(program))
                    .and("exit", NetworkMessage.number(exit))
                    .and("complaint", complaint()));
        }
    }

    public static Command of(String... commandLine) {
        return new Command(List.of(commandLine), baseEnvironment(), Optional.empty(), Duration.ofSeconds(60));
    }

    /** The variables every program gets; no other variable of the caller reaches a member's process. */
    public static Map<String, String> baseEnvironment() {
        return Map.of(
                "PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"),
                "HOME", System.getProperty("user.home"),
                "LANG", "C.UTF-8");
    }

    public Command with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new Command(commandLine, all, folder, limit);
    }

    public Command within(Duration time) {
        return new Command(commandLine, environment, folder, time);
    }

    public Outcome run() {
        return run(line -> {});
    }

    /** Runs and hands on each line of the error stream as it is written; Go reports its progress there. */
    public Outcome run(Consumer<String> errorLine) {
        String program = Path.of(commandLine.getFirst()).getFileName().toString();
        ProcessBuilder builder = new ProcessBuilder(commandLine);
        builder.environment().clear();
        builder.environment().putAll(environment);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new NetworkFailure(
                    NetworkMessage.PROGRAM_NOT_RUN
                            .with("program", Argument.id(program))
                            .and("why", Argument.id(String.valueOf(e.getMessage()))),
                    e);
        }
        CompletableFuture<String> out =
                CompletableFuture.supplyAsync(() -> all(process.getInputStream()), Thread::startVirtualThread);
        CompletableFuture<String> err = CompletableFuture.supplyAsync(
                () -> lines(process.getErrorStream(), errorLine), Thread::startVirtualThread);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(program, Outcome.KILLED, "", "", limit);
            }
            return new Outcome(program, process.exitValue(), out.join(), err.join(), limit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NetworkFailure(NetworkMessage.PROGRAM_INTERRUPTED.with("program", Argument.id(program)), e);
        }
    }

    private static String all(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(InputStream in, Consumer<String> each) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                each.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", lines);
    }
}
