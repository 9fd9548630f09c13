package org.capaz.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.capaz.network.channel.Administrator;
import org.capaz.network.channel.Agreement;
import org.capaz.network.channel.ChaincodeDefinition;
import org.capaz.network.channel.ChaincodePackage;
import org.capaz.network.channel.ChannelConfiguration;
import org.capaz.network.channel.Consenter;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.Keys;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Digest;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.SideBySide;
import org.capaz.network.machine.Yaml;
import org.capaz.network.node.Database;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.node.Nodes;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.Progress;
import org.capaz.network.programs.Cache;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.programs.JavaProgram;
import org.capaz.network.programs.Software;
import org.capaz.network.status.Status;
import org.capaz.network.status.StatusReport;

/**
 * A whole network of native processes on this machine: four members' orderers, peers, chaincode processes and gateways,
 * and the gateways' database.
 *
 * <p>Starting is the same as repairing. Every step looks first whether its result is there: what is made in several steps
 * is renamed into place at the end, every process writes its own record before it becomes its program, and what the
 * members agree on is read from the ledger. So a start that was killed at any instant is finished by the next one.
 */
public final class Network {

    private static final long DISK_NEEDED = 2L << 30;
    private static final List<String> CHAINCODE_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx96m");
    private static final List<String> GATEWAY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx192m");

    private final Consortium consortium;
    private final NetworkHome home;
    private final Path chaincodeBuild;
    private final Path gatewayBuild;
    private final Map<String, String> environment;
    private final Cache cache;
    private final Nodes nodes;
    private final Database database;

    /**
     * The network of our consortium in that folder.
     *
     * @param chaincodeBuild where the build leaves chaincode.jar and its lib
     * @param gatewayBuild where the build leaves gateway.jar and its lib
     */
    public Network(NetworkHome home, Path chaincodeBuild, Path gatewayBuild) {
        this(Consortium.ours(), home, chaincodeBuild, gatewayBuild, System.getenv());
    }

    /** The network of any consortium, told by that environment where caches, programs and a database of others are. */
    public Network(
            Consortium consortium,
            NetworkHome home,
            Path chaincodeBuild,
            Path gatewayBuild,
            Map<String, String> environment) {
        this.consortium = consortium;
        this.home = home;
        this.chaincodeBuild = chaincodeBuild;
        this.gatewayBuild = gatewayBuild;
        this.environment = Map.copyOf(environment);
        this.cache = Cache.of(environment);
        this.nodes = new Nodes(consortium, home);
        this.database = new Database(consortium, home, cache, environment);
    }

    public Consortium consortium() {
        return consortium;
    }

    public NetworkHome home() {
        return home;
    }

    /** Starts, or repairs, everything up to a ledger whose contract answers on every member's peer. */
    public void startLedger(Progress progress) {
        alone(() -> {
            requirePrerequisites();
            requireSameNetwork();
            FabricPrograms programs = programs(progress);
            Software chaincode = Software.take("chaincode", chaincodeBuild, home);
            ChaincodePackage wanted = ChaincodePackage.of(consortium.chaincode(), chaincode);
            JavaProgram contract = new JavaProgram(chaincode, cache, CHAINCODE_FLAGS);
            layOutBuilder();

            each(progress, "Keys and certificates", member -> new Keys(home, member).make(programs));
            new ChannelConfiguration(consortium, home).makeGenesis(programs);
            each(progress, "Orderers and peers", member -> {
                Administrator administrator = administrator(programs, member);
                SideBySide.both(
                        () -> {
                            nodes.startOrderer(member, programs);
                            if (administrator.ordererHeight().isEmpty()) administrator.joinOrderer();
                        },
                        () -> {
                            nodes.startPeer(member, programs);
                            if (!administrator.peerJoined()) administrator.joinPeer();
                        });
            });

            progress.step("Contract agreed by the members", 0, 1);
            new Agreement(consortium, home, programs, wanted).reach();
            progress.step("Contract agreed by the members", 1, 1);

            contract.adopt();
            if (contract.trainable()) learn(progress, programs, contract, wanted);
            each(progress, "Contract answering", member -> {
                nodes.startChaincode(member, contract, false, wanted.id());
                awaitAnswer(programs, member);
            });
            Software.keepOnly(List.of(chaincode), home);
        });
    }

