package org.capaz.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until something is so, and says what did not come. */
final class Waiting {

    private Waiting() {}

    static void briefly() {
        pause(Duration.ofMillis(20));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkFailure("interrupted while waiting", e);
        }
    }

    /** Waits until the process answers; gives up at once when it has ended. */
    static void until(NodeProcess process, String what, Duration limit, BooleanSupplier answers) {
        for (long until = System.nanoTime() + limit.toNanos(); !answers.getAsBoolean(); pause(Duration.ofMillis(100))) {
            if (!process.alive()) throw process.ended();
            if (System.nanoTime() > until) {
                throw new NetworkFailure("the " + process.name() + " did not " + what + " within " + limit.toSeconds()
                        + " s; its log is " + process.log());
            }
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
