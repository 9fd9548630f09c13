// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.traces.Traces;

/**
 * The streams that a peer opens to this process, each with a state of its own.
 *
 * <p>The shim keeps one state for the whole process: a second stream sets the first one back to its beginning, and its peer
 * waits in vain for every answer. A peer opens one for each package that the channel has used when it reads its chain from the
 * beginning, because it joins, was restored or was set back.
 */
final class PeerStreams extends ChaincodeBase {
    private final Chaincode contract;
    private final String packageId;

    /**
     * @param contract what answers the transactions of all streams
     * @param packageId the chaincode package that the peer has installed
     */
    PeerStreams(Chaincode contract, String packageId) {
        this.contract = contract;
        this.packageId = packageId;
    }

    /** What the shim would do itself if it started us: without metrics and traces its providers throw at first use. */
    void prepare() {
        initializeLogging();
        Properties configuration = configure();
        Metrics.initialize(configuration);
        Traces.initialize(configuration);
    }

    @Override
    protected StreamObserver<ChaincodeMessage> connectToPeer(StreamObserver<ChaincodeMessage> peer) throws IOException {
        return new PeerStreams(contract, packageId).open(peer);
    }

    private StreamObserver<ChaincodeMessage> open(StreamObserver<ChaincodeMessage> peer) throws IOException {
        configure();
        return super.connectToPeer(peer);
    }

    /** The configuration is read once it is asked for; no stream opens before. */
    private Properties configure() {
        processEnvironmentOptions();
        processCommandLineOptions(new String[] {"-i", packageId});
        return getChaincodeConfig();
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return contract.init(stub);
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        return contract.invoke(stub);
    }
}
