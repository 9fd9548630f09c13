package org.capaz.network.operation;

/** An operation on the network failed. The message says what was attempted, what came back and, if there is one, where the log is. */
public final class NetworkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NetworkFailure(String message) {
        super(message);
    }

    public NetworkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