    /** One short run of the contract by which its AOT cache is learnt. If it fails, the start that follows says why. */
    private void learn(Progress progress, FabricPrograms programs, JavaProgram contract, ChaincodePackage wanted) {
        String what = "Learning to start the contract faster, once";
        progress.step(what, 0, 1);
        Member learner = consortium.members().getFirst();
        nodes.stop(learner, Role.CHAINCODE);
        try {
            nodes.startChaincode(learner, contract, true, wanted.id());
            awaitAnswer(programs, learner);
            nodes.stop(learner, Role.CHAINCODE);
            contract.adopt();
            if (contract.trainable()) contract.giveUp();
        } catch (NetworkFailure withoutCacheThen) {
            nodes.stop(learner, Role.CHAINCODE);
        }
        progress.step(what, 1, 1);
    }

    /** Starts, or repairs, the database and the gateways; the ledger runs already and what the gateways publish lies in the public folder. */
    public void startGateways(Progress progress) {
        alone(() -> {
            database.requireUsable();
            Software software = Software.take("gateway", gatewayBuild, home);
            JavaProgram program = new JavaProgram(software, cache, GATEWAY_FLAGS);
            String publicHost = environment.getOrDefault("CAPAZ_PUBLIC_HOST", "verify.capaz.example");

            progress.step("Database", 0, 1);
            database.start();
            progress.step("Database", 1, 1);
            // Learning to start faster costs a gateway half a minute at its end, so it is left to the first run's end.
            program.adopt();
            Member learner = consortium.members().getFirst();
            each(progress, "Gateways", member -> {
                boolean learning = program.trainable() && member.equals(learner);
                nodes.startGateway(member, program, learning, database, publicHost);
            });
            Software.keepOnly(List.of(software), home);
        });
    }

    /** Stops everything, what depends on others first; what does not end in time is killed. */
    public void down(Progress progress) {
        if (!Files.isDirectory(home.root())) return;
        alone(() -> stopAll(progress));
    }

