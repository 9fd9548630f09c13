// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

/** Who sent a request to a path for officers. */
public sealed interface Caller {
    /** The request attribute under which the filter leaves the caller for the controllers. */
    String ATTRIBUTE = "capaz.caller";

    /**
     * An officer of this member, known to the ledger.
     *
     * @param owner the party, or the MSP id, that the officer signs for
     * @param mspId the organisation, which is this member
     */
    record Officer(String id, String owner, String mspId) implements Caller {}

    /** The holder of a key that the ledger does not know; may only submit the statement that founds this very organisation. */
    record UnknownKey(OfficerToken token) implements Caller {}
}
