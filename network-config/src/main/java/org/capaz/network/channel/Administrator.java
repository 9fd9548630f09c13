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
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Keys;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.programs.FabricPrograms;

/** One member's administrator, who speaks to the member's own peer and orderer through Fabric's programs. */
public final class Administrator {

    private final FabricPrograms programs;
    private final Consortium consortium;
    private final NetworkHome home;
    private final Member member;
    private final Keys keys;

    public Administrator(FabricPrograms programs, Consortium consortium, NetworkHome home, Member member) {
        this.programs = programs;
        this.consortium = consortium;
        this.home = home;
        this.member = member;
        this.keys = new Keys(home, member);
    }

    /** The number of blocks the orderer has, if it has joined the channel. */
    public Optional<Long> ordererHeight() {
        Command.Outcome outcome =
                osnadmin("list", "--channelID", consortium.channel()).run();
        if (outcome.out().startsWith("Status: 404")) return Optional.empty();
        if (!outcome.out().startsWith("Status: 200")) throw failed(outcome, "asking the orderer for its channel");
        Map<String, Object> answer =
                Yaml.readJson(outcome.out().substring(outcome.out().indexOf('{')));
        return Optional.of(((Number) answer.get("height")).longValue());
    }

    public void joinOrderer() {
        Command.Outcome outcome = osnadmin(
                        "join",
                        "--channelID",
                        consortium.channel(),
                        "--config-block",
                        home.genesisBlock().toString())
                .run();
        if (!outcome.out().startsWith("Status: 201")) throw failed(outcome, "joining the orderer to the channel");
    }

    public boolean peerJoined() {
        return run("asking the peer for its channels", "channel", "list")
                .out()
                .lines()
                .anyMatch(consortium.channel()::equals);
    }

    public void joinPeer() {
        run(
                "joining the peer to the channel",
                "channel",
                "join",
                "-b",
                home.genesisBlock().toString());
    }

    public LedgerInfo ledger() {
        String out = run("asking the peer for its height", "channel", "getinfo", "-c", consortium.channel())
                .out();
        Map<String, Object> answer = Yaml.readJson(out.substring(out.indexOf('{')));
        byte[] hash = Base64.getDecoder().decode((String) answer.get("currentBlockHash"));
        return new LedgerInfo(
                ((Number) answer.get("height")).longValue(), HexFormat.of().formatHex(hash));
    }

    /** A block as the peer keeps it, with the flags of its transactions. */
    public byte[] block(long number) {
        try {
            Path file = Files.createTempFile(home.folder(member, Role.PEER), "block-", ".part");
            try {
                run(
                        "fetching block " + number,
                        "channel",
                        "fetch",
                        Long.toString(number),
                        file.toString(),
                        "-c",
                        consortium.channel());
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
                                "asking for installed chaincode",
                                "lifecycle",
                                "chaincode",
                                "queryinstalled",
                                "--output",
                                "json"),
                        "installed_chaincodes")
                .stream()
                .anyMatch(found -> found.get("package_id").equals(wanted.id()));
    }

    void install(Path file) {
        run("installing the chaincode package", "lifecycle", "chaincode", "install", file.toString());
    }

    /** The contract as this member's peer knows it to be agreed. */
    public Optional<ChaincodeDefinition> committed() {
        Command.Outcome answer = run(
                "asking for the agreed chaincode",
                "lifecycle",
                "chaincode",
                "querycommitted",
                "-C",
                consortium.channel(),
                "--output",
                "json");
        return json(answer, "chaincode_definitions").stream()
                .filter(found -> found.get("name").equals(consortium.chaincode()))
                .findFirst()
                .map(found -> new ChaincodeDefinition(
                        consortium.chaincode(),
                        (String) found.get("version"),
                        ((Number) found.get("sequence")).longValue()));
    }

    /** Whether this member has approved the definition with that package. */
    boolean approved(ChaincodeDefinition definition, String packageId) {
        return approvedPackage(definition.sequence()).filter(packageId::equals).isPresent();
    }

    /** The package this member has approved for that sequence. */
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
        Map<?, ?> source = (Map<?, ?>) Yaml.readJson(outcome.orFail(attempt("asking for the approved chaincode"))
                        .out())
                .get("source");
        Object local = ((Map<?, ?>) source.get("Type")).get("LocalPackage");
        return local instanceof Map<?, ?> found ? Optional.of((String) found.get("package_id")) : Optional.of("none");
    }

    void approve(ChaincodeDefinition definition, String packageId) {
        List<String> words = definitionWords("approveformyorg", definition);
        words.addAll(List.of("--package-id", packageId));
        run("approving the chaincode definition", words.toArray(String[]::new));
    }

    /** Makes what a majority approved the agreed definition; asks every member's peer to endorse it. */
    void commit(ChaincodeDefinition definition) {
        List<String> words = definitionWords("commit", definition);
        for (Member other : consortium.members()) {
            words.addAll(List.of(
                    "--peerAddresses", home.address(other, Port.PEER),
                    "--tlsRootCertFiles",
                            new Keys(home, other).publishedTlsRoot().toString()));
        }
        run("committing the chaincode definition", words.toArray(String[]::new));
    }

    /** Whether the contract answers a question through this member's peer, which takes peer, chaincode process and the TLS between them. */
    public boolean contractAnswers() {
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

    private List<String> definitionWords(String act, ChaincodeDefinition definition) {
        return new ArrayList<>(List.of(
                "lifecycle",
                "chaincode",
                act,
                "-o",
                home.address(member, Port.ORDERER),
                "--tls",
                "--cafile",
                keys.tlsRoot().toString(),
                "-C",
                consortium.channel(),
                "-n",
                definition.name(),
                "--version",
                definition.version(),
                "--sequence",
                Long.toString(definition.sequence())));
    }

    private Command.Outcome run(String attempt, String... words) {
        return peer(words).run().orFail(attempt(attempt));
    }

    private Command peer(String... words) {
        List<String> line = new ArrayList<>(List.of(programs.path("peer")));
        line.addAll(List.of(words));
        return Command.of(line.toArray(String[]::new))
                .with(Map.of(
                        "FABRIC_CFG_PATH",
                        home.folder(member, Role.PEER).toString(),
                        "FABRIC_LOGGING_SPEC",
                        "error",
                        "CORE_PEER_MSPCONFIGPATH",
                        keys.administrator().resolve("msp").toString(),
                        "CORE_PEER_CLIENT_CONNTIMEOUT",
                        "10s"))
                .within(Duration.ofSeconds(60));
    }

    private Command osnadmin(String act, String... words) {
        Path tls = keys.administrator().resolve("tls");
        List<String> line = new ArrayList<>(List.of(
                programs.path("osnadmin"),
                "channel",
                act,
                "-o",
                home.address(member, Port.ORDERER_ADMIN),
                "--ca-file",
                keys.tlsRoot().toString(),
                "--client-cert",
                tls.resolve("client.crt").toString(),
                "--client-key",
                tls.resolve("client.key").toString()));
        line.addAll(List.of(words));
        return Command.of(line.toArray(String[]::new));
    }

    private NetworkFailure failed(Command.Outcome outcome, String attempt) {
        return new NetworkFailure(attempt(attempt) + ": " + outcome.complaint());
    }

    private String attempt(String what) {
        return member.displayName() + ", " + what;
    }

    @SuppressWarnings("unchecked") // Fabric's answers are maps with one list of maps
    private static List<Map<String, Object>> json(Command.Outcome answer, String list) {
        Object found = Yaml.readJson(answer.out()).get(list);
        return found == null ? List.of() : (List<Map<String, Object>>) found;
    }
}
