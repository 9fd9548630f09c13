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
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Waiting;
import org.capaz.network.operation.NetworkFailure;

/**
 * A long-running process of the network, found again through its record.
 *
 * <p>The process writes its record itself before it becomes its program, so there is no instant at which it runs without
 * one, even if whoever starts it is killed. The record holds the process id, its start time and the machine's boot, so a
 * process id given to somebody else is never taken for ours. It also holds the recipe the process was started by: a
 * process with an old recipe (other program, other settings) is started anew by the next {@code up}.
 */
public final class NodeProcess {

    /** How the process is. */
    public enum State {
        RUNNING,
        /** Stopped by a signal and able to go on, as {@link NodeProcess#pause} leaves it. */
        PAUSED,
        DOWN
    }

    private record Record(long pid, String started, String boot, String recipe) {}

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long LOG_LIMIT = 64L << 20;

    // setsid takes the process out of the terminal's reach; it keeps its process id, since sh leads no group here.
    private static final String LAUNCH = """
            umask 077
            started=$(set -- $(cat /proc/$$/stat); shift 21; echo $1)
            echo "$$ $started $(cat /proc/sys/kernel/random/boot_id) $2" > "$1.part" && mv "$1.part" "$1" || exit 70
            shift 2
            exec setsid "$@"
            """;

    private final String name;
    private final Path record;
    private final Path log;

    NodeProcess(String name, Path record, Path log) {
        this.name = name;
        this.record = record;
        this.log = log;
    }

    /** Whose process it is and what it does, as in messages. */
    public String name() {
        return name;
    }

    /** What it has written. */
    public Path log() {
        return log;
    }

    /** Its process id while it is there. */
    public Optional<Long> pid() {
        return live().map(Record::pid);
    }

    public State state() {
        return live().map(found -> stat(found.pid()).get(0).equals("T") ? State.PAUSED : State.RUNNING)
                .orElse(State.DOWN);
    }

    /** Memory it holds, in bytes; 0 when it is down. */
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

    /** The words it was started by, as the system sees them; none when it is down. */
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

    /** Ends it at once, as a crash would. */
    public void kill() {
        live().ifPresent(found -> {
            signal("KILL", found.pid());
            awaitEnd(Duration.ofSeconds(10));
        });
    }

    /** Stops it where it stands; its connections stay open. */
    public void pause() {
        live().ifPresent(found -> {
            signal("STOP", found.pid());
            awaitState(State.PAUSED);
        });
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        live().ifPresent(found -> {
            signal("CONT", found.pid());
            awaitState(State.RUNNING);
        });
    }

    /** Asks it to end with that signal; what has not ended in time is killed. */
    void stop(String signal, Duration patience) {
        live().ifPresent(found -> {
            signal("CONT", found.pid());
            signal(signal, found.pid());
            if (!awaitEnd(patience)) kill();
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

    /** Whether it runs, by that recipe. */
    boolean runs(String recipe) {
        return state() == State.RUNNING
                && live().filter(found -> found.recipe().equals(recipe)).isPresent();
    }

    /** Starts it; whatever of it still runs by another recipe is stopped before. */
    void start(String recipe, List<String> words, Map<String, String> environment, Path folder) {
        stop();
        List<String> launch = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCH, "sh", record.toString(), recipe));
        launch.addAll(words);
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
            for (long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                    live().isEmpty();
                    Waiting.briefly()) {
                if (!process.isAlive() || System.nanoTime() > until) throw ended();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    /** Waits until the process answers; gives up at once when it has ended. */
    void await(String what, Duration limit, BooleanSupplier answers) {
        for (long until = System.nanoTime() + limit.toNanos();
                !answers.getAsBoolean();
                Waiting.pause(Duration.ofMillis(100))) {
            if (!alive()) throw ended();
            if (System.nanoTime() > until) {
                throw new NetworkFailure(
                        "the " + name + " did not " + what + " within " + limit.toSeconds() + " s; its log is " + log);
            }
        }
    }

    private NetworkFailure ended() {
        return new NetworkFailure("the " + name + " ended right after its start; its log is " + log);
    }

    boolean alive() {
        return live().isPresent();
    }

    /** A signal is sent before it works; a process that ends meanwhile is not waited for. */
    private void awaitState(State wanted) {
        for (long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                state() != wanted && state() != State.DOWN && System.nanoTime() < until; ) {
            Waiting.briefly();
        }
    }

    private boolean awaitEnd(Duration patience) {
        for (long until = System.nanoTime() + patience.toNanos(); alive(); Waiting.briefly()) {
            if (System.nanoTime() > until) return false;
        }
        return true;
    }

    private Optional<Record> live() {
        try {
            String[] fields = Files.readString(record).strip().split(" ");
            if (fields.length != 4) return Optional.empty();
            Record found = new Record(Long.parseLong(fields[0]), fields[1], fields[2], fields[3]);
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

    /** The fields of /proc/pid/stat from the state on, which is the first behind the program's name in parentheses; empty when there is no such process. */
    private static List<String> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException noSuchProcess) {
            return List.of();
        }
    }

    private static void signal(String signal, long pid) {
        // It may have ended by itself meanwhile, which is what the caller wanted.
        Command.of("/bin/sh", "-c", "kill -s " + signal + " " + pid).run();
    }
}
