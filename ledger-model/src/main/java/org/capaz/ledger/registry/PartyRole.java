// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

/** What a party does in the chain. */
public enum PartyRole {
    /** Artisanal or small-scale mineral producer. */
    AMP,
    AGGREGATOR,
    TRADER,
    CARRIER,
    LABORATORY,
    REFINER,
    BUYER,
    SCHEME,
    ASSESSOR,
    AUDITOR,
    PAYER;

    /** Does it decide about other parties? Then no organisation gives a party that role alone (I1). */
    public boolean judgesOthers() {
        return this == SCHEME || this == AUDITOR;
    }

    /** May it take gold into custody (I28)? */
    public boolean receivesGold() {
        return switch (this) {
            case AGGREGATOR, TRADER, REFINER, BUYER, LABORATORY -> true;
            case AMP, CARRIER, SCHEME, ASSESSOR, AUDITOR, PAYER -> false;
        };
    }
}
