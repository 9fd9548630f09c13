// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import org.capaz.ledger.message.Sentence;

/** This machine lacks something the network needs. Its one sentence says what is missing and how to get it. */
public final class MissingPrerequisite extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** @param sentence what is missing and how to get it */
    public MissingPrerequisite(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public MissingPrerequisite(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
