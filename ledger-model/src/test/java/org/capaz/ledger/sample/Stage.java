// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

/** How far the worked case has come. */
public enum Stage {
    /** Members, parties, officers, reference values and the standard are known. */
    FOUNDED,
    /** Four producers are assessed and affiliated; the premium scheme is published. */
    ADMITTED,
    /** LA to LD are declared. */
    DECLARED,
    /** Each has its assay and its seal. */
    SEALED,
    /** AGG-01 holds all four. */
    AT_AGGREGATOR,
    /** They are bar LE. */
    MELTED,
    /** REF-01 holds LE. */
    AT_REFINER,
    OUTTURN,
    SETTLED,
    OBLIGED,
    ANNOUNCED,
    CONFIRMED,
    CERTIFIED;

    /** A world of its own for the test, in which the worked case has come this far. */
    public Consortium world() {
        return WorkedCase.upTo(this);
    }
}
