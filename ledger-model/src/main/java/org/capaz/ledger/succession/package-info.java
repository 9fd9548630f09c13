// SPDX-License-Identifier: Apache-2.0
/**
 * What the other members may do in the place of a member organisation that is gone.
 *
 * <p>Read {@link Release} first: the members' word, public at once and in effect only after a waiting time. {@link
 * ReleaseOrganisation} states it, {@link ReturnOrganisation} is the answer of an organisation that was only silent.
 * While a release is in effect {@link RescueLot} lets another custodian go on with gold that it has in hand, and
 * {@link WithdrawAttestation} does what only the issuer could do before.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I1: a majority of the others speaks, never one member alone (impersonation)
 *   <li>I19, I24: a rescued lot ends and its successor has one custodian (double sale, phantom deliveries)
 *   <li>I29: a lot on hold is not rescued before its hold is released (moving contested gold)
 * </ul>
 *
 * <p>Nothing here writes the record of the absent organisation: its key needs its own peer's endorsement, so each of
 * these facts stands beside it.
 */
package org.capaz.ledger.succession;
