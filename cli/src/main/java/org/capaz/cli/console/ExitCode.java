// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import org.capaz.verifier.program.Summary;

/** How a command ended, for programs. */
public final class ExitCode {
    public static final int OK = 0;
    /** It was done and went wrong, or the verdict is negative. */
    public static final int FAILED = 1;
    /** It could not be checked, or the command line was not understood. */
    public static final int NOT_CHECKED = 2;
    /** Something this machine must offer is missing. */
    public static final int MISSING = 3;

    /** The program itself failed; it says nothing about what was asked for, so no verdict ends with it. */
    public static final int CRASHED = Summary.CRASHED;

    private ExitCode() {}
}
