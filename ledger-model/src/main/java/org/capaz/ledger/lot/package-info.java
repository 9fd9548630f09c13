// SPDX-License-Identifier: Apache-2.0
/**
 * The lot and the records that stand with it, without the operations that change them.
 *
 * <p>Read {@link Lot} first: its states are types, and an operation that is legal in one state only is a method of
 * that state. {@code LotRecord} reads and writes its record, and
 * {@link Content} says how much of its gold counts. Then {@link Assay}, {@link Provenance}, {@link ClaimClass}
 * and {@link Settlement} with its {@link Payers}. {@link LotChecks} holds the checks that nearly every operation on a lot
 * makes first.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I5: nothing happens to a lot before it began or came to hand (back-dating into a good period)
 *   <li>I14: fine mass is computed, never submitted (inflated content)
 *   <li>I19: what is consumed stays consumed (double pledge, double sale)
 *   <li>I20: a lot id is used once (loops washing history)
 *   <li>I21: shares add up to the fine mass (origin swapping inside a bar)
 *   <li>I49: gold counts for no more than its production lots held, for life (gold that grows by melting or by readings)
 *   <li>I51: losses and samples are counted for life (gold diverted in many small steps)
 *   <li>I24, I25: one custodian, one open transfer (phantom deliveries, parallel sales)
 *   <li>I29: a lot on hold does not move (moving contested gold)
 * </ul>
 */
package org.capaz.ledger.lot;
