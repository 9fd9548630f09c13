// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
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

    /** The one who sent that request, if it is an officer of a party: those of the organisation itself answer for no cooperative. */
    public static Optional<Session> ofParty(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Session.class).filter(session -> !session.ofOrganisation());
    }

    /** Does the officer sign for the organisation itself, not for one of its parties? */
    public boolean ofOrganisation() {
        return owner.equals(msp.value());
    }
}
