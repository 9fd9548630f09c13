// SPDX-License-Identifier: Apache-2.0
/**
 * The front door of the model: which statements there are, who may make them, and in which order one is judged.
 *
 * <p>Read {@link StatementProcessor} first: it takes a signed statement with its channel, caller and time, and
 * answers with the facts to write, with what was recorded before, or with a refusal. {@link StatementKind} is the
 * policy table, {@link PolicyRow} the words in which a row is written, {@link Signing} how many officers sign and for
 * whom. {@link KeyOwner} says which organisation's peer must endorse a change of a record.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I1: the caller's organisation, the acting party's role and the officers' roles fit (impersonation)
 *   <li>I4: a statement sent twice has one effect (duplicates from offline sync)
 *   <li>I5: nothing happened later than it is recorded, and what is late is flagged (back-dating into a good
 *       period)
 *   <li>I8, I40, I42: two officers where a rule asks for two (invented miners, forged or coerced confirmation,
 *       premium diverted)
 * </ul>
 */
package org.capaz.ledger.contract;
