// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Pause;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/**
 * A long-running process of the network, found again through the record in its folder.
 *
 * <p>The process writes its record before it executes its program, so it never runs without a record, even if the process
 * that starts it is killed. The record holds process id, start time and boot id; if one of them differs, the process id
 * now belongs to another process, which must not be signalled. It also holds the launch digest, a digest of program,
 * settings and environment: a process with another launch digest is restarted by the next start of the network.
 *
 * <p>Decision 012.
 */
public final class NodeProcess {

    /** Whether the process exists and may run. */
    public enum State {
        RUNNING(NetworkMessage.PROCESS_STATE_RUNNING),
        /** Stopped by SIGSTOP, as {@link NodeProcess#pause} does; continues on SIGCONT. */
        PAUSED(NetworkMessage.PROCESS_STATE_PAUSED),
        DOWN(NetworkMessage.PROCESS_STATE_DOWN);

        private final NetworkMessage word;

        State(NetworkMessage word) {
            this.word = word;
        }

        /** The state as a person reads it. */
        public Sentence word() {
            return word.sentence();
        }
    }

    private record ProcessRecord(long pid, String started, String boot, String launchDigest) {}

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long LOG_LIMIT = 64L << 20;

    // setsid detaches the process from the terminal, so Ctrl-C does not reach it. It forks only if it is a group
    // leader,
    // which sh is not here, so the recorded process id stays valid.
    private static final String LAUNCH = """
            umask 077
            started=$(set -- $(cat /proc/$$/stat); shift 21; echo $1)
            echo "$$ $started $(cat /proc/sys/kernel/random/boot_id) $2" > "$1.part" && mv "$1.part" "$1" || exit 70
            shift 2
            exec setsid "$@"
            """;

    private final Sentence name;
    private final Path record;
    private final Path log;

    NodeProcess(Sentence name, Path record, Path log) {
        this.name = name;
        this.record = record;
        this.log = log;
    }

    /** Kind and owner, as sentences name them. */
    public Sentence name() {
        return name;
    }

    /** The file with its standard output and error. */
    public Path log() {
        return log;
    }

    /** Its process id; empty when it is down. */
    public Optional<Long> pid() {
        return live().map(ProcessRecord::pid);
    }

    /** Its state now. */
    public State state() {
        return live().map(found -> stat(found.pid()).get(0).equals("T") ? State.PAUSED : State.RUNNING)
                .orElse(State.DOWN);
    }

    /** Resident memory in bytes; 0 when it is down. */
    public long residentBytes() {
        return live().map(found -> {
                    try {
                        return Files.readAllLines(Path.of("/proc", Long.toString(found.pid()), "status")).stream()
                                .filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                                .findFirst()
                                .orElse(0);
                    } catch (IOException goneMeanwhile) {
                        return 0L;
                    }
                })
                .orElse(0L);
    }

    /** Its command line as the kernel reports it; empty when it is down. */
    List<String> commandLine() {
        return pid().map(pid -> {
                    try {
                        return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                                .split("\0"));
                    } catch (IOException goneMeanwhile) {
                        return List.<String>of();
                    }
                })
                .orElse(List.of());
    }

    /** Sends SIGKILL, which has the effect of a crash, and waits for the end. */
    public void kill() {
        live().ifPresent(found -> {
            signal("KILL", found.pid());
            awaitEnd(Duration.ofSeconds(10));
        });
    }

    /** Sends SIGSTOP; its connections stay open but nothing answers on them. */
    public void pause() {
        live().ifPresent(found -> {
            signal("STOP", found.pid());
            awaitState(State.PAUSED);
        });
    }

    /** Sends SIGCONT, after {@link #pause}. */
    public void resume() {
        live().ifPresent(found -> {
            signal("CONT", found.pid());
            awaitState(State.RUNNING);
        });
    }

    /** Sends that signal, kills the process if it has not ended in time, and deletes the record. */
    void stop(String signal, Duration limit) {
        live().ifPresent(found -> {
            signal("CONT", found.pid());
            signal(signal, found.pid());
            if (!awaitEnd(limit)) kill();
        });
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        stop("TERM", Duration.ofSeconds(15));
    }

    /** Whether it runs and was started with that launch digest. */
    boolean runs(String launchDigest) {
        return state() == State.RUNNING
                && live().filter(found -> found.launchDigest().equals(launchDigest))
                        .isPresent();
    }

    /** Stops it if it runs, starts it and returns when its record is written. */
    void start(String launchDigest, List<String> commandLine, Map<String, String> environment, Path folder) {
        stop();
        List<String> launch = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCH, "sh", record.toString(), launchDigest));
        launch.addAll(commandLine);
        ProcessBuilder builder = new ProcessBuilder(launch);
        builder.environment().clear();
        builder.environment().putAll(Command.baseEnvironment());
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = builder.start();
            for (long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                    live().isEmpty();
                    Pause.of(Duration.ofMillis(20))) {
                if (!process.isAlive() || System.nanoTime() > until) throw ended();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    /**
     * Waits until the condition holds; fails at once if the process has ended.
     *
     * @param late what is told when it does not in time; process, seconds and log are filled in here
     */
    void await(Sentence late, Duration limit, BooleanSupplier answers) {
        for (long until = System.nanoTime() + limit.toNanos();
                !answers.getAsBoolean();
                Pause.of(Duration.ofMillis(100))) {
            if (!alive()) throw ended();
            if (System.nanoTime() > until) {
                throw new NetworkFailure(late.and("process", name)
                        .and("seconds", NetworkMessage.number(limit.toSeconds()))
                        .and("log", NetworkMessage.path(log)));
            }
        }
    }

    private NetworkFailure ended() {
        return new NetworkFailure(
                NetworkMessage.PROCESS_ENDED_EARLY.with("process", name).and("log", NetworkMessage.path(log)));
    }

    boolean alive() {
        return live().isPresent();
    }

    /** A signal takes effect some time after it was sent; a process that ends meanwhile is not waited for. */
    private void awaitState(State wanted) {
        for (long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                state() != wanted && state() != State.DOWN && System.nanoTime() < until; ) {
            Pause.of(Duration.ofMillis(20));
        }
    }

    private boolean awaitEnd(Duration limit) {
        for (long until = System.nanoTime() + limit.toNanos(); alive(); Pause.of(Duration.ofMillis(20))) {
            if (System.nanoTime() > until) return false;
        }
        return true;
    }

    private Optional<ProcessRecord> live() {
        try {
            String[] fields = Files.readString(record).strip().split(" ", -1);
            if (fields.length != 4) return Optional.empty();
            ProcessRecord found = new ProcessRecord(Long.parseLong(fields[0]), fields[1], fields[2], fields[3]);
            if (!Files.readString(BOOT).strip().equals(found.boot())) return Optional.empty();
            List<String> stat = stat(found.pid());
            boolean ours =
                    !stat.isEmpty() && !stat.get(0).equals("Z") && stat.get(19).equals(found.started());
            return ours ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of /proc/pid/stat from the third one, the state, which follows the program's name in parentheses; empty without such a process. */
    private static List<String> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException noSuchProcess) {
            return List.of();
        }
    }

    private static void signal(String signal, long pid) {
        // A failure means that the process has ended meanwhile, which every caller handles.
        Command.of("/bin/sh", "-c", "kill -s " + signal + " " + pid).run();
    }
}
