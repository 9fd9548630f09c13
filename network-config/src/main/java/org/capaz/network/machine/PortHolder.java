package org.capaz.network.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.network.operation.MissingPrerequisite;

/** Looks whether a port is free, and who has it if not. */
public final class PortHolder {

    private PortHolder() {}

    /** Refuses with one sentence when somebody else listens where we want to; a process that is just ending may still do so for a moment. */
    public static void requireFree(int port, String purpose) {
        for (int attempt = 0; attempt < 25; attempt++) {
            if (free(port)) return;
            Waiting.pause(Duration.ofMillis(200));
        }
        String holder = holder(port).map(who -> "by " + who).orElse("by another process");
        throw new MissingPrerequisite("Port " + port + " (" + purpose + ") is taken " + holder
                + ": stop that, or run this network with another port shift.");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The program and process id of the listener, if we may know: the kernel lists sockets by inode, and processes hold inodes. */
    private static Optional<String> holder(int port) {
        String wanted = ":%04X".formatted(port);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                Optional<String> inode = lines.map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length > 9 && fields[1].endsWith(wanted) && fields[3].equals("0A"))
                        .map(fields -> fields[9])
                        .findFirst();
                if (inode.isPresent()) return processWith("socket:[" + inode.get() + "]");
            } catch (IOException | UncheckedIOException notHere) {
                // Without that table nobody can be named; the refusal stands without a name.
            }
        }
        return Optional.empty();
    }

    private static Optional<String> processWith(String socket) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
                    if (handles.anyMatch(handle -> pointsAt(handle, socket))) {
                        String program =
                                Files.readString(process.resolve("comm")).strip();
                        return Optional.of(program + " (process " + process.getFileName() + ")");
                    }
                } catch (IOException notOurs) {
                    // Another user's process, or one that has just ended.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private static boolean pointsAt(Path handle, String socket) {
        try {
            return Files.readSymbolicLink(handle).toString().equals(socket);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
