// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

/**
 * A listener of a member, as offset from its base port. Other machines reach orderer, peer and gateway where the member's
 * place says so; all others are bound to loopback.
 */
public enum Port {
    ORDERER(50),
    PEER(51),
    CHAINCODE(52),
    /** Of PostgreSQL, in a home of one member. */
    DATABASE(42),
    ORDERER_ADMIN(53),
    /** For chaincode that the peer starts itself. Never used here, but the peer opens it, so it must be free. */
    PEER_CHAINCODE_LISTENER(54),
    ORDERER_OPERATIONS(59),
    PEER_OPERATIONS(61),
    GATEWAY(80);

    private final int offset;

    Port(int offset) {
        this.offset = offset;
    }

    /** Added to the member's base port and the network's port shift. */
    public int offset() {
        return offset;
    }
}
