// SPDX-License-Identifier: Apache-2.0
/**
 * What a payer says it sent, what the payee says arrived, and how much of an obligation is met.
 *
 * <p>Read {@link Payment} and {@link AnnouncePayment} first, with {@link Deduction}. Then the payee's {@link Answer}
 * and {@link Receipt} with its {@link Caution}s, compared with a {@link PublishedRate}, stated by {@link ConfirmReceipt}
 * and changed by {@link CorrectReceipt}, and told by {@link ReceiptWords}; {@link ReversePayment}
 * takes a transfer back, {@link CancelObligation} an obligation. {@link ObligationBalance} adds up payments and
 * receipts of one obligation.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I2: a payer confirms no receipt (self-dealing)
 *   <li>I3: a correction stands beside what it corrects (rewritten history)
 *   <li>I39: a bank reference is used once (one transfer shown twice)
 *   <li>I40: two people of the payee state a receipt (forged or coerced confirmation)
 *   <li>I41: an answer that did not come shows as unconfirmed (paper premiums)
 *   <li>I67: great deductions and odd rates are flagged (a premium that was mostly kept on the way)
 *   <li>I43: deductions have a line and a reason (silent commissions)
 *   <li>I55: a receipt says when its signers are new or were entered by their organisation alone (forged confirmations)
 *   <li>I69: no scheme of the payer's organisation cancels what is owed (a payer who forgives itself)
 * </ul>
 */
package org.capaz.ledger.payment;
