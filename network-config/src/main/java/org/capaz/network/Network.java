// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.backup.Backup;
import org.capaz.network.channel.AdminCli;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.ChaincodeLifecycle;
import org.capaz.network.channel.ChaincodePackage;
import org.capaz.network.channel.ChannelChanges;
import org.capaz.network.channel.ChannelConfiguration;
import org.capaz.network.channel.ConfigReview;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.channel.OrdererTerm;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.keys.Holder;
import org.capaz.network.keys.Identity;
import org.capaz.network.keys.MemberFile;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Parallel;
import org.capaz.network.machine.Pause;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;
import org.capaz.network.node.Database;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.node.Nodes;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;
import org.capaz.network.operation.Progress;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.programs.InstalledJars;
import org.capaz.network.programs.JavaProgram;
import org.capaz.network.programs.UserCache;
import org.capaz.network.status.Status;
import org.capaz.network.status.StatusCollector;

/**
 * A network of native processes on this machine: the members' orderers, peers, chaincode processes and gateways, and the
 * gateways' database.
 *
 * <p>Starting also repairs. Each step first checks whether its result exists, and a result never looks complete before it
 * is: files are renamed into place, a process writes its record before it executes its program, and approvals and
 * definitions are queried from the peers. So a start that was killed at any point is completed by the next one.
 *
 * <p>Constructing it only computes where everything is; nothing is created before a start:
 *
 * {@snippet :
 * var layout = new NetworkLayout(Path.of("target/example"), 100); // 100 is added to every port
 * var network = new Network(layout, Path.of("chaincode/target"), Path.of("gateway/target"));
 * Member traders = network.consortium().member("traders");
 *
 * URI gateway = network.gateway(traders); // http://127.0.0.1:8180
 * String peer = layout.address(traders, Port.PEER); // 127.0.0.1:8151
 * Path log = layout.log(traders, ProcessKind.PEER); // target/example/members/traders/logs/peer.log, made absolute
 * Status before = network.status(); // not healthy: "there is no network in ..."
 * network.down(Progress.SILENT); // nothing runs, nothing to do
 * }
 *
 * <p>The life of a network is {@link #startLedger}, then the caller writes into the public folder what the gateways publish
 * (for CAPAZ the anchor and the peer directory), then {@link #startGateways}, {@link #down} and, to delete it,
 * {@link #reset}.
 *
 * <p>Methods that change the network hold a lock file, so a second command fails instead of interfering. They throw
 * {@link MissingPrerequisite} if this machine lacks something, {@link NotAccepted} if what was given does not fit, and
 * {@link NetworkFailure} for everything else that a person can act on.
 *
 * <p>Decision 012.
 */
public final class Network {

    /** Of Java, for the chaincode processes. */
    public static final List<String> CHAINCODE_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx96m");

    /** Of Java, for the gateways. */
    public static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx192m");

    private static final String THIS_MACHINE = "localhost";

    /** Settings of a gateway that are handed on to it, by name and by the beginning of their names. */
    private static final Set<String> TOWARDS_PEOPLE =
            Set.of("CAPAZ_ORIGIN", "CAPAZ_TRUSTED_PROXIES", "CAPAZ_PUBLIC_REQUESTS_PER_MINUTE");

    private static final List<String> HANDED_ON = List.of("CAPAZ_NOTICE_", "CAPAZ_WEBHOOKS_");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long DISK_NEEDED = 2L << 30;

    private final Consortium consortium;
    private final Home home;
    private final NetworkLayout layout;
    private final Path chaincodeBuild;
    private final Path gatewayBuild;
    private final Map<String, String> environment;
    private final UserCache cache;
    private final Nodes nodes;
    private final Database database;

