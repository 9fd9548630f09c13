// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.util.List;
import org.capaz.ledger.message.Sentence;

/** What looking for labels in a file gave. */
public sealed interface Reading {
    /**
     * Codes that have the form of a label; whether one is genuine is for the verifier to decide.
     *
     * @param labels the texts of the codes, at least one, each once
     */
    record Found(List<String> labels) implements Reading {
        /** Copies the list. */
        public Found {
            labels = List.copyOf(labels);
        }
    }

    /**
     * No label could be read.
     *
     * @param because why not
     */
    record NotFound(Sentence because) implements Reading {}
}
