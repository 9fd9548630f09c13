// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.demo.DemoNetwork;
import org.capaz.network.Network;
import org.capaz.network.operation.Progress;
import org.capaz.verifier.fabric.Block;

/** The network of this machine's native processes, as the demonstration uses it. */
public final class NativeNetwork implements DemoNetwork {
    private final Network network;
    private final Progress progress;
    private final Runnable start;

    /** @param start brings the network up, or repairs it */
    public NativeNetwork(Network network, Progress progress, Runnable start) {
        this.network = network;
        this.progress = progress;
        this.start = start;
    }

    @Override
    public List<Member> members() {
        return network.consortium().members().stream()
                .map(member -> new Member(
                        member.name(),
                        member.mspId(),
                        network.gateway(member),
                        network.layout().member(member)))
                .toList();
    }

    @Override
    public String channel() {
        return network.consortium().channel();
    }

    @Override
    public Path folder() {
        return network.layout().root();
    }

    @Override
    public void start() {
        start.run();
    }

    @Override
    public void reset() {
        network.reset(progress);
    }

    @Override
    public String genesisHash() {
        return HexFormat.of()
                .formatHex(Block.read(network.genesisBlock()).header().hash());
    }

    @Override
    public byte[] anchor() {
        return bytes(PublicRecords.anchor(network.layout().publicFolder()));
    }

    @Override
    public byte[] peerDirectory() {
        return bytes(PublicRecords.peers(network.layout().publicFolder()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
