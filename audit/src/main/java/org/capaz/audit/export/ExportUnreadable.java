// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

import org.capaz.ledger.message.Sentence;

/** The folder is no whole export; says what is wrong with it and what to do. */
public final class ExportUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    public ExportUnreadable(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    public Sentence sentence() {
        return sentence;
    }
}
