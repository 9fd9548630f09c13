// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

/** Why a certificate is suspended or revoked, as far as the page has words for it; whoever does it may state any other code. */
public enum WithdrawalReason {
    UNDER_REVIEW,
    ISSUED_IN_ERROR,
    ORIGIN_CONTESTED,
    ABUSE_CONFIRMED,
    FRAUD,
    WEIGHING_CONTESTED,
    SEAL_BROKEN
}
