package org.capaz.verifier.verdict;

import java.util.Optional;

/**
 * One check, its result and what it saw.
 *
 * @param code what was found, unless simply passed or not made
 */
public record Check(Step step, Result result, Optional<Code> code, BilingualText evidence) {
    /** A check that could not be made says so; it never counts as passed. */
    public enum Result {
        PASSED("passed", "superado"),
        FAILED("FAILED", "FALLA"),
        NOT_MADE("not made", "no hecho"),
        NOTE("note", "nota");

        private final BilingualText text;

        Result(String en, String es) {
            this.text = new BilingualText(en, es);
        }

        public BilingualText text() {
            return text;
        }
    }

    public static Check notMade(Step step, BilingualText reason) {
        return new Check(step, Result.NOT_MADE, Optional.empty(), reason);
    }
}
