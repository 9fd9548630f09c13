package org.capaz.network;

/** What a process does for its member. */
public enum Role {
    ORDERER,
    PEER,
    CHAINCODE,
    GATEWAY;

    /** As in folder names, logs and messages. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
