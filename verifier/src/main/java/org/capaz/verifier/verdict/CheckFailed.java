package org.capaz.verifier.verdict;

/** Thrown by a reader or a check at the first thing that is wrong; the stage that runs the check turns it into a value. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Words evidence;

    public CheckFailed(Code code, Words evidence) {
        super(code + ": " + evidence.en());
        this.code = code;
        this.evidence = evidence;
    }

    public CheckFailed(Code code, String en, String es, Object... values) {
        this(code, Words.of(en, es, values));
    }

    public Code code() {
        return code;
    }

    /** What was expected and what was found. */
    public Words evidence() {
        return evidence;
    }
}
