// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.consortium;

/**
 * An organisation of the consortium that runs an orderer, a peer, a chaincode process and a gateway of its own.
 *
 * @param name the short name, also the name of its folder
 * @param displayName the name shown to people; the sample members' names begin with Demo
 * @param mspId its MSP id, by which the ledger names it
 * @param domain the domain of the host names in its certificates
 * @param basePort to which the offset of each listener is added
 * @param place where the others and people reach it
 */
public record Member(String name, String displayName, String mspId, String domain, int basePort, Place place) {

    /** The host name in the peer's TLS certificate. */
    public String peerHost() {
        return "peer0." + domain;
    }

    /** The host name in the orderer's TLS certificate. */
    public String ordererHost() {
        return "orderer0." + domain;
    }

    /**
     * What of it stands in the channel's first block. On which address it listens, and under which people reach it, may
     * change later; a network on one machine reads as it did before members had places.
     */
    String founding() {
        return "Member[name=" + name + ", displayName=" + displayName + ", mspId=" + mspId + ", domain=" + domain
                + ", basePort=" + basePort + (place.onThisMachine() ? "" : ", host=" + place.host()) + "]";
    }
}
