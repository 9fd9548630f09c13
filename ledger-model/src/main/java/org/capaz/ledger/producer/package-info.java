// SPDX-License-Identifier: Apache-2.0
/**
 * Producers as they describe themselves, and what authorities and schemes have said of them.
 *
 * <p>Read {@link Amp} first, then {@link LegalBasis}, {@link AffiliationScope}, {@link Miner} and {@link Enrolments}:
 * they are the records. {@link DeclareAmp}, {@link UpdateAmp}, {@link DeclareScope}, {@link DeclareBasis} and {@link
 * WithdrawBasis} state them, {@link EnrolMiners} and {@link LeaveMiners} say who works there. {@link AuthorityNotice}
 * with {@link NotifyAuthorityOrder} and {@link LiftAuthorityOrder}, and {@link Disengagement} with {@link
 * DisengageAmp} are what others record about a producer.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I3: a change counts from a day on and replaces nothing (rewritten history)
 *   <li>I7: scope and enrolment decide who may contribute on a day (ghost miners, bulk padding)
 *   <li>I8: one enrolment per person, two confirmers (cloned, dead or invented miners)
 *   <li>I31: nobody states a producer's affiliation (shortcut to AFFILIATED)
 *   <li>I59: an order is lifted by who recorded it or an auditor (lifted by a friendlier scheme)
 * </ul>
 *
 * <p>This package does not know what an assessment found; {@code assessment} derives the affiliation from both.
 */
package org.capaz.ledger.producer;
