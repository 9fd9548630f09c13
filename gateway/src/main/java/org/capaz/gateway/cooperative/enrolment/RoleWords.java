// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.OfficerRole;

/** What a role is called where a person reads which one it gets. */
final class RoleWords {
    private static final String BEGINNING = "OFFICER_ROLE_";

    private RoleWords() {}

    static Sentence of(OfficerRole role) {
        MessageKey key = () -> BEGINNING + role.name();
        return key.sentence();
    }
}
