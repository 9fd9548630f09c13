package org.capaz.demo;

/** A demonstration that did not show what it must show: what happened, and what the person can do next. */
public final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    DemoFailure(String what, String whatToDo) {
        super(what);
        this.whatToDo = whatToDo;
    }

    /** One sentence. */
    public String whatToDo() {
        return whatToDo;
    }
}
