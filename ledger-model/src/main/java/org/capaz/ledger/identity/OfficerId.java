// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/**
 * An officer's key: the first 40 bits of the SHA-256 of the public key (DER SubjectPublicKeyInfo) as 8 Crockford
 * characters and a check character. Random to anybody who does not hold the registry, so nothing personal.
 */
public record OfficerId(String value) implements Identifier, Comparable<OfficerId> {
    public OfficerId {
        Crockford.require(Message.OFFICER_ID, value, 8);
    }

    public static OfficerId of(byte[] subjectPublicKeyInfo) {
        return new OfficerId(Crockford.encode(Digest.sha256(subjectPublicKeyInfo), 8));
    }

    @Override
    public int compareTo(OfficerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
