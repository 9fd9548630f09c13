package org.capaz.verifier.verdict;

import java.util.Optional;

/**
 * One check, its result and what it saw.
 *
 * @param step which check
 * @param result how it ended
 * @param code what was found, unless simply passed or not made
 * @param evidence what was seen, or why it was not made
 */
public record Check(Step step, Result result, Optional<Code> code, BilingualText evidence) {
    /** A check that could not be made says so; it never counts as passed. */
    public enum Result {
        /** It holds. */
        PASSED("passed", "superado"),
        /** It does not hold; the stage ends with it. */
        FAILED("FAILED", "FALLA"),
        /** It was not looked at; the evidence says why. */
        NOT_MADE("not made", "no hecho"),
        /** Neither passed nor failed, but the reader must know. */
        NOTE("note", "nota");

        private final BilingualText text;

        Result(String en, String es) {
            this.text = new BilingualText(en, es);
        }

        /**
         * The result for people.
         *
         * @return the word for it
         */
        public BilingualText text() {
            return text;
        }
    }

    /**
     * A check that was not made.
     *
     * @param step which check
     * @param reason why not
     * @return the check
     */
    public static Check notMade(Step step, BilingualText reason) {
        return new Check(step, Result.NOT_MADE, Optional.empty(), reason);
    }
}
