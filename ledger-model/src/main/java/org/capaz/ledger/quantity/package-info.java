// SPDX-License-Identifier: Apache-2.0
/**
 * Quantities that carry their unit: whole numbers of a base unit, rounded in one named place each.
 *
 * <p>Read {@link GrossMass}, {@link Fineness} and {@link FineMass}: the third is computed from the first two. {@link
 * Money}, {@link PremiumRate}, {@link ExchangeRate} and {@link BasisPoints} follow, then {@link ProRata}, which
 * splits a whole without losing a unit, {@link Day}, {@link Period} and {@link Material}.
 *
 * <p>What must hold, and the fraud that it stops:
 *
 * <ul>
 *   <li>fine mass is never a submitted number (I14, inflated content)
 *   <li>shares of a split add up exactly (I21, origin swapping inside a bar; I38, lost cents, hidden fees)
 *   <li>a sum that leaves 64 bits throws instead of wrapping round (I16, mass out of nothing)
 *   <li>no floating point anywhere: two peers must compute the same bytes
 *   <li>a day is a day in Bogota, on every machine
 * </ul>
 */
package org.capaz.ledger.quantity;
