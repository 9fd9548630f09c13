// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The network that a case is submitted to, as far as the demonstration needs it. Whoever runs the demonstration provides
 * it, so that this module knows nothing of how a network is built.
 */
public interface DemoNetwork {

    /**
     * One member organisation.
     *
     * @param gateway where its gateway answers
     * @param folder its own folder, in which its officers' keys and papers are kept
     */
    record Member(String name, String mspId, URI gateway, Path folder) {}

    /** In the network's own order; known before the network runs. */
    List<Member> members();

    String channel();

    /** The network's folder. */
    Path folder();

    /** Brings ledger and gateways up, or repairs what is down. */
    void start();

    /** Stops the network and deletes its ledger, keys and databases. */
    void reset();

    /** The hash of the genesis block's header in hexadecimal; known once the network was started. */
    String genesisHash();

    /** The trust anchor that the network publishes; known once the network was started. */
    byte[] anchor();

    /** The directory of peers that the network publishes; known once the network was started. */
    byte[] peerDirectory();
}
