// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.Optional;
import org.capaz.ledger.identity.OfficerId;

/**
 * One officer's signature under a statement.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}.
 *
 * @param method how the officer came to sign, shown publicly with the act; the signature covers it
 * @param signature 64 bytes r || s, s in the lower half of the order
 * @param assertion what a passkey signed; absent for a key that signs the statement itself
 */
public record OfficerSignature(
        OfficerId officer, Method method, byte[] signature, Optional<PasskeyAssertion> assertion) {

    /** The signature of a key that signs the statement itself. */
    public OfficerSignature(OfficerId officer, Method method, byte[] signature) {
        this(officer, method, signature, Optional.empty());
    }

    /**
     * How the officer came to sign: with a key of its own, on a device of several people, or on a visit, with a device or a form
     * that was taken along.
     */
    public enum Method {
        OWN_KEY,
        SHARED_DEVICE,
        FIELD_VISIT
    }
}