    /**
     * The network whose home the folder is: of one member, if {@link Home#make} made it so, otherwise of all members.
     * Nothing is created or started yet.
     *
     * @param chaincodeBuild the folder in which the build leaves chaincode.jar and its lib
     * @param gatewayBuild the folder in which the build leaves gateway.jar and its lib
     */
    public Network(NetworkLayout layout, Path chaincodeBuild, Path gatewayBuild) {
        this(Home.read(layout.root()), layout, chaincodeBuild, gatewayBuild, System.getenv());
    }

    /** The network of any home; the environment names cache folder, Fabric programs and an external database. */
    public Network(
            Home home, NetworkLayout layout, Path chaincodeBuild, Path gatewayBuild, Map<String, String> environment) {
        this.home = home;
        this.consortium = home.consortium();
        this.layout = layout;
        this.chaincodeBuild = chaincodeBuild;
        this.gatewayBuild = gatewayBuild;
        this.environment = Map.copyOf(environment);
        this.cache = UserCache.of(environment);
        this.nodes = new Nodes(home, layout);
        this.database = new Database(home, layout, cache, environment);
    }

    /** The members and rules of this network. */
    public Consortium consortium() {
        return consortium;
    }

    /** The members whose nodes run from this folder. */
    public List<Member> operated() {
        return home.operated();
    }

    /** Its folders and ports. */
    public NetworkLayout layout() {
        return layout;
    }

    /**
     * Starts or repairs orderers, peers and chaincode processes; returns when the chaincode answers through every member's
     * peer. If the chaincode's jars have changed, the next definition is approved and committed.
     */
    public void startLedger(Progress progress) {
        exclusively(() -> {
            requirePrerequisites();
            requireSameNetwork();
            FabricPrograms programs = programs(progress);
            InstalledJars chaincode = InstalledJars.install("chaincode", chaincodeBuild, layout);
            ChaincodePackage wanted = ChaincodePackage.of(consortium.chaincode(), chaincode);
            JavaProgram program = new JavaProgram(chaincode, cache, CHAINCODE_FLAGS);
            installBuilder();

            makeKeys(progress);
            if (home.complete()) {
                new ChannelConfiguration(consortium, layout).createGenesisBlock(programs);
            } else if (!Files.exists(layout.genesisBlock())) {
                throw new NotAccepted(NetworkMessage.NOT_FOUNDED.sentence());
            }
            forEachMember(progress, NetworkMessage.STEP_NODES, member -> {
                AdminCli admin = admin(programs, member);
                Parallel.both(
                        () -> {
                            nodes.startOrderer(member, programs);
                            if (admin.ordererHeight().isEmpty()) admin.joinOrderer();
                        },
                        () -> {
                            nodes.startPeer(member, programs);
                            if (!admin.peerJoined()) admin.joinPeer();
                        });
                adoptOrderer(member, programs);
            });
            if (!home.complete()) awaitChannel(programs, progress);

            Sentence definition = NetworkMessage.STEP_DEFINITION.sentence();
            progress.step(definition, 0, 1);
            new ChaincodeLifecycle(home, layout, programs, wanted).ensureCommitted(progress);
            progress.step(definition, 1, 1);

            program.adoptCache();
            if (program.trainable()) trainChaincode(progress, programs, program, wanted);
            forEachMember(progress, NetworkMessage.STEP_CHAINCODE, member -> {
                nodes.startChaincode(member, program, false, wanted.id());
                awaitAnswer(programs, member);
            });
            InstalledJars.keepOnly(List.of(chaincode), layout);
        });
    }

    /** Makes the keys of the members of this home, where there are none yet. */
    public void makeKeys() {
        exclusively(() -> {
            layout.create(home);
            requireSameNetwork();
            makeKeys(Progress.SILENT);
        });
    }

    private void makeKeys(Progress progress) {
        forEachMember(
                progress,
                NetworkMessage.STEP_KEYS,
                member -> new CryptoMaterial(layout, member).createMissing(consortium));
    }

