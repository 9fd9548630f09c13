package org.capaz.verifier.verdict;

/** Thrown by a reader or a check at the first thing that is wrong; the stage that runs the check turns it into a value. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient BilingualText evidence;
    private final boolean undecided;

    public CheckFailed(Code code, BilingualText evidence) {
        this(code, evidence, code.undecided());
    }

    /** @param undecided whether the question stays open, where the code alone does not tell */
    public CheckFailed(Code code, BilingualText evidence, boolean undecided) {
        super(code + ": " + evidence.en());
        this.code = code;
        this.evidence = evidence;
        this.undecided = undecided;
    }

    public CheckFailed(Code code, String en, String es, Object... values) {
        this(code, BilingualText.of(en, es, values));
    }

    public Code code() {
        return code;
    }

    public boolean undecided() {
        return undecided;
    }

    /** What was expected and what was found. */
    public BilingualText evidence() {
        return evidence;
    }
}
