// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/**
 * A miner's pseudonym, as printed on the miner's card: the first 60 bits of a keyed hash, as 12 Crockford characters
 * and a check character. The key never comes near the ledger, so nobody can guess an identity number from it (I47).
 *
 * <p>Decision 053.
 */
public record MinerRef(String value) implements Identifier, Comparable<MinerRef> {
    public MinerRef {
        Crockford.require(Message.MINER_REF, value, 12);
    }

    /**
     * The pseudonym that a miner's identity number gives.
     *
     * @param keyedHash HMAC-SHA-256 of the identity number under the key of the one key holder
     */
    public static MinerRef of(byte[] keyedHash) {
        return new MinerRef(Crockford.encode(keyedHash, 12));
    }

    @Override
    public int compareTo(MinerRef other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
