// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.FabricPrograms;

/**
 * Fabric's {@code peer} and {@code osnadmin} commands, run as one member's administrator against its own peer and orderer.
 *
 * <p>Decision 239.
 */
public final class AdminCli {

    private final FabricPrograms programs;
    private final Consortium consortium;
    private final NetworkLayout layout;
    private final Member member;
    private final Member ordering;
    private final CryptoMaterial crypto;

    public AdminCli(FabricPrograms programs, Consortium consortium, NetworkLayout layout, Member member) {
        this(programs, consortium, layout, member, member);
    }

    private AdminCli(
            FabricPrograms programs, Consortium consortium, NetworkLayout layout, Member member, Member ordering) {
        this.programs = programs;
        this.consortium = consortium;
        this.layout = layout;
        this.member = member;
        this.ordering = ordering;
        this.crypto = new CryptoMaterial(layout, member);
    }

    /**
     * The same, but what is to be ordered goes to the orderer of another member: its own after no or every such failure, the
     * next member's after one, and so on. An orderer that waits alone for another leader keeps what it is given for itself.
     */
    AdminCli after(int failures) {
        List<Member> members = consortium.members();
        Member next = members.get((members.indexOf(member) + failures) % members.size());
        return new AdminCli(programs, consortium, layout, member, next);
    }

    private List<String> orderer() {
        boolean own = ordering.equals(member);
        return List.of(
                "-o",
                own ? layout.nearAddress(member, Port.ORDERER) : layout.address(ordering, Port.ORDERER),
                "--tls",
                "--cafile",
                (own ? crypto.tlsRoot() : new CryptoMaterial(layout, ordering).publishedTlsRoot()).toString());
    }

    /** The orderer's block height; empty if it has not joined the channel. */
    public Optional<Long> ordererHeight() {
        Command.Outcome outcome =
                osnadmin("list", "--channelID", consortium.channel()).run();
        if (outcome.out().startsWith("Status: 404")) return Optional.empty();
        if (!outcome.out().startsWith("Status: 200")) throw failed(outcome, NetworkMessage.ATTEMPT_ORDERER_CHANNEL);
        Map<String, Object> answer =
                Yaml.readJson(outcome.out().substring(outcome.out().indexOf('{')));
        return Optional.of(member(answer, "height", Number.class).longValue());
    }

    /** Joins the orderer to the channel by the genesis block. */
    public void joinOrderer() {
        Command.Outcome outcome = osnadmin(
                        "join",
                        "--channelID",
                        consortium.channel(),
                        "--config-block",
                        layout.genesisBlock().toString())
                .run();
        if (!outcome.out().startsWith("Status: 201")) throw failed(outcome, NetworkMessage.ATTEMPT_JOIN_ORDERER);
    }

    /** Whether the peer has joined the channel. */
    public boolean peerJoined() {
        return run(NetworkMessage.ATTEMPT_PEER_CHANNELS, "channel", "list")
                .out()
                .lines()
                .anyMatch(consortium.channel()::equals);
    }

    /** Joins the peer to the channel by the genesis block. */
    public void joinPeer() {
        run(
                NetworkMessage.ATTEMPT_JOIN_PEER,
                "channel",
                "join",
                "-b",
                layout.genesisBlock().toString());
    }

    /** How far the peer's copy of the ledger reaches. */
    public LedgerInfo ledger() {
        String out = run(NetworkMessage.ATTEMPT_HEIGHT, "channel", "getinfo", "-c", consortium.channel())
                .out();
        Map<String, Object> answer = Yaml.readJson(out.substring(out.indexOf('{')));
        byte[] hash = Base64.getDecoder().decode(member(answer, "currentBlockHash", String.class));
        return new LedgerInfo(
                member(answer, "height", Number.class).longValue(),
                HexFormat.of().formatHex(hash));
    }

