// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import org.capaz.ledger.message.Sentence;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that the parser takes and the command does not. */
public final class UsageWrong extends ParameterException {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    public UsageWrong(CommandLine commandLine, Sentence sentence) {
        super(commandLine, sentence.toString());
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
    }
}
