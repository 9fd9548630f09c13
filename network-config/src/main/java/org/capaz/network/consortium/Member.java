package org.capaz.network.consortium;

/**
 * An organisation of the consortium that runs an orderer, a peer, a chaincode process and a gateway of its own.
 *
 * @param name the short name, also of its folder
 * @param displayName as people read it; the sample members are marked Demo
 * @param mspId its name on the ledger
 * @param domain the host name its certificates are made for
 * @param basePort the port its own ports are counted from
 */
public record Member(String name, String displayName, String mspId, String domain, int basePort) {

    /** The host name in the peer's TLS certificate. */
    public String peerHost() {
        return "peer0." + domain;
    }

    /** The host name in the orderer's TLS certificate. */
    public String ordererHost() {
        return "orderer0." + domain;
    }
}
