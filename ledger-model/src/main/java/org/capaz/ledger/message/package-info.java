// SPDX-License-Identifier: Apache-2.0
/**
 * The answers of the contract in the language of whoever reads them.
 *
 * <p>Read {@link Messages} first: every sentence in English and in Spanish, from one file. {@link Template} is one
 * sentence in both, with slots for what is carried over unchanged.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>no other package of the model asks for this one: the contract answers in one language, the same bytes on
 *       every peer, and whoever shows the answer to a person translates it
 *   <li>the file is the one resource that the model reads; rules read none, because a file may differ between
 *       two machines
 *   <li>every sentence that a rule can answer with has an entry; tests compare both
 * </ul>
 */
package org.capaz.ledger.message;
