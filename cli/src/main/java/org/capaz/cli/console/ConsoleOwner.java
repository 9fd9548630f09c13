// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import org.capaz.ledger.message.Sentence;

/** A command with others below it, which print where it prints. */
public interface ConsoleOwner {
    /** Where results, notices and progress go. */
    Console console();

    /** Whether the person answers the question with yes. */
    boolean confirms(Sentence question);
}
