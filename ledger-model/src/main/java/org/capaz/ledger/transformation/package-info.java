// SPDX-License-Identifier: Apache-2.0
/**
 * Operations that consume lots and create new ones, and the balance of fine gold over the whole network.
 *
 * <p>Read {@link Transformation} first: it holds what all kinds have in common, from the checks of the inputs to the
 * records that are written. Then {@link CastLots} (melt, retort, refine), {@link SplitLot}, {@link PoolLots}
 * (aggregate, blend) and {@link SampleLot}. {@code MassChecks} and {@code LossLimit} compare what goes in and comes out.
 * {@link GoldSums} adds up the whole network's fine gold from the records alone, so that any member can check it;
 * {@link Balance} and {@link GoldChanges} say what the sums tell.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I16: fine gold out plus declared losses equals fine gold in (mass out of nothing)
 *   <li>I17: unusual losses are flagged (gold diverted as "loss")
 *   <li>I18: without melting the gross mass stays (hidden additions)
 *   <li>I19, I20: inputs are free and then consumed, outputs are new (double pledge, double sale; loops washing
 *       history)
 *   <li>I21: provenance is spread pro rata (origin swapping inside a bar)
 *   <li>I22: metal without history makes the whole MIXED (blending in illegal gold)
 *   <li>I23: the network's balance (anything I16 missed)
 *   <li>I49: no transformation finds gold that its origins cannot account for (gold that grows by melting)
 *   <li>I50: output material and weight are plausible against the inputs (doré declared as ore to gain a wider limit)
 *   <li>I51: losses and samples have limits over the whole life (gold diverted in many small steps)
 * </ul>
 */
package org.capaz.ledger.transformation;
