// SPDX-License-Identifier: Apache-2.0
/**
 * How gold enters the ledger, and how an entry made by mistake is taken back.
 *
 * <p>Read {@link DeclareLot} first: every gram with an origin begins there. It draws on {@link Contribution}, {@link
 * OriginDocument} (entered by {@link RegisterOriginDocument}) and {@link Quota}, to which {@link AttestOutsideSale}
 * adds what was sold elsewhere and {@link CorrectOutsideSale} gives back what was not. {@link IntroduceLot} brings metal without history. {@link VoidLot} takes a lot back, {@link DowngradeLot} gives its claim up,
 * {@link Drawn} returns what it had used up.
 *
 * <p>{@link Standing} judges the days of production one by one, {@link Brought} spreads what a miner brought over them. {@link CorrectMiner} and {@link CorrectPaper} put a wrong name and a wrong quantity right (I77).
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I6: an admitted producer with legal basis and scope (gold from outside declared as from inside)
 *   <li>I7: contributions add up, each by somebody in scope (ghost miners, bulk padding)
 *   <li>I9, I10: the yearly cap and monthly average of a subsistence miner (machine gold laundered through
 *       quotas, quota renting)
 *   <li>I12: the material fits the producer (disguised origin)
 *   <li>I13: the quantity of an origin document is used up once (one document for two lots)
 *   <li>I58: by whose word a sale outside the network counts (quotas used up by strangers)
 *   <li>I62: the producer's standing on every day of production (gold of a suspended time, declared after the lift)
 *   <li>I37: gold that a premium was claimed on is not declared anew (double claiming)
 * </ul>
 */
package org.capaz.ledger.production;