    /**
     * Makes keys of this home's member for which an existing CA shall issue certificates.
     *
     * @param folder into which the requests (PKCS#10) are written
     */
    public void requestCertificates(Member member, Collection<Holder> holders, Path folder) {
        requireOperated(member);
        exclusively(() -> {
            layout.create(home);
            requireSameNetwork();
            new CryptoMaterial(layout, member).request(holders, folder);
        });
    }

    /**
     * Takes the certificates that an existing CA issued for {@link #requestCertificates}; all of them are checked before the
     * first one is used. Later ones come into use with the next start, an orderer's when the channel names it.
     */
    public void installCertificates(Member member, Path folder) {
        requireOperated(member);
        exclusively(() -> {
            requireSameNetwork();
            new CryptoMaterial(layout, member).install(folder);
            makeKeys(Progress.SILENT);
        });
    }

    /** Whether this home knows the channel's first block. */
    public boolean founded() {
        return Files.exists(layout.genesisBlock());
    }

    /** What a member of this home tells the others: certificates, and no key. */
    public MemberFile memberFile(Member member) {
        requireOperated(member);
        return new CryptoMaterial(layout, member).file(consortium);
    }

    /**
     * Makes the genesis block from the description and what the members tell of themselves. All who make it from the same
     * files have the same block; then each starts its own nodes with it.
     *
     * @param texts of the other members' files; those taken before are kept
     * @return the SHA-256 of the block's bytes, for all to compare
     */
    public String found(List<String> texts, Progress progress) {
        List<MemberFile> files =
                texts.stream().map(text -> MemberFile.read(text, consortium)).toList();
        MemberFile.requireOneOfEach(files, consortium);
        exclusively(() -> {
            requireSameNetwork();
            if (!Files.exists(layout.genesisBlock())) {
                makeKeys(progress);
                for (MemberFile file : files) {
                    Member member = consortium.member(file.member());
                    if (!home.operated().contains(member)) new CryptoMaterial(layout, member).take(file);
                }
                requireAllKnown();
                MemberFile.requireOwnRoots(
                        consortium.members().stream()
                                .map(member -> new CryptoMaterial(layout, member).publishedFile(consortium))
                                .toList(),
                        consortium);
                new ChannelConfiguration(consortium, layout).createGenesisBlock(programs(progress));
            } else if (!texts.isEmpty()) {
                throw new NotAccepted(
                        NetworkMessage.ALREADY_FOUNDED.with("fingerprint", Argument.id(Digest.hex(genesisBlock()))));
            }
        });
        return Digest.hex(genesisBlock());
    }

    /**
     * Takes the new certificate of another member's peer from its file, after that member has renewed it. Roots stand in the
     * channel's configuration: a file that names others is refused. Which certificates an orderer has, the channel says.
     *
     * @return the member
     */
    public Member take(String text) {
        MemberFile file = MemberFile.read(text, consortium);
        Member member = consortium.member(file.member());
        exclusively(() -> {
            requireSameNetwork();
            CryptoMaterial crypto = new CryptoMaterial(layout, member);
            if (home.operated().contains(member)) return;
            if (!crypto.isPublished()) throw new NotAccepted(NetworkMessage.NOT_FOUNDED.sentence());
            if (!file.hasRootsOf(crypto.publishedFile(consortium))) {
                throw new NotAccepted(
                        NetworkMessage.MEMBER_FILE_OF_OTHER_ROOTS.with("member", Argument.id(member.displayName())));
            }
            crypto.takePeer(file);
        });
        return member;
    }

    /**
     * Takes a member that has joined: from now on this home has its description, which names it. The channel must have it
     * already, with the roots of its file.
     *
     * @param description the text of the description with the member
     * @param text of the member's file
     * @return the member
     */
    public Member takeJoined(String description, String text) {
        requireOfOneMember();
        Consortium wider = Consortium.parse(description);
        MemberFile file = MemberFile.read(text, wider);
        Member member = wider.joining(file.member(), consortium);
        exclusively(() -> {
            requireSameNetwork(Set.of(consortium.digest(), wider.digest()));
            changes(home.operated().getFirst()).requireMember(member, file.root(), file.tlsRoot());
            new CryptoMaterial(layout, member).take(file);
            home.describe(layout, description);
        });
        return member;
    }

