// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.util.List;

/**
 * What the demonstration has done to a label by programs outside this module: read back from its PDF, altered, and checked
 * by a process that has nothing but the label's text, the anchor and the peer directory.
 */
public interface LabelTools {

    /**
     * The report of the checking process.
     *
     * @param headline the verdict in words, in the language of the person
     * @param code the code of the failed check; empty when none failed
     * @param signers the organisations whose peers signed
     */
    record Report(int exit, String verdict, String headline, String code, List<String> signers) {}

    /** The text of the code in a label's PDF. */
    String textOf(byte[] pdf);

    Report check(String label, byte[] anchor, byte[] peers);

    /** The same label with one digit changed inside the claims, as by a forger or a misprint. */
    String withOneDigitChanged(String label);
}