    /** Stops everything and deletes what the network is: its ledger, its keys, its databases. Nothing else in the folder is touched. */
    public void reset(Progress progress) {
        if (!Files.isDirectory(home.root())) return;
        alone(() -> {
            stopAll(progress);
            try {
                // The identity goes last: what a killed reset has left is still known to be this network's.
                for (String part :
                        List.of("public", "members", "database", "software", "configtx.part", "network.yaml")) {
                    Folders.delete(home.root().resolve(part));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not delete the network in " + home.root(), e);
            }
        });
    }

    private void stopAll(Progress progress) {
        each(progress, "Gateways stopped", member -> nodes.stop(member, Role.GATEWAY));
        database.stop();
        each(progress, "Nodes stopped", member -> {
            nodes.stop(member, Role.CHAINCODE);
            nodes.stop(member, Role.PEER);
            nodes.stop(member, Role.ORDERER);
        });
    }

    /** How everything is, now. */
    public Status status() {
        return new StatusReport(consortium, home, nodes, database, this::programs).take();
    }

    /** One member's process, to look at, to kill or to pause. */
    public NodeProcess process(Member member, Role role) {
        return nodes.process(member, role);
    }

    /** The database server's process. */
    public NodeProcess database() {
        return database.process();
    }

    /** Where a member's gateway is reached. */
    public URI gateway(Member member) {
        return URI.create("http://" + home.address(member, Port.GATEWAY));
    }

    /** A block as that member's peer keeps it, with the flags of its transactions. */
    public byte[] fetchBlock(Member member, long number) {
        return administrator(programs(Progress.SILENT), member).block(number);
    }

    /** How far that member's peer's ledger reaches. */
    public LedgerInfo ledger(Member member) {
        return administrator(programs(Progress.SILENT), member).ledger();
    }

    /** The contract as the first member's peer knows it to be agreed. */
    public Optional<ChaincodeDefinition> definition() {
        return administrator(programs(Progress.SILENT), consortium.members().getFirst())
                .committed();
    }

    /** The channel's first block. */
    public byte[] genesisBlock() {
        try {
            return Files.readAllBytes(home.genesisBlock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate all of a member's identities come from. */
    public X509Certificate root(Member member) {
        return Certificates.read(new Keys(home, member).mspRoot());
    }

    /** The member's peer's certificate as PEM text, byte for byte as it stands in what the peer signs. */
    public String peerCertificate(Member member) {
        return Keys.text(new Keys(home, member).peerCertificate());
    }

    /** Who orders, by the numbers blocks name them by. */
    public List<Consenter> consenters() {
        List<Consenter> consenters = new ArrayList<>();
        for (Member member : consortium.members()) {
            X509Certificate certificate = Certificates.read(new Keys(home, member).ordererCertificate());
            consenters.add(new Consenter(consenters.size() + 1, member, certificate));
        }
        return consenters;
    }

    private void requirePrerequisites() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            throw new MissingPrerequisite("The network's processes are kept track of through /proc: run it on Linux.");
        }
        for (String program : List.of("setsid", "bash")) {
            try {
                Command.of(program, "--version").run();
            } catch (NetworkFailure notThere) {
                throw new MissingPrerequisite(
                        program + " is not on PATH: install it (package util-linux or bash).", notThere);
            }
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new MissingPrerequisite(
                    java + " is not there: start with a complete JDK 21 or later, named in CAPAZ_JAVA_HOME.");
        }
        try {
            home.create(consortium);
            Files.createDirectories(cache.folder());
            for (Path place : List.of(home.root(), cache.folder())) {
                long free = Files.getFileStore(place).getUsableSpace();
                if (free < DISK_NEEDED) {
                    throw new MissingPrerequisite("Only " + (free >> 20) + " MiB are free where " + place
                            + " is, and 2 GiB are needed: free some space, or choose another folder.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nodes.requirePortsFree();
        database.requireUsable();
    }

    /** A network keeps the description and the ports it was made with: both are part of its first block and its certificates. */
    private void requireSameNetwork() {
        Path identity = home.root().resolve("network.yaml");
        String ours = Yaml.write(Map.of("portShift", home.portShift(), "consortium", Digest.of(consortium.toString())));
        if (!Files.exists(identity)) {
            Folders.write(identity, ours.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, Object> made = Yaml.read(Keys.text(identity));
        if (!made.get("portShift").equals(home.portShift())) {
            throw new NetworkFailure("the network in " + home.root() + " was made with port shift "
                    + made.get("portShift") + ", not " + home.portShift() + ": use that one, or reset it");
        }
        if (!made.get("consortium").equals(Digest.of(consortium.toString()))) {
            throw new NetworkFailure("consortium.yaml has changed since the network in " + home.root()
                    + " was made, and its first block can not: undo the change, or reset the network");
        }
    }

    private void layOutBuilder() {
        Folders.once(home.software().resolve("builder"), builder -> {
            Path bin = Files.createDirectories(builder.resolve("bin"));
            for (String script : List.of("detect", "build", "release")) {
                Path file = Files.writeString(bin.resolve(script), Resources.text("builder/bin/" + script));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        });
    }

    private void awaitAnswer(FabricPrograms programs, Member member) {
        nodes.awaitChaincode(member, administrator(programs, member)::contractAnswers);
    }

    private FabricPrograms programs(Progress progress) {
        return FabricPrograms.get(environment, cache, progress);
    }

    private FabricPrograms programs() {
        return programs(Progress.SILENT);
    }

    private Administrator administrator(FabricPrograms programs, Member member) {
        return new Administrator(programs, consortium, home, member);
    }

    private void each(Progress progress, String what, Consumer<Member> work) {
        int total = consortium.members().size();
        AtomicLong done = new AtomicLong();
        progress.step(what, 0, total);
        SideBySide.each(consortium.members(), member -> {
            work.accept(member);
            synchronized (done) {
                progress.step(what, done.incrementAndGet(), total);
            }
        });
    }

    /** One command at a time changes a network. */
    private void alone(Runnable work) {
        try {
            Files.createDirectories(home.root());
            try (FileChannel channel = FileChannel.open(
                            home.root().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
        return new NetworkFailure(
                "another command is working on the network in " + home.root() + ": wait until it has ended");
    }
}
