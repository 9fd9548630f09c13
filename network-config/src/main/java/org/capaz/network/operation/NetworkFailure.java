package org.capaz.network.operation;

/** The network did not do what it was asked; the message says what was tried, what came back and where the log is. */
public final class NetworkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NetworkFailure(String message) {
        super(message);
    }

    public NetworkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
