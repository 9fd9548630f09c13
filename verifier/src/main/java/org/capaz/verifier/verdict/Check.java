// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.Optional;
import org.capaz.ledger.message.Sentence;

/**
 * One check, its result and what it saw.
 *
 * @param step which check
 * @param result how it ended
 * @param code what was found, unless simply passed or not made
 * @param evidence what was seen, or why it was not made
 */
public record Check(Step step, Result result, Optional<Code> code, Sentence evidence) {
    /** A check that could not be made says so; it never counts as passed. */
    public enum Result {
        /** It holds. */
        PASSED(VerdictMessage.RESULT_PASSED),
        /** It does not hold; the stage ends with it. */
        FAILED(VerdictMessage.RESULT_FAILED),
        /** It was not looked at; the evidence says why. */
        NOT_MADE(VerdictMessage.RESULT_NOT_MADE),
        /** Neither passed nor failed, but the reader must know. */
        NOTE(VerdictMessage.RESULT_NOTE);

        private final VerdictMessage text;

        Result(VerdictMessage text) {
            this.text = text;
        }

        /**
         * The result for people.
         *
         * @return the word for it
         */
        public Sentence text() {
            return text.sentence();
        }
    }

    /**
     * A check that was not made.
     *
     * @param step which check
     * @param reason why not
     * @return the check
     */
    public static Check notMade(Step step, Sentence reason) {
        return new Check(step, Result.NOT_MADE, Optional.empty(), reason);
    }
}
