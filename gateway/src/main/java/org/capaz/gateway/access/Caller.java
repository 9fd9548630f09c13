// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.util.List;

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

    /**
     * An auditor to whom this member has opened records. It reads, and nothing else.
     *
     * @param grants the names of the grants that stand now, at least one
     */
    record Auditor(String id, List<String> grants) implements Caller {
        public Auditor {
            grants = List.copyOf(grants);
        }
    }

    /** The holder of a key that the ledger does not know; may only submit the statement that founds this very organisation. */
    record UnknownKey(OfficerToken token) implements Caller {}
}
