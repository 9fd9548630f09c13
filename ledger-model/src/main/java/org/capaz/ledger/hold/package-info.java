// SPDX-License-Identifier: Apache-2.0
/**
 * Holds on lots: contested gold stays where it is until whoever placed the hold, or an auditor, releases it.
 *
 * <p>Read {@link HoldLot} first, then {@link ReleaseLot}, and {@link ReturnLot}, the one way in which a lot on hold changes
 * hands. A loss or a seizure of a lot on hold is {@link org.capaz.ledger.custody.WriteOffLot}.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I29: a lot on hold moves only as return, seizure or by release (moving contested gold)
 *   <li>I57: who did not place the hold judges another's, and is not concerned by the lot (freeing one's own gold)
 * </ul>
 */
package org.capaz.ledger.hold;
