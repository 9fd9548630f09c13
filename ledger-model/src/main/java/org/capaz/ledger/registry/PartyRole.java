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

    /** Do others stand or fall by its word? Then no organisation gives itself that role alone. */
    public boolean judgesOthers() {
        return this == SCHEME || this == AUDITOR;
    }
}
