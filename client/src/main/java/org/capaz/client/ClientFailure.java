package org.capaz.client;

/** Work on the officer's side that failed: one sentence about what happened, one about what the officer can do next. */
public final class ClientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    /**
     * @param what one sentence, naming the file, path or log
     * @param whatToDo one sentence
     */
    public ClientFailure(String what, String whatToDo) {
        super(what);
        this.whatToDo = whatToDo;
    }

    public ClientFailure(String what, String whatToDo, Throwable cause) {
        super(what, cause);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