    /**
     * Takes leave of a member that the channel no longer has: from now on this home has its description, which does not name
     * it. Its certificates stay, since labels and blocks of before bear its signatures.
     *
     * @param description the text of the description without the member
     * @return the member
     */
    public Member removeLeft(String name, String description) {
        requireOfOneMember();
        Consortium narrower = Consortium.parse(description);
        Member member = narrower.leaving(name, consortium);
        exclusively(() -> {
            requireSameNetwork(Set.of(consortium.digest(), narrower.digest()));
            changes(home.operated().getFirst()).requireNoMember(member);
            home.describe(layout, description);
        });
        return member;
    }

    private void requireOfOneMember() {
        if (home.complete()) throw new NotAccepted(NetworkMessage.HOME_OF_ALL.sentence());
    }

    /**
     * Learns, as a member that joins, of the ledger and the other members from the public folder of one of them. Nothing is
     * believed of it that the block's fingerprint does not cover; the caller shows that to people.
     *
     * @param from the network's folder of that member, or a copy of it with the public folder alone
     * @return the SHA-256 of the ledger's first block, to compare
     */
    public String join(Path from) {
        requireOfOneMember();
        NetworkLayout theirs = new NetworkLayout(from, 0);
        List<MemberFile> files = others().stream()
                .map(member -> new CryptoMaterial(theirs, member))
                .filter(CryptoMaterial::isPublished)
                .map(crypto -> MemberFile.read(crypto.publishedFile(consortium).text(), consortium))
                .toList();
        MemberFile.requireOwnRoots(files, consortium);
        exclusively(() -> {
            requireSameNetwork();
            makeKeys(Progress.SILENT);
            files.forEach(file -> new CryptoMaterial(layout, consortium.member(file.member())).take(file));
            requireAllKnown();
            byte[] block = genesisBlock(theirs);
            if (Files.exists(layout.genesisBlock()) && !Arrays.equals(block, genesisBlock())) {
                throw new NotAccepted(
                        NetworkMessage.ALREADY_FOUNDED.with("fingerprint", Argument.id(Digest.hex(genesisBlock()))));
            }
            Folders.write(layout.genesisBlock(), block);
        });
        return Digest.hex(genesisBlock());
    }

    private List<Member> others() {
        return consortium.members().stream()
                .filter(member -> !home.operated().contains(member))
                .toList();
    }

    private void requireAllKnown() {
        List<String> missing = consortium.members().stream()
                .filter(member -> !new CryptoMaterial(layout, member).isPublished())
                .map(Member::displayName)
                .toList();
        if (!missing.isEmpty()) {
            throw new NotAccepted(NetworkMessage.MEMBER_FILES_MISSING.with("members", Argument.ids(missing)));
        }
    }

    private void requireOperated(Member member) {
        if (!home.operated().contains(member)) {
            throw new NotAccepted(NetworkMessage.MEMBER_ELSEWHERE.with("member", Argument.id(member.displayName())));
        }
    }

    /** Runs the chaincode once to write its AOT cache. A failure is ignored here: the start that follows reports its cause. */
    private void trainChaincode(
            Progress progress, FabricPrograms programs, JavaProgram program, ChaincodePackage wanted) {
        Sentence what = NetworkMessage.STEP_CHAINCODE_CACHE.sentence();
        progress.step(what, 0, 1);
        Member first = home.operated().getFirst();
        nodes.stop(first, ProcessKind.CHAINCODE);
        try {
            nodes.startChaincode(first, program, true, wanted.id());
            awaitAnswer(programs, first);
            nodes.stop(first, ProcessKind.CHAINCODE);
            program.adoptCache();
            if (program.trainable()) program.giveUpTraining();
        } catch (NetworkFailure noCache) {
            nodes.stop(first, ProcessKind.CHAINCODE);
        }
        progress.step(what, 1, 1);
    }

