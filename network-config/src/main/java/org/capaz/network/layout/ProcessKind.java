package org.capaz.network.layout;

import java.util.Locale;

/** The four processes of a member. Orderer and peer are Fabric nodes; chaincode and gateway are ours. */
public enum ProcessKind {
    ORDERER,
    PEER,
    CHAINCODE,
    GATEWAY;

    /** The name used for folders, log files and in messages. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
