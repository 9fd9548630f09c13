// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

/**
 * How far a peer's copy of the ledger reaches.
 *
 * @param height number of blocks
 * @param headHash SHA-256 of the last block's header, in hex
 */
public record LedgerInfo(long height, String headHash) {}
