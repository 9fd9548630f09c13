// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import org.capaz.ledger.message.Sentence;

/** What printing a label gave. */
public sealed interface PrintResult {
    /**
     * A file whose code was read back, found the same and found genuine.
     *
     * @param bytes the file
     */
    record Printed(byte[] bytes) implements PrintResult {}

    /**
     * No file: the label is not genuine at this moment, or its code does not read back.
     *
     * @param because why not
     */
    record Refused(Sentence because) implements PrintResult {}
}
