// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import java.util.List;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.statement.OfficerRole;

/**
 * An officer who has signed in with the key that the registry trusts at this moment.
 *
 * @param owner the party, or the MSP id, that the officer signs for
 * @param csrf what a page of this session sends along with each change
 */
public record Session(
        OfficerId officer, PersonId person, String owner, MspId msp, List<OfficerRole> roles, String csrf) {
    /** The request attribute under which the filter leaves the session for the controllers. */
    public static final String ATTRIBUTE = "capaz.session";

    public Session {
        roles = List.copyOf(roles);
    }

    /** Does the officer sign for the organisation itself, not for one of its parties? */
    public boolean ofOrganisation() {
        return owner.equals(msp.value());
    }
}
