// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * A link that was made for one person, and how far it has come.
 *
 * @param id names it, and opens nothing
 * @param owner the party, or the MSP id, for which the person will sign
 * @param person who had a key before, when the link replaces a lost phone
 * @param asked how often a key was brought to it
 * @param statement the registration of the key that was brought last
 * @param proof the registration with the signature of the new key, and of those who have signed it since
 */
record Enrolment(
        String id,
        String owner,
        OfficerRole role,
        Optional<PersonId> person,
        Instant endsAt,
        int asked,
        Optional<Statement> statement,
        Optional<SignedStatement> proof) {

    /** May a key still be made with it? */
    boolean isOpen(Instant now) {
        return proof.isEmpty() && now.isBefore(endsAt);
    }

    /** Has that officer signed the registration? */
    boolean isSignedBy(OfficerId officer) {
        return proof.stream()
                .flatMap(signed -> signed.signatures().stream())
                .anyMatch(signature -> signature.officer().equals(officer));
    }
}
