// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.util.List;
import java.util.Optional;

/** The officers as the ledger knows them, read from this gateway's projection. */
public interface OfficerRegistry {
    Optional<RegisteredOfficer> officer(String officerId);

    /**
     * The auditor with that key, to whom that organisation has opened records; empty where no grant stands at that second, or
     * the key signs no tokens because it is a passkey.
     */
    Optional<GrantedAuditor> auditor(String auditorId, String mspId, long second);

    /** Whether the organisation is on the ledger. */
    boolean isFounded(String mspId);

    /**
     * One auditor's key.
     *
     * @param spki the public key, DER SubjectPublicKeyInfo
     * @param grants the names of the grants that stand
     */
    record GrantedAuditor(byte[] spki, List<String> grants) {}

    /**
     * One officer's key.
     *
     * @param owner the party, or the MSP id, the officer signs for
     * @param spki the public key, DER SubjectPublicKeyInfo
     * @param validFrom Unix seconds, after the waiting time if there is one; {@code revokedAt} is absent while the key stands
     */
    record RegisteredOfficer(
            String id,
            String owner,
            String mspId,
            String keyKind,
            byte[] spki,
            long validFrom,
            long validTo,
            Optional<Long> revokedAt) {

        public boolean isValidAt(long second) {
            return validFrom <= second
                    && second <= validTo
                    && revokedAt.map(revoked -> second < revoked).orElse(true);
        }
    }
}
