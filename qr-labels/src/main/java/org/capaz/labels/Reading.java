package org.capaz.labels;

import org.capaz.verifier.verdict.Words;

/** What came of looking for a label's code in a file. */
public sealed interface Reading {
    /** A code was found; whether it is a genuine label is the verifier's question. */
    record Found(String text) implements Reading {}

    /** No code could be read, and why. */
    record Nothing(Words because) implements Reading {}
}
