// SPDX-License-Identifier: Apache-2.0
package org.capaz.yardstick;

import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** The contract as an external service with mutual TLS, started with the same environment as ours. */
public final class Main {
    private static final Logger CONTRACT_API = Logger.getLogger("org.hyperledger.fabric.contract");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var router = new ContractRouter(new String[] {"-i", System.getenv("CORE_CHAINCODE_ID_NAME")});
        // Five lines in the log for each transaction would be most of its cost, and ours writes none.
        CONTRACT_API.setLevel(Level.WARNING);
        router.startRouterWithChaincodeServer(new NettyChaincodeServer(router, properties()));
    }

    private static ChaincodeServerProperties properties() {
        String address = System.getenv("CHAINCODE_SERVER_ADDRESS");
        int colon = address.lastIndexOf(':');
        var properties = new ChaincodeServerProperties();
        properties.setServerAddress(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(System.getenv("CAPAZ_CHAINCODE_TLS_CERT"));
        properties.setKeyFile(System.getenv("CAPAZ_CHAINCODE_TLS_KEY"));
        properties.setTrustCertCollectionFile(System.getenv("CAPAZ_CHAINCODE_TLS_CLIENT_CA"));
        return properties;
    }
}
