package org.capaz.network.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.network.channel.Administrator;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.Keys;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.SideBySide;
import org.capaz.network.machine.Waiting;
import org.capaz.network.node.Database;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.node.Nodes;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.status.Status.CertificateStatus;
import org.capaz.network.status.Status.MemberStatus;
import org.capaz.network.status.Status.ProcessStatus;

/** Looks at every process, asks every peer and orderer how far it is, and says what is wrong. */
public final class StatusReport {

    private static final long DAYS_OF_WARNING = 30;
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Consortium consortium;
    private final NetworkHome home;
    private final Nodes nodes;
    private final Database database;
    private final Supplier<FabricPrograms> programs;

    public StatusReport(
            Consortium consortium,
            NetworkHome home,
            Nodes nodes,
            Database database,
            Supplier<FabricPrograms> programs) {
        this.consortium = consortium;
        this.home = home;
        this.nodes = nodes;
        this.database = database;
        this.programs = programs;
    }

    public Status take() {
        if (!Files.exists(home.genesisBlock())) {
            return new Status(List.of("there is no network in " + home.root()), List.of(), Optional.empty());
        }
        // Blocks reach the members a moment apart: only who stays behind is behind.
        List<MemberStatus> members = SideBySide.map(consortium.members(), this::member);
        for (long until = System.nanoTime() + CATCHING_UP.toNanos();
                anyBehind(members) && System.nanoTime() < until; ) {
            Waiting.pause(Duration.ofMillis(500));
            members = SideBySide.map(consortium.members(), this::member);
        }
        Optional<ProcessStatus> server =
                database.external() ? Optional.empty() : Optional.of(ProcessStatus.of("database", database.process()));
        return new Status(reasons(members, server), members, server);
    }

    private MemberStatus member(Member member) {
        List<ProcessStatus> processes = Arrays.stream(Role.values())
                .map(role -> ProcessStatus.of(role.word(), nodes.process(member, role)))
                .toList();
        boolean peer = running(member, Role.PEER);
        return new MemberStatus(
                member,
                processes,
                peer ? answer(() -> administrator(member).ledger()) : Optional.empty(),
                running(member, Role.ORDERER)
                        ? answer(() -> administrator(member).ordererHeight()).flatMap(height -> height)
                        : Optional.empty(),
                running(member, Role.GATEWAY) && nodes.gatewayReady(member),
                peer
                        ? answer(() -> administrator(member).committed()).flatMap(definition -> definition)
                        : Optional.empty(),
                certificates(member),
                Folders.size(home.member(member)));
    }

    private boolean running(Member member, Role role) {
        return nodes.process(member, role).state() == NodeProcess.State.RUNNING;
    }

    /** A node that runs but does not answer is a finding, not a failure of the report. */
    private static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NetworkFailure noAnswer) {
            return Optional.empty();
        }
    }

    private Administrator administrator(Member member) {
        return new Administrator(programs.get(), consortium, home, member);
    }

    private List<CertificateStatus> certificates(Member member) {
        Keys keys = new Keys(home, member);
        Path chaincodeTls = home.member(member).resolve("chaincode-tls");
        return List.of(
                certificate("root", keys.mspRoot()),
                certificate("TLS root", keys.tlsRoot()),
                certificate("orderer", keys.ordererCertificate()),
                certificate("orderer TLS", keys.ordererTlsCertificate()),
                certificate("peer", keys.peerCertificate()),
                certificate("peer TLS", keys.peer().resolve("tls/server.crt")),
                certificate("administrator", keys.certificateOf(keys.administrator())),
                certificate("gateway", keys.certificateOf(keys.gateway())),
                certificate("chaincode TLS, service", chaincodeTls.resolve("server.crt")),
                certificate("chaincode TLS, peer", chaincodeTls.resolve("client.crt")));
    }

    private static CertificateStatus certificate(String name, Path pem) {
        Instant end = Certificates.read(pem).getNotAfter().toInstant();
        return new CertificateStatus(name, Duration.between(Instant.now(), end).toDays());
    }

    private static long highest(List<MemberStatus> members) {
        return members.stream()
                .flatMap(member -> Stream.of(member.ledger().map(LedgerInfo::height), member.ordererHeight()))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static boolean anyBehind(List<MemberStatus> members) {
        return !behind(members).isEmpty();
    }

    private static List<String> behind(List<MemberStatus> members) {
        long highest = highest(members);
        List<String> behind = new ArrayList<>();
        for (MemberStatus status : members) {
            status.ledger()
                    .map(LedgerInfo::height)
                    .filter(height -> height < highest)
                    .ifPresent(height -> behind.add(behind("peer", status, highest - height)));
            status.ordererHeight()
                    .filter(height -> height < highest)
                    .ifPresent(height -> behind.add(behind("orderer", status, highest - height)));
        }
        return behind;
    }

    private static String behind(String role, MemberStatus status, long blocks) {
        return "the " + role + " of " + status.member().displayName() + " is " + blocks
                + " blocks behind; its log is in the member's logs folder";
    }

    private static List<String> reasons(List<MemberStatus> members, Optional<ProcessStatus> database) {
        List<String> reasons = new ArrayList<>();
        for (MemberStatus status : members) {
            String name = status.member().displayName();
            for (ProcessStatus process : status.processes())
                reason(process, " of " + name).ifPresent(reasons::add);
            if (up(status, Role.PEER) && status.ledger().isEmpty())
                reasons.add("the peer of " + name + " does not answer");
            if (up(status, Role.ORDERER) && status.ordererHeight().isEmpty())
                reasons.add("the orderer of " + name + " does not answer");
            if (up(status, Role.GATEWAY) && !status.gatewayReady())
                reasons.add("the gateway of " + name + " is not ready");
            if (status.ledger().isPresent() && status.definition().isEmpty())
                reasons.add("the peer of " + name + " knows of no agreed contract");
            for (CertificateStatus certificate : status.certificates()) {
                if (certificate.daysLeft() < DAYS_OF_WARNING) {
                    reasons.add("the " + certificate.name() + " certificate of " + name + " is good for "
                            + certificate.daysLeft() + " more days");
                }
            }
        }
        database.flatMap(process -> reason(process, "")).ifPresent(reasons::add);
        reasons.addAll(behind(members));
        long heads = members.stream()
                .map(MemberStatus::ledger)
                .flatMap(Optional::stream)
                .filter(ledger -> ledger.height() == highest(members))
                .map(LedgerInfo::headHash)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (heads > 1) reasons.add("peers of equal height have different head hashes");
        return reasons;
    }

    private static boolean up(MemberStatus status, Role role) {
        return status.processes().stream()
                .anyMatch(
                        process -> process.role().equals(role.word()) && process.state() == NodeProcess.State.RUNNING);
    }

    private static Optional<String> reason(ProcessStatus process, String whose) {
        return switch (process.state()) {
            case RUNNING -> Optional.empty();
            case PAUSED -> Optional.of("the " + process.role() + whose + " is paused");
            case DOWN -> Optional.of("the " + process.role() + whose + " is down; its log is " + process.log());
        };
    }
}
