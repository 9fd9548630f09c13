// SPDX-License-Identifier: Apache-2.0
/**
 * Signed statements: what a person signs, how signatures are checked, and what a rule is told of them.
 *
 * <p>Read {@link Statement} first, then {@link SignedStatement} with {@link OfficerSignature} and {@link
 * OfficerRole}; {@link P256} checks a signature and accepts one form of it only. {@link Signer} is an officer whose
 * signature was checked, {@link Act} the statement with its signers, caller and time as rules see it, {@link Command}
 * its typed body with the decision. {@link StatementException} and {@link Objection} are the answers to what cannot
 * be judged, and their form on the wire.
 *
 * <p>What must hold, and the fraud that it stops:
 *
 * <ul>
 *   <li>every byte that counts is under the signature: changing one makes another statement (I1, impersonation)
 *   <li>the client's record id is part of it (I4, duplicates from offline sync)
 *   <li>what happened and what was recorded are two times (I5, back-dating into a good period)
 * </ul>
 */
package org.capaz.ledger.statement;
