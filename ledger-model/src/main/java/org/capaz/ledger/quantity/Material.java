// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

/** What is weighed: a lot is of one material. */
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
