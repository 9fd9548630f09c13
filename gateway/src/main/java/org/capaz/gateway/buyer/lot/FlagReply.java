// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

/**
 * How an answer stands to its flag, as far as the page shows it. Each says whether, and not what: what the flag is about is
 * for those who examine it, and an answer in other words would tell it.
 */
public enum FlagReply {
    ACCEPTED,
    CORRECTED,
    CONTESTED,
    EXPLAINED
}
