// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.List;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.ledger.message.Sentence;

/**
 * A case of which every statement can be made.
 *
 * @param warnings what a person should look at again, each with its place; the case can be played all the same
 */
public record PlayableCase(CaseFolder folder, List<Sentence> warnings) {
    public PlayableCase {
        warnings = List.copyOf(warnings);
    }
}
