package org.capaz.verifier.verdict;

import java.util.Optional;

/**
 * One check, its result and what it saw.
 *
 * @param code what was found, unless simply passed or not made
 */
public record Check(Step step, Result result, Optional<Code> code, Words evidence) {
    /** A check that could not be made says so; it never counts as passed. */
    public enum Result {
        PASSED("passed", "superado"),
        FAILED("FAILED", "FALLA"),
        NOT_MADE("not made", "no hecho"),
        NOTE("note", "nota");

        private final Words word;

        Result(String en, String es) {
            this.word = new Words(en, es);
        }

        public Words word() {
            return word;
        }
    }

    public static Check notMade(Step step, Words reason) {
        return new Check(step, Result.NOT_MADE, Optional.empty(), reason);
    }
}
