// SPDX-License-Identifier: Apache-2.0
/**
 * Terms of an impact premium, and what a payer owes to which producer under them.
 *
 * <p>Read {@link PremiumScheme} with {@link Eligibility} first, and {@link PublishScheme}, which states them. {@link
 * Grams} and {@link Claims} say which gold a premium was claimed on. {@link RaiseObligations} and {@link SellCredit}
 * make an {@link Obligation}, {@link StatedSplit} compares the payer's own reckoning, {@link TrueUp} turns a
 * provisional obligation into the final one. {@link Encumbered} finds
 * gold that no premium may be claimed on, {@link Lapse} says when an unpaid one holds its grams no longer.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I22: no physical premium on MIXED metal (blending in illegal gold)
 *   <li>I35: eligibility at the production date of each share (premium for ineligible gold)
 *   <li>I36: final fine mass times the rate fixed at sale (repricing after the fact)
 *   <li>I37: claims stay within a share's fine mass (double claiming)
 *   <li>I65: the buyer names the payer, a producer signs for its credits, what nobody pays lapses (strangers who keep the real
 *       payer out)
 *   <li>I66: gold that another organisation accepted and nothing stands against (premiums on gold that nobody else weighed)
 *   <li>I38: the split adds up to the minor unit (lost cents, hidden fees)
 * </ul>
 */
package org.capaz.ledger.premium;
