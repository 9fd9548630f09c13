// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

/** How many officers sign, and for whom. */
public enum Signing {
    ONE,
    /** The organisation's registrar; one of a party's officers as well for a further officer of that party. */
    REGISTRAR_WITH_OFFICER,
    /** The organisation's registrar, and an officer of each party that is to be read; a second registrar where all are. */
    REGISTRAR_WITH_PARTIES,
    /** Two different officers of the acting party. */
    TWO_OFFICERS,
    /** An officer of the acting party and one of the other party, which the rules of the kind name. */
    BOTH_PARTIES,
    /**
     * An officer of the acting party, and where that gives the statement more effect one of another party, which the rules of
     * the kind name.
     */
    WITH_CONSENT,
    /** One registrar of each of more than half of the founded organisations, the acting one among them. */
    MAJORITY_OF_ORGANISATIONS,
    /** The registrar of its organisation; for a scheme or an auditor, which judges others, that majority. */
    AS_THE_ROLES_NEED,
    /** The key that the statement itself brings. */
    OWN_FIRST_KEY
}
