package org.capaz.labels;

import org.capaz.verifier.verdict.Words;

/** What came of printing a label. */
public sealed interface Printed {
    /** A file whose code was read back, found the same and found genuine. */
    record Sheet(byte[] bytes) implements Printed {}

    /** Nothing that may leave the press, and why. */
    record Spoiled(Words because) implements Printed {}
}
