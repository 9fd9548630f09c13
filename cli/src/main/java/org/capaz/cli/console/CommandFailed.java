package org.capaz.cli.console;

/** A command that went wrong: what happened, and what the person can do next. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String next;

    /**
     * @param what one sentence, naming the log if there is one
     * @param next one sentence: what to do
     */
    public CommandFailed(String what, String next) {
        super(what);
        this.next = next;
    }

    public CommandFailed(String what, String next, Throwable cause) {
        super(what, cause);
        this.next = next;
    }

    public String next() {
        return next;
    }
}
