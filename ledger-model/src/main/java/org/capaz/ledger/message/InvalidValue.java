// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/** A text or number that is no value of the type it was read as; the sentence says what would be. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    public InvalidValue(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
