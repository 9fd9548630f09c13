// SPDX-License-Identifier: Apache-2.0
/**
 * Possession of lots: hand-over, seals, and the ways in which a lot leaves.
 *
 * <p>Read {@link Transfer} and its {@link Route} first, then its steps in order: {@link OfferCustody}, {@link CancelCustody}, {@link
 * DispatchCustody}, {@link ReceiveCustody}, {@link AcceptCustody}, {@link ResolveCustody}, {@link TakeBackCustody}. {@link Weighing} is one lot at one end, {@code
 * SomeLots} the lots that a step is about, {@code Waiting} how long the other side may be silent. {@code TransferRecord} reads
 * and writes the transfer's record, {@link Variance} compares weighings, {@link Agreement} checks that both sides signed,
 * {@link EffectiveLot} is a lot as it stands at a moment. Then {@link ApplySeal} and {@link RemoveSeal}; {@link DeliverLot} and
 * {@link WriteOffLot}. {@link CorrectWeighing} puts a slip of the pen right, {@link MoveLot} is an own move.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I24: the custodian changes only when the recipient accepts (phantom deliveries)
 *   <li>I25: one open transfer at most (parallel sales)
 *   <li>I26: a seal number lives once (bag swapping)
 *   <li>I27: weights at both ends are compared (skimming, topping-up)
 *   <li>I28: recipients are registered, carriers named (unregistered traders)
 *   <li>I53: a bag without a seal is stated as such (NONE as the seal of record)
 *   <li>I76: what is not wanted goes back, also when the other side is silent (gold held hostage by silence)
 *   <li>I77: what both sides correct shows both values (a correction that shifts gold to one side)
 *   <li>I78: no own move leaves the country (exports by one's own word)
 *   <li>I74: held gold is seized by the word of the hold's owner or an auditor (a seizure of one's own)
 * </ul>
 */
package org.capaz.ledger.custody;
