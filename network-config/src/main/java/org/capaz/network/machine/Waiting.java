package org.capaz.network.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.capaz.network.operation.NetworkFailure;

/** Waits until something is so, and says what did not come. */
public final class Waiting {

    private Waiting() {}

    public static void briefly() {
        pause(Duration.ofMillis(20));
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkFailure("interrupted while waiting", e);
        }
    }

    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
