// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** Where the demonstration writes what a person reads. */
public interface DemoOutput {

    /** The language of the person. */
    Language language();

    /** A line of the result. */
    void print(String line);

    /** A sentence of the result. */
    void print(Sentence sentence);

    /** A sentence for the person only, never for a program that reads the result. */
    void printNotice(Sentence sentence);

    /** Progress of long work: {@code done} of {@code total} parts of {@code what}; a total of 0 is not known yet. */
    void step(Sentence what, long done, long total);
}
