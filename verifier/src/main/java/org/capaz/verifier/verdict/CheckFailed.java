package org.capaz.verifier.verdict;

/** Thrown by a reader or a check at the first thing that is wrong; the stage that runs the check turns it into a value. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient BilingualText evidence;
    private final boolean undecided;

    /**
     * A failure that leaves the question open when its code does.
     *
     * @param code the finding, which decides the verdict
     * @param evidence what was expected and what was found
     */
    public CheckFailed(Code code, BilingualText evidence) {
        this(code, evidence, code.undecided());
    }

    /**
     * A failure that says itself whether the question stays open.
     *
     * @param code the finding, which decides the verdict
     * @param evidence what was expected and what was found
     * @param undecided whether the question stays open, where the code alone does not tell
     */
    public CheckFailed(Code code, BilingualText evidence, boolean undecided) {
        super(code + ": " + evidence.en());
        this.code = code;
        this.evidence = evidence;
        this.undecided = undecided;
    }

    /**
     * A failure with values in its evidence; it leaves the question open when its code does.
     *
     * @param code the finding, which decides the verdict
     * @param en the evidence in English, a format string of {@link java.util.Formatter}
     * @param es the same in Spanish
     * @param values what the conversions show
     */
    public CheckFailed(Code code, String en, String es, Object... values) {
        this(code, BilingualText.of(en, es, values));
    }

    /**
     * The finding.
     *
     * @return the code
     */
    public Code code() {
        return code;
    }

    /**
     * Whether the finding leaves the question open instead of answering it.
     *
     * @return true when the question stays open
     */
    public boolean undecided() {
        return undecided;
    }

    /**
     * What was expected and what was found.
     *
     * @return one sentence
     */
    public BilingualText evidence() {
        return evidence;
    }
}
