// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import java.net.InetSocketAddress;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * The chaincode process of one peer, as an external service with mutual TLS. Its environment: CORE_CHAINCODE_ID_NAME,
 * CHAINCODE_SERVER_ADDRESS, CAPAZ_CHAINCODE (the contract's name, {@code capaz} when absent) and the PEM files
 * CAPAZ_CHAINCODE_TLS_CERT, CAPAZ_CHAINCODE_TLS_KEY, CAPAZ_CHAINCODE_TLS_CLIENT_CA.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        String name = System.getenv().getOrDefault("CAPAZ_CHAINCODE", "capaz");
        var contract = new CapazContract(new ContractFunctions(name));
        var streams = new PeerStreams(contract, required("CORE_CHAINCODE_ID_NAME"));
        streams.prepare();
        new NettyChaincodeServer(streams, properties()).start();
    }

    private static ChaincodeServerProperties properties() {
        String address = required("CHAINCODE_SERVER_ADDRESS");
        int colon = address.lastIndexOf(':');
        var properties = new ChaincodeServerProperties();
        properties.setServerAddress(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(required("CAPAZ_CHAINCODE_TLS_CERT"));
        properties.setKeyFile(required("CAPAZ_CHAINCODE_TLS_KEY"));
        // A trust file makes the peer's client certificate compulsory.
        properties.setTrustCertCollectionFile(required("CAPAZ_CHAINCODE_TLS_CLIENT_CA"));
        return properties;
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + variable + " is missing");
        }
        return value;
    }
}