    /**
     * Starts or repairs the database and the gateways; returns when every gateway reports readiness. The ledger must run
     * already, and the public folder must hold what the gateways publish.
     */
    public void startGateways(Progress progress) {
        exclusively(() -> runGateways(progress));
    }

    private void runGateways(Progress progress) {
        database.requireUsable();
        InstalledJars jars = InstalledJars.install("gateway", gatewayBuild, layout);
        JavaProgram program = new JavaProgram(jars, cache, GATEWAY_FLAGS);
        String publicHost = labelHost();

        Sentence starting = NetworkMessage.STEP_DATABASE.sentence();
        progress.step(starting, 0, 1);
        database.start();
        progress.step(starting, 1, 1);
        // A training run of the gateway takes half a minute to end. So it is not made at once: the first member's
        // gateway
        // runs as one and writes the cache when it is stopped.
        program.adoptCache();
        Member first = home.operated().getFirst();
        forEachMember(progress, NetworkMessage.STEP_GATEWAYS, member -> {
            boolean training = program.trainable() && member.equals(first);
            nodes.startGateway(member, program, training, database, towardsPeople(member, publicHost));
        });
        InstalledJars.keepOnly(List.of(jars), layout);
    }

    /**
     * Gives identities of a member new keys and certificates from its own CAs. The peer's is published at once, the processes
     * are started with them by the next {@link #startLedger} and {@link #startGateways}; between the two the caller publishes
     * the directory of peers, so that nobody meets a label of a peer that no directory names.
     */
    public void renew(Member member, Collection<Identity> identities, Duration validity) {
        requireOperated(member);
        exclusively(() -> {
            CryptoMaterial crypto = new CryptoMaterial(layout, member);
            identities.forEach(identity -> crypto.renew(identity, validity));
        });
    }

    /**
     * Writes this home into one encrypted file. Peers, gateways and their database stand meanwhile, so that the copy is of one
     * moment; orderers go on. What ran before runs again afterwards, also if the file could not be written.
     *
     * @param recipient the PEM file of an RSA certificate, whose key opens it
     */
    public void backup(Path file, Path recipient, Progress progress) {
        exclusively(() -> {
            requireSameNetwork();
            var backup = new Backup(home, layout);
            backup.requirePossible(file, recipient);
            boolean peersRan = anyRuns(ProcessKind.PEER);
            boolean gatewaysRan = anyRuns(ProcessKind.GATEWAY);
            forEachMember(
                    progress, NetworkMessage.STEP_GATEWAYS_STOPPED, member -> nodes.stop(member, ProcessKind.GATEWAY));
            database.stop();
            home.operated().forEach(member -> nodes.stop(member, ProcessKind.PEER));
            try {
                Sentence copying = NetworkMessage.STEP_BACKUP.sentence();
                progress.step(copying, 0, 1);
                backup.write(file, recipient);
                progress.step(copying, 1, 1);
            } finally {
                if (peersRan) {
                    FabricPrograms programs = programs(progress);
                    forEachMember(progress, NetworkMessage.STEP_NODES, member -> nodes.startPeer(member, programs));
                }
                if (gatewaysRan) runGateways(progress);
            }
        });
    }

    private boolean anyRuns(ProcessKind kind) {
        return home.operated().stream().anyMatch(member -> process(member, kind).state() != NodeProcess.State.DOWN);
    }

    /** Whether a backup of this home lacks the office's database, because that is run by others. */
    public boolean databaseElsewhere() {
        return database.external();
    }

    /** Stops all processes, each before those it depends on; one that does not end in time is killed. */
    public void down(Progress progress) {
        if (!Files.isDirectory(layout.root())) return;
        exclusively(() -> stopAll(progress));
    }

