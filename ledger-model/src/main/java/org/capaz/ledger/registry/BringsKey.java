// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerSignature;

/** A statement that brings a new key. Its holder signs it too, and so proves to have the key (I56). */
public interface BringsKey extends Command {
    Officer.Key key();

    /** The name that the new key will have. */
    default OfficerId newKey() {
        return OfficerId.of(key().spki());
    }

    /** Was that signature made with the new key, if it fits? */
    default boolean isProvedBy(OfficerSignature signature) {
        return newKey().equals(signature.officer());
    }

    /** Does the new key speak for somebody already, or does its signature only prove that it is there? */
    default boolean isSigner() {
        return false;
    }
}
