// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

/** A command with others below it, which print where it prints. */
public interface ConsoleOwner {
    /** Where results, notices and progress go. */
    Console console();
}
