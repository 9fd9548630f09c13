// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.FabricPrograms;

/** The channel's first configuration, derived from the consortium: organisations, consenters, policies, capabilities. */
public final class ChannelConfiguration {

    private static final String PROFILE = "Capaz";

    private final Consortium consortium;
    private final NetworkLayout layout;

    public ChannelConfiguration(Consortium consortium, NetworkLayout layout) {
        this.consortium = consortium;
        this.layout = layout;
    }

    /**
     * Creates the genesis block from the description and the certificates of all members, unless it exists: a second one
     * would be another ledger under the same name. Whoever creates it from the same has the same bytes.
     */
    public void createGenesisBlock(FabricPrograms programs) {
        if (Files.exists(layout.genesisBlock())) return;
        Path folder = layout.root().resolve("configtx.part");
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("configtx.yaml"), Yaml.write(configtx()));
            Path block = folder.resolve("genesis.block");
            Command.of(
                            programs.path("configtxgen"),
                            "-profile",
                            PROFILE,
                            "-channelID",
                            consortium.channel(),
                            "-configPath",
                            folder.toString(),
                            "-outputBlock",
                            block.toString())
                    .run()
                    .orFail(NetworkMessage.ATTEMPT_GENESIS_BLOCK.sentence());
            Folders.write(layout.genesisBlock(), GenesisBlock.derived(Files.readAllBytes(block), time()));
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Since when all members have keys. */
    private Instant time() {
        return consortium.members().stream()
                .map(member -> Certificates.read(new CryptoMaterial(layout, member).mspRoot())
                        .getNotBefore()
                        .toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Map<String, Object> configtx() {
        List<Map<String, Object>> organizations =
                consortium.members().stream().map(this::organization).toList();

        Map<String, Object> orderer = new LinkedHashMap<>();
        orderer.put("OrdererType", "BFT");
        orderer.put("BatchTimeout", consortium.ordering().smartBft().get("RequestBatchMaxInterval"));
        orderer.put(
                "BatchSize",
                Map.of(
                        "MaxMessageCount", consortium.ordering().batchMessages(),
                        "AbsoluteMaxBytes", consortium.ordering().batchBytes(),
                        "PreferredMaxBytes", consortium.ordering().batchBytes()));
        orderer.put("SmartBFT", consortium.ordering().smartBft());
        orderer.put("ConsenterMapping", consenters());
        orderer.put("Organizations", organizations);
        orderer.put("Policies", shared(consortium.policies().orderer()));
        orderer.put("Capabilities", Map.of("V2_0", true));

        Map<String, Object> application = new LinkedHashMap<>();
        application.put("Organizations", organizations);
        application.put("Policies", shared(consortium.policies().application()));
        application.put("Capabilities", Map.of("V2_5", true));

        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("Policies", shared(consortium.policies().channel()));
        profile.put("Capabilities", Map.of("V3_0", true));
        profile.put("Orderer", orderer);
        profile.put("Application", application);
        return Map.of("Profiles", Map.of(PROFILE, profile));
    }

    private Map<String, Object> organization(Member member) {
        Map<String, Object> policies = new LinkedHashMap<>();
        consortium
                .policies()
                .member()
                .forEach((name, rule) ->
                        policies.put(name, Map.of("Type", "Signature", "Rule", rule.replace("{msp}", member.mspId()))));

        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("Name", member.mspId());
        organization.put("ID", member.mspId());
        organization.put(
                "MSPDir",
                new CryptoMaterial(layout, member).published().resolve("msp").toString());
        organization.put("Policies", policies);
        organization.put(
                "AnchorPeers", List.of(Map.of("Host", member.place().host(), "Port", layout.port(member, Port.PEER))));
        organization.put("OrdererEndpoints", List.of(layout.address(member, Port.ORDERER)));
        return organization;
    }

    private List<Map<String, Object>> consenters() {
        List<Map<String, Object>> consenters = new ArrayList<>();
        for (Member member : consortium.members()) {
            CryptoMaterial crypto = new CryptoMaterial(layout, member);
            Map<String, Object> consenter = new LinkedHashMap<>();
            consenter.put("ID", consenters.size() + 1);
            consenter.put("Host", member.place().host());
            consenter.put("Port", layout.port(member, Port.ORDERER));
            consenter.put("MSPID", member.mspId());
            consenter.put("Identity", crypto.ordererCertificate().toString());
            consenter.put("ClientTLSCert", crypto.ordererTlsCertificate().toString());
            consenter.put("ServerTLSCert", crypto.ordererTlsCertificate().toString());
            consenters.add(consenter);
        }
        return consenters;
    }

    /** Implicit meta policies: each refers to the members' policies of one name. */
    private static Map<String, Object> shared(Map<String, String> rules) {
        Map<String, Object> policies = new LinkedHashMap<>();
        rules.forEach((name, rule) -> policies.put(name, Map.of("Type", "ImplicitMeta", "Rule", rule)));
        return policies;
    }
}
