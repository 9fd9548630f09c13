package org.capaz.ledger.lot;

/** What may be claimed for a lot: nothing that is true but ineligible is refused, it is recorded as NONE. */
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
