// SPDX-License-Identifier: Apache-2.0
/**
 * The people of a cooperative answer, on a phone, whether a premium arrived.
 *
 * <p>Read {@link org.capaz.gateway.cooperative.payment.PaymentQuestion} first: a payment as its payee is asked about it. What one
 * person has signed waits as a {@link org.capaz.gateway.cooperative.payment.KeptAnswer} in the office's own tables;
 * {@link org.capaz.gateway.cooperative.payment.AnswerDesk} hands it in when all have signed. The screens are made by
 * {@code payment.js}, because the page also works without network. On paper there are the receipt, {@link
 * org.capaz.gateway.cooperative.payment.ReceiptPdf}, and the form that is taken along on a visit, {@link
 * org.capaz.gateway.cooperative.payment.VisitFormPdf}.
 */
package org.capaz.gateway.cooperative.payment;
