// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkMessage;

/** Ports of this machine: whether one is free, and which process listens on it if not. */
public final class LocalPorts {

    private record Holder(String program, String pid) {}

    private LocalPorts() {}

    /**
     * Fails if another process listens on the port. Tries for five seconds, because a process that is about to end may
     * hold its port a little longer.
     *
     * @param listen the address on which it will listen
     * @param process of ours that needs the port
     */
    public static void requireFree(String listen, int port, Sentence process) {
        for (int attempt = 0; attempt < 25; attempt++) {
            if (free(listen, port)) return;
            Pause.of(Duration.ofMillis(200));
        }
        Sentence taken = holder(port)
                .map(holder -> NetworkMessage.PORT_TAKEN_BY
                        .with("program", Argument.id(holder.program()))
                        .and("pid", Argument.id(holder.pid())))
                .orElseGet(NetworkMessage.PORT_TAKEN::sentence);
        throw new MissingPrerequisite(
                taken.and("port", NetworkMessage.number(port)).and("process", process));
    }

    /** Whether something accepts connections there now. */
    public static boolean isListening(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean free(String listen, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listen, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * The listener, if it may be read: the kernel lists listening sockets by inode, and the
     * descriptors of each process name the inodes it holds.
     */
    private static Optional<Holder> holder(int port) {
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

    private static Optional<Holder> processWith(String socket) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
                    if (handles.anyMatch(handle -> pointsAt(handle, socket))) {
                        String program =
                                Files.readString(process.resolve("comm")).strip();
                        return Optional.of(
                                new Holder(program, process.getFileName().toString()));
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