    /** A block as the peer stores it, with the validation codes of its transactions in the metadata. */
    public byte[] block(long number) {
        return fetch(
                NetworkMessage.ATTEMPT_FETCH_BLOCK.with("block", NetworkMessage.number(number)), Long.toString(number));
    }

    private byte[] fetch(Sentence attempt, String which) {
        return withFile(
                new byte[0],
                file -> run(attempt, "channel", "fetch", which, file.toString(), "-c", consortium.channel()));
    }

    /** The channel's configuration as the peer has it. */
    public Configuration configuration() {
        return Configuration.in(fetch(NetworkMessage.ATTEMPT_CONFIGURATION.sentence(), "config"));
    }

    /**
     * Whether the channel has this member, as far as its peer has read the blocks. Before the one by which it was added, the
     * peer refuses its own administrator, who is no reader of the channel yet.
     */
    public boolean isNamed() {
        try {
            return configuration().organisations().contains(member.mspId());
        } catch (NetworkFailure refused) {
            if (refused.sentence().toString().contains("FORBIDDEN")) return false;
            throw refused;
        }
    }

    /**
     * Whether this member has left the channel, or was never in it: another member's orderer, the first that answers, refuses
     * it. Its own peer cannot tell, because orderers hand a member that has left no block any more.
     */
    public boolean isRefused() {
        for (int others = 1; others < consortium.members().size(); others++) {
            try {
                after(others).fetchFromOrderer();
                return false;
            } catch (NetworkFailure failure) {
                if (failure.sentence().toString().contains("FORBIDDEN")) return true;
            }
        }
        return false;
    }

    private void fetchFromOrderer() {
        withFile(new byte[0], file -> {
            List<String> arguments =
                    new ArrayList<>(List.of("channel", "fetch", "config", file.toString(), "-c", consortium.channel()));
            arguments.addAll(orderer());
            run(NetworkMessage.ATTEMPT_CONFIGURATION, arguments.toArray(String[]::new));
        });
    }

    /** Whether the channel names the next certificate of the member's orderer: with the present one it orders no more. */
    public boolean namesPreparedOrderer() {
        return Files.exists(crypto.preparedOrderer())
                && configuration()
                        .consenter(member.mspId())
                        .filter(orderer -> crypto.hasPreparedOrderer(orderer.identity()))
                        .isPresent();
    }

    /** The orderers that the channel has and has had. */
    public List<OrdererTerm> orderers() {
        return OrdererTerm.of(configurations());
    }

    /** All configurations that the channel has had, the first one first. */
    private List<Configuration> configurations() {
        List<Configuration> all = new ArrayList<>(List.of(configuration()));
        while (all.getFirst().block() > 0) {
            long before = all.getFirst().block() - 1;
            long last = before == 0 ? 0 : Configuration.lastBefore(block(before));
            all.addFirst(Configuration.in(block(last)));
        }
        return all;
    }

    /** The change with this member's administrator's signature. */
    ConfigUpdateFile signed(ConfigUpdateFile change) {
        byte[] signed = withFile(
                change.bytes(),
                file -> run(NetworkMessage.ATTEMPT_SIGN_CHANGE, "channel", "signconfigtx", "-f", file.toString()));
        return ConfigUpdateFile.together(List.of(change, ConfigUpdateFile.read(signed, consortium.channel())));
    }

    /** Sends the change to the orderer. */
    void submit(ConfigUpdateFile change) {
        withFile(change.bytes(), file -> {
            List<String> arguments =
                    new ArrayList<>(List.of("channel", "update", "-f", file.toString(), "-c", consortium.channel()));
            arguments.addAll(orderer());
            run(NetworkMessage.ATTEMPT_SUBMIT_CHANGE, arguments.toArray(String[]::new));
        });
    }

