// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import org.capaz.ledger.message.Sentence;

/** What looking for a label's code in a file gave. */
public sealed interface Reading {
    /**
     * A code was found; whether it is a genuine label is for the verifier to decide.
     *
     * @param text the text of the code
     */
    record Found(String text) implements Reading {}

    /**
     * No code could be read.
     *
     * @param because why not
     */
    record NotFound(Sentence because) implements Reading {}
}
