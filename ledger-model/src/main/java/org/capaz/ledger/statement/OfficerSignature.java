package org.capaz.ledger.statement;

import org.capaz.ledger.identity.OfficerId;

/**
 * One officer's signature under a statement.
 *
 * @param method how the officer came to sign, shown publicly with the act
 * @param signature 64 bytes r || s, s in the lower half of the order
 */
public record OfficerSignature(OfficerId officer, Method method, byte[] signature) {

    /** Where the signing key was when the officer used it. */
    public enum Method {
        OWN_KEY,
        SHARED_DEVICE,
        FIELD_VISIT
    }
}
