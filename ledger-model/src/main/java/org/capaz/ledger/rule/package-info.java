// SPDX-License-Identifier: Apache-2.0
/**
 * The numbered rules, and the two answers that a rule can give.
 *
 * <p>Read {@link Rule} first: one sentence each, what it stops, and whether it refuses or flags. {@link Decision} is
 * the answer to a statement: the facts to write, or a refusal; its static methods chain checks so that the first
 * refusal wins and a check runs only if those before it passed. {@link Refused} names the rule, the member of the
 * statement at fault and the reason.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>a refusal is a value; an exception is a defect of the program or of its input, never an answer of a rule
 *   <li>the order of checks is fixed, because every endorsing peer must give the same refusal
 *   <li>nothing here depends on another package of the model but {@code record}, so every rule may use it
 * </ul>
 *
 * <p>The reference page of the rules is written from {@link Rule} and from the tests that show each refusal.
 */
package org.capaz.ledger.rule;
