// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

/** Who sent a request to a path for officers. */
public sealed interface Caller {
    /** The request attribute under which the filter leaves the caller for the controllers. */
    String ATTRIBUTE = "capaz.caller";

    /** An officer of this member, known to the ledger. */
    record Officer(String id, String owner) implements Caller {}

    /** The holder of a key that the ledger does not know; may only submit the statement that founds this very organisation. */
    record UnknownKey(OfficerToken token) implements Caller {}
}
