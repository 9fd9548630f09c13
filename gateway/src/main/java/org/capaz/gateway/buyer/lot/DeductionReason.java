// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

/** Why less arrived than was sent, as far as the page has words for it; producers may state any other code. */
public enum DeductionReason {
    BANK_CHARGE,
    TRANSFER_FEE,
    EXCHANGE_FEE,
    INTERMEDIARY_FEE,
    TAX,
    /** Gravamen a los movimientos financieros, 4x1000. */
    FINANCIAL_TRANSACTION_TAX,
    WITHHOLDING,
    OTHER
}
