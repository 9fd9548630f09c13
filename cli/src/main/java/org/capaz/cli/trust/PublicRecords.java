// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.ledger.message.Argument;
import org.capaz.network.Network;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.layout.NetworkLayout;
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
 * next version, and so does a member that joins or leaves.
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
                        && anchor.consenters().equals(orderers)
                        && mspIds(anchor).equals(Set.copyOf(mspIds())))
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

    private List<String> mspIds() {
        return network.consortium().members().stream()
                .map(org.capaz.network.consortium.Member::mspId)
                .toList();
    }

    private static Set<String> mspIds(Anchor anchor) {
        return anchor.present().stream().map(Member::mspId).collect(Collectors.toSet());
    }

    /** Requires that the public folder of another member is there with all that a member which joins needs. */
    public static void requireWhole(Path network) {
        Path other = new NetworkLayout(network, 0).publicFolder();
        for (Path file : List.of(new NetworkLayout(network, 0).genesisBlock(), anchor(other), peers(other))) {
            if (!Files.exists(file)) {
                throw new CommandFailed(
                        CommandMessage.PUBLIC_FOLDER_INCOMPLETE
                                .with("folder", Argument.id(other.toString()))
                                .and("file", Argument.id(file.getFileName().toString())),
                        CommandMessage.ASK_FOR_PUBLIC_FOLDER.sentence());
            }
        }
    }

    /**
     * Takes anchor and directory of peers from the public folder of another member, if they are of this ledger and of the
     * roots that were taken with them.
     *
     * @param network the folder in which that public folder lies
     * @return the anchor
     */
    public Anchor takeFrom(Path network) {
        Path other = new NetworkLayout(network, 0).publicFolder();
        byte[] bytes = PublicFile.read(anchor(other));
        Anchor found = Anchor.read(bytes);
        if (!found.genesis().equals(genesis())) {
            throw new CommandFailed(
                    CommandMessage.ANCHOR_OF_OTHER_LEDGER.with("folder", Argument.id(other.toString())),
                    CommandMessage.ASK_FOR_PUBLIC_FOLDER.sentence());
        }
        this.network.consortium().members().stream()
                .filter(member -> !this.network.operated().contains(member))
                .forEach(member -> requireRoot(found, member, other));
        PublicFile.replace(anchor(folder), bytes);
        PublicFile.readIfThere(signaturesBeside(anchor(other)))
                .ifPresent(signatures -> PublicFile.replace(signaturesBeside(anchor(folder)), signatures));
        PublicFile.replace(peers(folder), PublicFile.read(peers(other)));
        writePeers();
        return found;
    }

    private void requireRoot(Anchor found, org.capaz.network.consortium.Member member, Path other) {
        boolean named = found.member(member.mspId())
                .filter(known -> known.roots().contains(network.root(member)))
                .isPresent();
        if (!named) {
            throw new CommandFailed(
                    CommandMessage.ANCHOR_NAMES_OTHER_ROOT
                            .with("folder", Argument.id(other.toString()))
                            .and("member", Argument.id(member.displayName())),
                    CommandMessage.ASK_FOR_PUBLIC_FOLDER.sentence());
        }
    }

    private String genesis() {
        return HexFormat.of()
                .formatHex(Block.read(network.genesisBlock()).header().hash());
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
                genesis(),
                Anchor.Consensus.BFT,
                true,
                MAX_SKEW_SECONDS,
                FEWEST_ORGANISATIONS,
                OLDEST_STATUS_SECONDS,
                Anchor.DAILY_HEARTBEAT_SECONDS,
                Optional.of(network.labelHost()),
                Stream.concat(members(), former(before, orderers))
                        .sorted(IN_AN_ANCHOR)
                        .toList(),
                definitions(before.map(Anchor::definitions).orElse(List.of()), sequence),
                orderers,
                ordererRoots);
        return before.map(found::asNextAfter).orElse(found);
    }

    private Stream<Member> members() {
        return network.consortium().members().stream()
                .map(member -> Member.of(
                        member.mspId(),
                        member.displayName(),
                        network.root(member),
                        List.of(network.gateway(member).toString())));
    }

    /** Those that have left, so that what they signed until then stays genuine. */
    private Stream<Member> former(Optional<Anchor> before, List<Consenter> orderers) {
        List<String> members = mspIds();
        return before.map(Anchor::members).orElse(List.of()).stream()
                .filter(member -> !members.contains(member.mspId()))
                .map(member -> member.leftAt(departure(member.mspId(), orderers)));
    }

    /** The time of the block by which the member's orderer, and the member with it, was removed. */
    private long departure(String mspId, List<Consenter> orderers) {
        long block = orderers.stream()
                .filter(orderer -> orderer.mspId().equals(mspId))
                .mapToLong(orderer -> orderer.until().orElseThrow())
                .max()
                .orElseThrow();
        return Block.read(network.fetchBlock(network.operated().getFirst(), block))
                .transactions()
                .getFirst()
                .timestamp();
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
        if (!known.isEmpty()) definitions.set(known.size() - 1, alsoOf(mspIds(), known.getLast()));
        Consortium consortium = network.consortium();
        var first = network.operated().getFirst();
        List<String> members = mspIds();
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

    /**
     * A definition stays in force when a member joins, and that member's peer endorses too. How many must, stays with it: what
     * was issued before was signed by as many.
     */
    private static ChaincodeDefinition alsoOf(List<String> members, ChaincodeDefinition known) {
        Set<String> all = new LinkedHashSet<>(known.issueOrganisations());
        all.addAll(members);
        return new ChaincodeDefinition(
                known.chaincode(), known.version(), known.place(), known.issueSignatures(), List.copyOf(all));
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
