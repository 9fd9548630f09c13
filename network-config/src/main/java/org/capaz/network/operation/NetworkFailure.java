// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.operation;

import org.capaz.ledger.message.Sentence;

/** An operation on the network failed. Its sentence says what was attempted, what came back and, if there is one, where the log is. */
public final class NetworkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** @param sentence what was attempted, what came back and, if there is one, where the log is */
    public NetworkFailure(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public NetworkFailure(Sentence sentence, Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
