// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import org.capaz.ledger.message.Sentence;

/** What a person gave or asked for does not fit this home. Nothing was changed; the sentence says what would fit. */
public final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** @param sentence what does not fit, and what to do */
    public NotAccepted(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public NotAccepted(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
