// SPDX-License-Identifier: Apache-2.0
/**
 * Who may judge what others did, and who is concerned and may not.
 *
 * <p>Begin with {@link org.capaz.ledger.accreditation.Activity}, which names what a party is accredited for beside assessing
 * against a standard; {@link org.capaz.ledger.accreditation.Judges} decides who may judge,
 * {@link org.capaz.ledger.accreditation.Concerned} whom a record concerns.
 *
 * <p>Rules (what they stop):
 *
 * <ul>
 *   <li>I57: who judges others is accredited by a party that the majority admitted, and is not concerned (self-registered
 *       judges)
 * </ul>
 *
 * <p>Decisions 073 and 110.
 */
package org.capaz.ledger.accreditation;
