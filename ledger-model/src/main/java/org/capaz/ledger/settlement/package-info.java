// SPDX-License-Identifier: Apache-2.0
/**
 * How much fine gold a lot holds, from the first assay to the quantity that binds buyer and seller.
 *
 * <p>Read {@link RecordAssay} first, with {@link Plausibility}, which judges a producer's month once the fineness is
 * known. {@link RecordOutturn} replaces the recorded quantity by the refiner's. Then a sale in its order: {@link
 * SettleProvisionally}, {@link ExchangeAssays}, {@link DecideByUmpire}, {@link SettleLot}.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I2: no settlement assay by the seller's organisation unless the buyer agrees (self-dealing)
 *   <li>I11: a producer's month stays plausible (paper cooperatives)
 *   <li>I15: no poorer assay replaces a better one (fineness shopping)
 *   <li>I16, I17: an outturn explains what is missing (mass out of nothing; gold diverted as "loss")
 *   <li>I49: what a reading finds beyond the origins counts for nobody (gold that grows by readings)
 *   <li>I50: an implausible first reading asks for a second (fineness out of thin air)
 *   <li>I52: a reading counts by the custodian's signature or by a settlement (a stranger's reading)
 *   <li>I57: laboratories and umpires are accredited (self-registered judges)
 *   <li>I36: what is final is final (repricing after the fact)
 * </ul>
 *
 * <p>The records themselves, {@code Assay} and {@code Settlement}, are in package {@code lot}, because operations of
 * other packages ask for them.
 */
package org.capaz.ledger.settlement;
