// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import org.capaz.ledger.message.MessageKey;

/** What stands on the papers of a payment, its receipt and the form for a visit, and on no screen. The words stand in the bundle. */
enum PaymentPaper implements MessageKey {
    RECEIPT_PAPER_TITLE,
    RECEIPT_PAPER_REPLACED,
    RECEIPT_PAPER_PAGE,
    RECEIPT_PAPER_NO_PAGE,
    RECEIPT_PAPER_SAID,
    RECEIPT_PAPER_PAYMENT,
    RECEIPT_PAPER_SIGNED,
    RECEIPT_PAPER_READ,
    RECEIPT_PAPER_WHAT,
    RECEIPT_PAPER_LIMITS,
    VISIT_FORM_TITLE,
    VISIT_FORM_EMPTY_TITLE,
    VISIT_FORM_NUMBER,
    VISIT_FORM_ENTER,
    VISIT_FORM_TICK_ONE,
    VISIT_FORM_DAY,
    VISIT_FORM_SIGN,
    VISIT_FORM_FIRST,
    VISIT_FORM_SECOND,
    VISIT_FORM_MEANS,
    PAPER_CODE
}
