package org.capaz.network.layout;

import java.util.Locale;

/** What a process does for its member. */
public enum Role {
    ORDERER,
    PEER,
    CHAINCODE,
    GATEWAY;

    /** As in folder names, logs and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