    /** Hands a file to one of Fabric's commands and returns what is in it afterwards. */
    private byte[] withFile(byte[] content, Consumer<Path> command) {
        try {
            Path file = Files.createTempFile(layout.folder(member, ProcessKind.PEER), "channel-", ".part");
            try {
                Files.write(file, content);
                command.accept(file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean installed(ChaincodePackage wanted) {
        return json(
                        run(
                                NetworkMessage.ATTEMPT_INSTALLED_CHAINCODE,
                                "lifecycle",
                                "chaincode",
                                "queryinstalled",
                                "--output",
                                "json"),
                        "installed_chaincodes")
                .stream()
                .anyMatch(found -> wanted.id().equals(found.get("package_id")));
    }

    void install(Path file) {
        run(NetworkMessage.ATTEMPT_INSTALL, "lifecycle", "chaincode", "install", file.toString());
    }

    /** The committed chaincode definition as this member's peer reports it; empty if there is none. */
    public Optional<ChaincodeDefinition> committed() {
        Command.Outcome answer = run(
                NetworkMessage.ATTEMPT_COMMITTED_CHAINCODE,
                "lifecycle",
                "chaincode",
                "querycommitted",
                "-C",
                consortium.channel(),
                "--output",
                "json");
        return json(answer, "chaincode_definitions").stream()
                .filter(found -> consortium.chaincode().equals(found.get("name")))
                .findFirst()
                .map(found -> new ChaincodeDefinition(
                        consortium.chaincode(),
                        member(found, "version", String.class),
                        member(found, "sequence", Number.class).longValue()));
    }

    /** Whether this member has approved the definition with that package id. */
    boolean approved(ChaincodeDefinition definition, String packageId) {
        return approvedPackage(definition.sequence()).filter(packageId::equals).isPresent();
    }

    /** The package id this member has approved for that sequence number; {@code none} if it approved without a package. */
    Optional<String> approvedPackage(long sequence) {
        Command.Outcome outcome = peer(
                        "lifecycle",
                        "chaincode",
                        "queryapproved",
                        "-C",
                        consortium.channel(),
                        "-n",
                        consortium.chaincode(),
                        "--sequence",
                        Long.toString(sequence),
                        "--output",
                        "json")
                .run();
        if (outcome.err().contains("could not fetch approved chaincode definition")) return Optional.empty();
        Map<String, Object> answer =
                Yaml.readJson(outcome.orFail(attempt(NetworkMessage.ATTEMPT_APPROVED_CHAINCODE.sentence()))
                        .out());
        Map<?, ?> source = member(answer, "source", Map.class);
        Object local = member(source, "Type", Map.class).get("LocalPackage");
        return Optional.of(local instanceof Map<?, ?> found ? member(found, "package_id", String.class) : "none");
    }

    void approve(ChaincodeDefinition definition, String packageId) {
        List<String> arguments = definitionArguments("approveformyorg", definition);
        arguments.addAll(List.of("--package-id", packageId));
        run(NetworkMessage.ATTEMPT_APPROVE, arguments.toArray(String[]::new));
    }

    /** The members that have approved the definition, as this member's peer knows. */
    List<Member> approving(ChaincodeDefinition definition) {
        Command.Outcome answer = run(
                NetworkMessage.ATTEMPT_READINESS,
                "lifecycle",
                "chaincode",
                "checkcommitreadiness",
                "-C",
                consortium.channel(),
                "-n",
                definition.name(),
                "--version",
                definition.version(),
                "--sequence",
                Long.toString(definition.sequence()),
                "--output",
                "json");
        Map<?, ?> approvals = member(Yaml.readJson(answer.out()), "approvals", Map.class);
        return consortium.members().stream()
                .filter(other -> Boolean.TRUE.equals(approvals.get(other.mspId())))
                .toList();
    }

    /** Commits the definition, endorsed by the peers of these members. */
    void commit(ChaincodeDefinition definition, List<Member> endorsers) {
        List<String> arguments = definitionArguments("commit", definition);
        for (Member other : endorsers) {
            arguments.addAll(List.of(
                    "--peerAddresses",
                    other.equals(member) ? layout.nearAddress(other, Port.PEER) : layout.address(other, Port.PEER),
                    "--tlsRootCertFiles",
                    new CryptoMaterial(layout, other).publishedTlsRoot().toString()));
        }
        run(NetworkMessage.ATTEMPT_COMMIT, arguments.toArray(String[]::new));
    }

    /** Whether the chaincode answers a query through this member's peer: shows that peer, chaincode process and their TLS work. */
    public boolean chaincodeAnswers() {
        return peer(
                        "chaincode",
                        "query",
                        "-C",
                        consortium.channel(),
                        "-n",
                        consortium.chaincode(),
                        "-c",
                        "{\"Args\":[\"org.hyperledger.fabric:GetMetadata\"]}")
                .run()
                .succeeded();
    }

    private List<String> definitionArguments(String act, ChaincodeDefinition definition) {
        List<String> arguments = new ArrayList<>(List.of("lifecycle", "chaincode", act));
        arguments.addAll(orderer());
        arguments.addAll(List.of(
                "-C",
                consortium.channel(),
                "-n",
                definition.name(),
                "--version",
                definition.version(),
                "--sequence",
                Long.toString(definition.sequence())));
        return arguments;
    }

    private Command.Outcome run(NetworkMessage attempt, String... arguments) {
        return run(attempt.sentence(), arguments);
    }

    private Command.Outcome run(Sentence attempt, String... arguments) {
        return peer(arguments).run().orFail(attempt(attempt));
    }

    private Command peer(String... arguments) {
        List<String> line = new ArrayList<>(List.of(programs.path("peer")));
        line.addAll(List.of(arguments));
        return Command.of(line.toArray(String[]::new))
                .with(Map.of(
                        "FABRIC_CFG_PATH",
                        layout.folder(member, ProcessKind.PEER).toString(),
                        "FABRIC_LOGGING_SPEC",
                        "error",
                        "CORE_PEER_MSPCONFIGPATH",
                        crypto.administrator().resolve("msp").toString(),
                        "CORE_PEER_CLIENT_CONNTIMEOUT",
                        "10s"))
                .within(Duration.ofSeconds(60));
    }

    private Command osnadmin(String act, String... arguments) {
        Path tls = crypto.administrator().resolve("tls");
        List<String> line = new ArrayList<>(List.of(
                programs.path("osnadmin"),
                "channel",
                act,
                "-o",
                layout.address(member, Port.ORDERER_ADMIN),
                "--ca-file",
                crypto.tlsRoot().toString(),
                "--client-cert",
                tls.resolve("client.crt").toString(),
                "--client-key",
                tls.resolve("client.key").toString()));
        line.addAll(List.of(arguments));
        return Command.of(line.toArray(String[]::new));
    }

    private NetworkFailure failed(Command.Outcome outcome, NetworkMessage attempt) {
        return new NetworkFailure(NetworkMessage.ATTEMPT_FAILED
                .with("attempt", attempt(attempt.sentence()))
                .and("complaint", outcome.complaint()));
    }

    private Sentence attempt(Sentence what) {
        return NetworkMessage.ATTEMPT_OF_MEMBER
                .with("member", Argument.id(member.displayName()))
                .and("attempt", what);
    }

    /** A member that every such answer of Fabric has; without it, the answer comes from a program of another release. */
    private static <T> T member(Map<?, ?> answer, String name, Class<T> type) {
        return Optional.ofNullable(answer.get(name))
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new NetworkFailure(NetworkMessage.ANSWER_LACKS_MEMBER
                        .with("name", Argument.id(name))
                        .and("answer", Argument.id(answer.toString()))));
    }

    @SuppressWarnings("unchecked") // each answer of Fabric is a map that holds a list of maps
    private static List<Map<String, Object>> json(Command.Outcome answer, String list) {
        Object found = Yaml.readJson(answer.out()).get(list);
        return found == null ? List.of() : (List<Map<String, Object>>) found;
    }
}
