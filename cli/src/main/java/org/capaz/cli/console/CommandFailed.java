package org.capaz.cli.console;

/** A command that failed: what happened, and what the person can do next. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    /**
     * @param what one sentence, naming the log if there is one
     * @param whatToDo one sentence: what to do
     */
    public CommandFailed(String what, String whatToDo) {
        super(what);
        this.whatToDo = whatToDo;
    }

    public CommandFailed(String what, String whatToDo, Throwable cause) {
        super(what, cause);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
