// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;
import org.capaz.network.programs.FabricPrograms;

/**
 * The settings of a member's peer and orderer. Each file is the stock file of the Fabric release, changed by our overlay of
 * the same name, which states its reasons, and then by the addresses and folders of this node.
 */
public final class NodeSettings {

    private final Consortium consortium;
    private final NetworkLayout layout;
    private final FabricPrograms programs;

    NodeSettings(Consortium consortium, NetworkLayout layout, FabricPrograms programs) {
        this.consortium = consortium;
        this.layout = layout;
        this.programs = programs;
    }

    /** Writes the peer's core.yaml and returns its text. */
    String writePeer(Member member) {
        return write(layout.folder(member, ProcessKind.PEER).resolve("core.yaml"), "core.yaml", peer(member));
    }

    /** Writes the orderer's orderer.yaml and returns its text. */
    String writeOrderer(Member member) {
        return write(
                layout.folder(member, ProcessKind.ORDERER).resolve("orderer.yaml"), "orderer.yaml", orderer(member));
    }

    private String write(Path file, String name, Map<String, Object> own) {
        Map<String, Object> ours = Yaml.read(Resources.text(name));
        String text = Yaml.write(Yaml.overlay(Yaml.overlay(programs.stock(name), ours), own));
        Folders.writeSecret(file, text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    Map<String, Object> peer(Member member) {
        CryptoMaterial crypto = new CryptoMaterial(layout, member);
        Path data = layout.folder(member, ProcessKind.PEER).resolve("data");
        Path tls = crypto.peer().resolve("tls");
        String address = layout.address(member, Port.PEER);
        String listenAddress = layout.listenHost(member, Port.PEER) + ":" + layout.port(member, Port.PEER);
        String chaincodeListener = layout.address(member, Port.PEER_CHAINCODE_LISTENER);
        return Map.of(
                "peer",
                Map.ofEntries(
                        Map.entry("id", member.peerHost()),
                        Map.entry("networkId", consortium.channel()),
                        Map.entry("listenAddress", listenAddress),
                        // By which the member's own administrator reaches it.
                        Map.entry("address", layout.nearAddress(member, Port.PEER)),
                        Map.entry("chaincodeListenAddress", chaincodeListener),
                        Map.entry("chaincodeAddress", chaincodeListener),
                        Map.entry("localMspId", member.mspId()),
                        Map.entry("mspConfigPath", crypto.peer().resolve("msp").toString()),
                        Map.entry("fileSystemPath", data.toString()),
                        Map.entry(
                                "gossip",
                                Map.of("bootstrap", address, "endpoint", address, "externalEndpoint", address)),
                        Map.entry(
                                "tls",
                                Map.of(
                                        "cert",
                                                Map.of(
                                                        "file",
                                                        tls.resolve("server.crt")
                                                                .toString()),
                                        "key",
                                                Map.of(
                                                        "file",
                                                        tls.resolve("server.key")
                                                                .toString()),
                                        "rootcert",
                                                Map.of(
                                                        "file",
                                                        tls.resolve("ca.crt").toString())))),
                "chaincode",
                Map.of(
                        "externalBuilders",
                        List.of(new TreeMap<>(Map.of(
                                "name",
                                "capaz",
                                "path",
                                layout.software().resolve("builder").toString(),
                                "propagateEnvironment",
                                List.of("CC_CONNECTION"))))),
                "ledger",
                Map.of("snapshots", Map.of("rootDir", data.resolve("snapshots").toString())),
                "operations",
                Map.of("listenAddress", layout.address(member, Port.PEER_OPERATIONS)));
    }

    Map<String, Object> orderer(Member member) {
        CryptoMaterial crypto = new CryptoMaterial(layout, member);
        Path data = layout.folder(member, ProcessKind.ORDERER).resolve("data");
        String certificate = crypto.orderer().resolve("tls/server.crt").toString();
        String key = crypto.orderer().resolve("tls/server.key").toString();
        List<String> ownRoot = List.of(crypto.tlsRoot().toString());
        return Map.of(
                "General",
                Map.of(
                        "ListenAddress", layout.listenHost(member, Port.ORDERER),
                        "ListenPort", layout.port(member, Port.ORDERER),
                        "LocalMSPID", member.mspId(),
                        "LocalMSPDir", crypto.orderer().resolve("msp").toString(),
                        "TLS", Map.of("Certificate", certificate, "PrivateKey", key, "RootCAs", ownRoot),
                        "Cluster", Map.of("ClientCertificate", certificate, "ClientPrivateKey", key)),
                "Admin",
                Map.of(
                        "ListenAddress",
                        layout.address(member, Port.ORDERER_ADMIN),
                        "TLS",
                        Map.of(
                                "Certificate",
                                certificate,
                                "PrivateKey",
                                key,
                                "RootCAs",
                                ownRoot,
                                "ClientRootCAs",
                                ownRoot)),
                "Operations",
                Map.of("ListenAddress", layout.address(member, Port.ORDERER_OPERATIONS)),
                "FileLedger",
                Map.of("Location", data.resolve("ledger").toString()),
                "Consensus",
                Map.of(
                        "WALDir", data.resolve("wal").toString(),
                        "SnapDir", data.resolve("snapshots").toString()));
    }
}
