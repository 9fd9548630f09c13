// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/** Thrown by a reader or a check at the first thing that is wrong; the stage that runs the check turns it into a value. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Sentence evidence;
    private final boolean undecided;

    /**
     * A failure that leaves the question open when its code does.
     *
     * @param code the finding, which decides the verdict
     * @param evidence what was expected and what was found
     */
    public CheckFailed(Code code, Sentence evidence) {
        this(code, evidence, code.undecided());
    }

    /**
     * A failure that says itself whether the question stays open.
     *
     * @param code the finding, which decides the verdict
     * @param evidence what was expected and what was found
     * @param undecided whether the question stays open, where the code alone does not tell
     */
    public CheckFailed(Code code, Sentence evidence, boolean undecided) {
        super(code + ": " + evidence);
        this.code = code;
        this.evidence = evidence;
        this.undecided = undecided;
    }

    /**
     * A failure to read JSON.
     *
     * @param code the finding, which decides the verdict
     * @param defect the member at fault, if it is one, and what is wrong
     * @return the failure
     */
    public static CheckFailed unread(Code code, JsonException defect) {
        return new CheckFailed(
                code,
                defect.field().isEmpty()
                        ? defect.what()
                        : Message.AT_FIELD
                                .with("field", Argument.id(defect.field()))
                                .and("what", defect.what()));
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
    public Sentence evidence() {
        return evidence;
    }
}
