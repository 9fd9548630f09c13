// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.function.Supplier;

/**
 * One thing to check. It is read when it is its turn, so that a folder of thousands does not fill the memory.
 *
 * @param name what the person knows it by: a file, a line of a list, or the beginning of a text
 * @param reader reads it; throws {@link org.capaz.verifier.verdict.CheckFailed} for what cannot be read
 */
public record Subject(String name, Supplier<Content> reader) {
    /**
     * Reads it.
     *
     * @return what was found
     * @throws org.capaz.verifier.verdict.CheckFailed when it cannot be read
     */
    public Content read() {
        return reader.get();
    }
}
