// SPDX-License-Identifier: Apache-2.0
/**
 * What people are told, as values: keys and typed arguments here, words in one bundle for each language.
 *
 * <p>Read {@link org.capaz.ledger.message.Message} first, the keys of the contract; then
 * {@link org.capaz.ledger.message.Sentence}, a key with what stands in its slots,
 * {@link org.capaz.ledger.message.Argument}, one value with its type, and {@link org.capaz.ledger.message.Messages}, which
 * makes the words. {@link org.capaz.ledger.message.InvalidValue} carries a sentence out of a constructor.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>both languages have the same keys with the same slots, and every key is one that some program uses
 *   <li>the contract refuses with keys and arguments and, for logs, English words; whoever shows the answer to a person
 *       chooses the language
 *   <li>the bundles are the one resource that the model reads; rules read none, because a file may differ between two
 *       machines. The words of a refusal stand on no ledger
 * </ul>
 */
package org.capaz.ledger.message;
