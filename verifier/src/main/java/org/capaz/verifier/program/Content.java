// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

/** What was found behind one thing to check. */
public sealed interface Content {
    /**
     * The text of a label's code.
     *
     * @param text the text as it was found
     */
    record LabelText(String text) implements Content {}

    /**
     * A file that is judged as a proof bundle.
     *
     * @param bytes the file's bytes
     */
    record BundleFile(byte[] bytes) implements Content {}

    /**
     * A picture or a PDF, which may show a label's code.
     *
     * @param file the file's name
     * @param bytes the file's bytes
     */
    record Picture(String file, byte[] bytes) implements Content {}
}
