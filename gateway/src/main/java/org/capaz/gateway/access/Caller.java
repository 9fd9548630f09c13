package org.capaz.gateway.access;

/** Who knocks at a member's door. */
public sealed interface Caller {
    /** The request attribute under which the door leaves the caller for the rooms behind it. */
    String ATTRIBUTE = "capaz.caller";

    /** An officer of this member, known to the ledger. */
    record Officer(String id, String owner) implements Caller {}

    /** Somebody whose key the ledger does not know; may only bring the statement that founds this very organisation. */
    record UnknownKey(OfficerToken token) implements Caller {}
}
