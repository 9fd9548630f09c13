// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.trust;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.network.Network;
import org.capaz.network.consortium.Consortium;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockTransaction;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.Consenter;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * The trust anchor and the peer directory of a network, as its members would publish them, written from the ledger itself.
 * An unchanged network keeps its anchor byte for byte; an upgraded contract or an orderer with another certificate makes the
 * next version.
 */
public final class PublicRecords {
    private static final String LIFECYCLE = "_lifecycle";
    private static final long MAX_SKEW_SECONDS = 900;
    private static final int FEWEST_ORGANISATIONS = 2;
    private static final long OLDEST_STATUS_SECONDS = 259_200;

    private static final Comparator<Member> IN_AN_ANCHOR = Comparator.comparing(Member::mspId);

    private final Network network;
    private final Path folder;

    public PublicRecords(Network network) {
        this.network = network;
        this.folder = network.layout().publicFolder();
    }

    /** Where the anchor lies in a network's public folder. */
    public static Path anchor(Path publicFolder) {
        return publicFolder.resolve("anchor.json");
    }

    /** Where the signatures of administrators lie, beside the anchor that they signed. */
    public static Path signaturesBeside(Path anchor) {
        return anchor.resolveSibling("anchor.sigs.json");
    }

    public static Path peers(Path publicFolder) {
        return publicFolder.resolve("peers.json");
    }

    /** Writes what is missing or has changed. */
    public void write(Console console) {
        console.step(CommandMessage.WRITING_PUBLIC_RECORDS.sentence(), 0, 2);
        Optional<Anchor> before = PublicFile.readIfThere(anchor(folder)).map(Anchor::read);
        long sequence = network.definition().orElseThrow().sequence();
        List<Consenter> orderers = orderers();
        boolean current = before.filter(anchor -> anchor.definitions().size() == sequence
                        && anchor.consenters().equals(orderers))
                .isPresent();
        if (!current) {
            PublicFile.replace(anchor(folder), next(before, sequence, orderers).bytes());
        }
        console.step(CommandMessage.WRITING_PUBLIC_RECORDS.sentence(), 1, 2);
        writePeers();
        console.step(CommandMessage.WRITING_PUBLIC_RECORDS.sentence(), 2, 2);
    }

    /**
     * Adds the peers' certificates of now to the directory. Former ones stay, since labels signed with them are still out
     * there; a new one must stand in it before its peer signs anything. Asks no process.
     */
    public void writePeers() {
        PeerDirectory known = PublicFile.readIfThere(peers(folder))
                .map(PeerDirectory::read)
                .orElseGet(() -> PeerDirectory.of(List.of()));
        byte[] directory = known.with(peerIdentities()).bytes();
        if (!PublicFile.readIfThere(peers(folder))
                .filter(bytes -> Arrays.equals(bytes, directory))
                .isPresent()) {
            PublicFile.replace(peers(folder), directory);
        }
    }

    private Anchor next(Optional<Anchor> before, long sequence, List<Consenter> orderers) {
        Consortium consortium = network.consortium();
        Map<String, List<X509Certificate>> ordererRoots = new TreeMap<>();
        consortium.members().forEach(member -> ordererRoots.put(member.mspId(), List.of(network.root(member))));
        var found = new Anchor(
                Anchor.Form.SECOND,
                1,
                Optional.empty(),
                consortium.channel(),
                HexFormat.of()
                        .formatHex(Block.read(network.genesisBlock()).header().hash()),
                Anchor.Consensus.BFT,
                true,
                MAX_SKEW_SECONDS,
                FEWEST_ORGANISATIONS,
                OLDEST_STATUS_SECONDS,
                Anchor.DAILY_HEARTBEAT_SECONDS,
                Optional.of(network.labelHost()),
                consortium.members().stream()
                        .map(member -> Member.of(
                                member.mspId(),
                                member.displayName(),
                                network.root(member),
                                List.of(network.gateway(member).toString())))
                        .sorted(IN_AN_ANCHOR)
                        .toList(),
                definitions(before.map(Anchor::definitions).orElse(List.of()), sequence),
                orderers,
                ordererRoots);
        return before.map(found::asNextAfter).orElse(found);
    }

    /** From the channel's configurations, not from files of the members: by these orderers the blocks were accepted. */
    private List<Consenter> orderers() {
        return network.orderers().stream()
                .map(term -> new Consenter(
                        term.orderer().id(),
                        term.orderer().mspId(),
                        term.orderer().certificate(),
                        term.from(),
                        term.until()))
                .toList();
    }

    /** Old definitions stay, because old labels were signed under them; new ones are searched from the last one's block. */
    private List<ChaincodeDefinition> definitions(List<ChaincodeDefinition> known, long wanted) {
        var definitions = new ArrayList<>(known);
        Consortium consortium = network.consortium();
        var first = network.operated().getFirst();
        List<String> members = consortium.members().stream()
                .map(org.capaz.network.consortium.Member::mspId)
                .toList();
        long height = network.ledger(first).height();
        long from = known.isEmpty() ? 1 : known.getLast().place().block() + 1;
        for (long number = from; number < height && definitions.size() < wanted; number++) {
            for (BlockTransaction transaction :
                    Block.read(network.fetchBlock(first, number)).transactions()) {
                if (defines(transaction, consortium.chaincode())) {
                    definitions.add(new ChaincodeDefinition(
                            consortium.chaincode(),
                            consortium.version(definitions.size() + 1L),
                            transaction.place(),
                            members.size() / 2 + 1,
                            members));
                }
            }
        }
        return definitions;
    }

    private static boolean defines(BlockTransaction transaction, String chaincode) {
        return transaction.writes(LIFECYCLE).stream()
                .anyMatch(write -> write.key().equals("namespaces/fields/" + chaincode + "/Sequence"));
    }

    /** Each peer's serialized identity, as it appears in its signatures. */
    private List<byte[]> peerIdentities() {
        return network.consortium().members().stream()
                .map(member -> new ProtoWriter()
                        .text(1, member.mspId())
                        .text(2, network.peerCertificate(member))
                        .toBytes())
                .toList();
    }
}
