// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

/** What an officer may sign for the party or organisation. */
public enum OfficerRole {
    /** Registers an organisation's parties and officers, and its vote on standards and reference values. */
    REGISTRAR,
    SCHEME_OFFICER,
    /** The producer's responsible person. */
    RESPONSIBLE,
    TREASURER,
    LEGAL_REPRESENTATIVE,
    /** A member of the supervisory board. */
    SUPERVISOR,
    ASSESSOR,
    ASSAYER,
    CUSTODIAN,
    SETTLEMENT,
    PAYMENTS
}
