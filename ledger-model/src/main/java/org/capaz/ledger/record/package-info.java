// SPDX-License-Identifier: Apache-2.0
/**
 * Records on the ledger: under which keys they stand, how rules read them, how a rule states new ones.
 *
 * <p>Read {@link LedgerKey} first, then {@link LedgerKeys}, the one place of all key shapes, with an example of each.
 * {@link LedgerState} is the ledger as a rule sees it, to read only; {@link UnchangedState} is the same while one
 * statement is judged. {@link StateChange} is one record to write, with
 * the name of the fact.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>one fact, one key: statements about different things write different keys, else they would conflict in a
 *       block; the one exception is the list of certificates that are not issued
 *   <li>no rule reads a list that can grow without bound: {@link LedgerState#LONGEST_LIST} is refused before it
 *       is passed
 *   <li>a rule never writes; it returns changes, and the contract writes all of them or none
 *   <li>records of the same family are read in the order of their keys, on every peer the same
 * </ul>
 */
package org.capaz.ledger.record;