    /** Stops all processes and deletes the ledger, the keys and the databases. Other files in the folder are kept. */
    public void reset(Progress progress) {
        if (!Files.isDirectory(layout.root())) return;
        exclusively(() -> {
            stopAll(progress);
            try {
                // network.yaml is deleted last, so that what a killed reset has left is still recognised as this
                // network.
                for (String part : List.of(
                        "public",
                        "members",
                        "database",
                        "software",
                        "configtx.part",
                        "consortium.yaml",
                        "network.yaml")) {
                    Folders.delete(layout.root().resolve(part));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not delete the network in " + layout.root(), e);
            }
        });
    }

    private void stopAll(Progress progress) {
        forEachMember(
                progress, NetworkMessage.STEP_GATEWAYS_STOPPED, member -> nodes.stop(member, ProcessKind.GATEWAY));
        database.stop();
        forEachMember(progress, NetworkMessage.STEP_NODES_STOPPED, member -> {
            nodes.stop(member, ProcessKind.CHAINCODE);
            nodes.stop(member, ProcessKind.PEER);
            nodes.stop(member, ProcessKind.ORDERER);
        });
    }

    /** The state of all processes, peers, orderers and certificates now. */
    public Status status() {
        return new StatusCollector(home, layout, nodes, database, this::programs).collect();
    }

    /** One process of a member, to inspect, kill or pause. */
    public NodeProcess process(Member member, ProcessKind kind) {
        return nodes.process(member, kind);
    }

    /** The database server's process. */
    public NodeProcess database() {
        return database.process();
    }

    /**
     * The host, with a port where it needs one, that printed labels lead to and the anchor names: of the consortium, unless
     * {@code CAPAZ_PUBLIC_HOST} names another.
     */
    public String labelHost() {
        String host = Consortium.requireHost(environment.getOrDefault("CAPAZ_PUBLIC_HOST", consortium.labelHost()));
        return host.equals(THIS_MACHINE)
                ? host + ":" + layout.port(consortium.members().getFirst(), Port.GATEWAY)
                : host;
    }

    /**
     * By what a member's gateway reaches people and is reached by them: the host of labels, its own address, and what the environment
     * says of that address, of the proxies before it, of notices and of webhooks. {@code {member}} stands for the member's name.
     */
    Map<String, String> towardsPeople(Member member, String publicHost) {
        Map<String, String> variables = new TreeMap<>(Map.of("CAPAZ_PUBLIC_HOST", publicHost));
        member.place().gateway().ifPresent(origin -> variables.put("CAPAZ_ORIGIN", origin.toString()));
        environment.forEach((name, value) -> {
            if (TOWARDS_PEOPLE.contains(name) || HANDED_ON.stream().anyMatch(name::startsWith)) {
                variables.put(name, value.replace(Database.PLACEHOLDER, member.name()));
            }
        });
        return variables;
    }

    /** The address under which people reach a member's gateway. */
    public URI gateway(Member member) {
        return member.place().gateway().orElseGet(() -> URI.create("http://" + layout.address(member, Port.GATEWAY)));
    }

    /** A block as that member's peer stores it, with the validation codes of its transactions. */
    public byte[] fetchBlock(Member member, long number) {
        return admin(programs(Progress.SILENT), member).block(number);
    }

    /** How far that member's peer's ledger reaches. */
    public LedgerInfo ledger(Member member) {
        return admin(programs(Progress.SILENT), member).ledger();
    }

    /** The committed chaincode definition as the first peer of this home reports it; empty if there is none. */
    public Optional<ChaincodeDefinition> definition() {
        return admin(programs(Progress.SILENT), home.operated().getFirst()).committed();
    }

    /** The channel's first block. */
    public byte[] genesisBlock() {
        return genesisBlock(layout);
    }

    private static byte[] genesisBlock(NetworkLayout layout) {
        try {
            return Files.readAllBytes(layout.genesisBlock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root certificate of a member's MSP. */
    public X509Certificate root(Member member) {
        return Certificates.read(new CryptoMaterial(layout, member).mspRoot());
    }

    /** The certificate of a member's peer as PEM text, byte for byte as the peer puts it into its endorsements. */
    public String peerCertificate(Member member) {
        return CryptoMaterial.text(new CryptoMaterial(layout, member).peerCertificate());
    }

    /** The orderers that the channel has and has had, as the first peer of this home knows. */
    public List<OrdererTerm> orderers() {
        return admin(programs(), home.operated().getFirst()).orderers();
    }

    /**
     * Makes the next keys of a member's orderer and proposes them to the others. They are used from the first start after the
     * channel names them.
     *
     * @return the proposed change, as a file
     */
    public byte[] proposeOrderer(Member member, Duration validity) {
        requireOperated(member);
        exclusively(() -> new CryptoMaterial(layout, member).prepareOrderer(validity));
        return changes(member).renewedOrderer();
    }

    /**
     * Proposes to the others that a member joins.
     *
     * @param description the text of the description with the member after all others
     * @param text of the member's file
     * @return the proposed change, as a file
     */
    public byte[] proposeMember(String description, String text) {
        requireOfOneMember();
        Consortium wider = Consortium.parse(description);
        MemberFile file = MemberFile.read(text, wider);
        return changes(home.operated().getFirst()).newMember(wider.joining(file.member(), consortium), file, layout);
    }

    /**
     * Proposes to the others that a member leaves, this home's own or another.
     *
     * @return the proposed change, as a file
     */
    public byte[] proposeRemoval(Member member) {
        requireOfOneMember();
        return changes(home.operated().getFirst()).withoutMember(member);
    }

    /** What a proposed change would change, and who has signed it, judged by the configuration that the member's peer has. */
    public ConfigReview review(List<byte[]> copies) {
        return changes(home.operated().getFirst()).review(copies);
    }

    /** The proposed change with the signature of the member's administrator. */
    public byte[] sign(byte[] change, Member member) {
        requireOperated(member);
        return changes(member).signed(change);
    }

    /** Sends the proposed change and returns when the member's peer has it; refuses while signatures are missing. */
    public void submit(List<byte[]> copies) {
        changes(home.operated().getFirst()).submit(copies);
    }

    private ChannelChanges changes(Member member) {
        return new ChannelChanges(consortium, admin(programs(), member), new CryptoMaterial(layout, member), member);
    }

    private void adoptOrderer(Member member, FabricPrograms programs) {
        if (!admin(programs, member).namesPreparedOrderer()) return;
        new CryptoMaterial(layout, member).adoptOrderer();
        nodes.startOrderer(member, programs);
    }

    private void requirePrerequisites() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw new MissingPrerequisite(NetworkMessage.LINUX_MISSING.sentence());
        }
        for (String program : List.of("setsid", "bash")) {
            try {
                Command.of(program, "--version").run();
            } catch (NetworkFailure notThere) {
                throw new MissingPrerequisite(
                        NetworkMessage.PROGRAM_NOT_ON_PATH.with("program", Argument.id(program)), notThere);
            }
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new MissingPrerequisite(NetworkMessage.JAVA_INCOMPLETE.with("file", NetworkMessage.path(java)));
        }
        try {
            layout.create(home);
            Files.createDirectories(cache.folder());
            for (Path place : List.of(layout.root(), cache.folder())) {
                long free = Files.getFileStore(place).getUsableSpace();
                if (free < DISK_NEEDED) {
                    throw new MissingPrerequisite(NetworkMessage.DISK_TOO_SMALL
                            .with("free", NetworkMessage.number(free >> 20))
                            .and("folder", NetworkMessage.path(place)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nodes.requirePortsFree();
        database.requireUsable();
    }

    /** Description and ports must be those the network was created with: both are part of its genesis block. */
    private void requireSameNetwork() {
        requireSameNetwork(Set.of(consortium.digest()));
    }

    private void requireSameNetwork(Set<String> descriptions) {
        Path identity = Home.identity(layout.root());
        if (!Files.exists(identity)) {
            home.writeIdentity(layout);
            return;
        }
        Map<String, Object> made = Yaml.read(CryptoMaterial.text(identity));
        if (!Objects.equals(made.get("portShift"), layout.portShift())) {
            throw new NetworkFailure(NetworkMessage.PORT_SHIFT_CHANGED
                    .with("folder", NetworkMessage.path(layout.root()))
                    .and("made", Argument.id(String.valueOf(made.get("portShift"))))
                    .and("asked", NetworkMessage.number(layout.portShift())));
        }
        if (!descriptions.contains(String.valueOf(made.get("consortium")))) {
            throw new NetworkFailure(
                    NetworkMessage.CONSORTIUM_CHANGED.with("folder", NetworkMessage.path(layout.root())));
        }
    }

    private void installBuilder() {
        Folders.once(layout.software().resolve("builder"), builder -> {
            Path bin = Files.createDirectories(builder.resolve("bin"));
            for (String script : List.of("detect", "build", "release")) {
                Path file = Files.writeString(bin.resolve(script), Resources.text("builder/bin/" + script));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        });
    }

    /**
     * Waits until the channel names this home's member: one that joins reads the blocks first, and is nobody before the one
     * by which it was added.
     */
    private void awaitChannel(FabricPrograms programs, Progress progress) {
        AdminCli admin = admin(programs, home.operated().getFirst());
        Sentence what = NetworkMessage.STEP_CHANNEL_NAMES_MEMBER.sentence();
        Instant end = Instant.now().plus(PATIENCE);
        while (!admin.isNamed()) {
            progress.step(what, 0, 1);
            if (Instant.now().isAfter(end)) {
                throw new NetworkFailure(
                        NetworkMessage.CHANNEL_AWAITED.with("minutes", NetworkMessage.number(PATIENCE.toMinutes())));
            }
            Pause.of(Duration.ofSeconds(1));
        }
        progress.step(what, 1, 1);
        if (!admin.isRefused()) return;
        stopAll(progress);
        Argument member = Argument.id(home.operated().getFirst().displayName());
        throw new NotAccepted(NetworkMessage.MEMBER_HAS_LEFT.with("member", member));
    }

    private void awaitAnswer(FabricPrograms programs, Member member) {
        nodes.awaitChaincode(member, admin(programs, member)::chaincodeAnswers);
    }

    private FabricPrograms programs(Progress progress) {
        return FabricPrograms.get(environment, cache, progress);
    }

    private FabricPrograms programs() {
        return programs(Progress.SILENT);
    }

    private AdminCli admin(FabricPrograms programs, Member member) {
        return new AdminCli(programs, consortium, layout, member);
    }

    private void forEachMember(Progress progress, NetworkMessage step, Consumer<Member> work) {
        Sentence what = step.sentence();
        int total = home.operated().size();
        AtomicLong done = new AtomicLong();
        progress.step(what, 0, total);
        Parallel.forEach(home.operated(), member -> {
            work.accept(member);
            synchronized (done) {
                progress.step(what, done.incrementAndGet(), total);
            }
        });
    }

    /** Does the work under the network's lock file; fails if another command holds it. */
    private void exclusively(Runnable work) {
        try {
            Files.createDirectories(layout.root());
            try (FileChannel channel = FileChannel.open(
                            layout.root().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) throw busy();
                work.run();
            }
        } catch (OverlappingFileLockException sameProgram) {
            throw busy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NetworkFailure busy() {
        return new NetworkFailure(NetworkMessage.NETWORK_BUSY.with("folder", NetworkMessage.path(layout.root())));
    }
}
