// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

/**
 * What may be claimed for a lot. Gold that is not eligible is not refused but recorded as NONE, so that the ledger holds it
 * and nobody has a reason to state it falsely.
 */
public enum ClaimClass {
    FULL,
    CANDIDATE,
    MIXED,
    NONE;

    /** Lots of these classes together make a lot of this class: the weaker claim wins. */
    public ClaimClass joinedWith(ClaimClass other) {
        if (this == other) {
            return this;
        }
        boolean ineligible = this == MIXED || this == NONE || other == MIXED || other == NONE;
        return ineligible ? MIXED : CANDIDATE;
    }
}
