// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.List;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PersonId;

/**
 * An officer whose signature under the statement was checked, as the registry knew the officer at that moment.
 *
 * @param person whose key it is: two signatures are two people when these differ
 * @param owner the party, or the MSP id, that the officer signs for
 */
public record Signer(
        OfficerId officer,
        PersonId person,
        String owner,
        MspId msp,
        List<OfficerRole> roles,
        OfficerSignature.Method method) {

    /** Does the officer sign for the organisation itself? A party may bear an organisation's name without being it. */
    public boolean ofOrganisation() {
        return owner.equals(msp.value());
    }

    public boolean hasAnyOf(List<OfficerRole> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}
