/** Lots from the miner's hand to the refiner: declaration, assay, seal, hand-over, transformation, outturn. */
package org.capaz.ledger.custody;
