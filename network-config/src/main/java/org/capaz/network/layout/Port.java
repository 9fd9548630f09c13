package org.capaz.network.layout;

/** What a member listens for, as distance from its base port; all of it on loopback. */
public enum Port {
    ORDERER(50),
    PEER(51),
    CHAINCODE(52),
    ORDERER_ADMIN(53),
    /** Where chaincode started by the peer itself would report; never used, but the peer opens it. */
    PEER_CHAINCODE_LISTENER(54),
    ORDERER_OPERATIONS(59),
    PEER_OPERATIONS(61),
    GATEWAY(80);

    private final int offset;

    Port(int offset) {
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
