package org.capaz.ledger.custody;

/** What a lot consists of. */
public enum Material {
    /** Unmelted dust, flakes, nuggets. */
    FREE_GOLD,
    /** Cast bar of impure gold and silver. */
    DORE,
    SELECTED_ORE,
    CONCENTRATE,
    /** What remains after burning off amalgam; still holds mercury. */
    SPONGE,
    REFINED
}
