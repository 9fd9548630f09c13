// SPDX-License-Identifier: Apache-2.0
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
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.channel.AdminCli;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Parallel;
import org.capaz.network.machine.Pause;
import org.capaz.network.node.Database;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.node.Nodes;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.FabricPrograms;
import org.capaz.network.status.Status.CertificateStatus;
import org.capaz.network.status.Status.MemberStatus;
import org.capaz.network.status.Status.ProcessStatus;

/** Reads the state of every process, queries every peer and orderer, and derives the reasons why the network is not healthy. */
public final class StatusCollector {

    private static final long DAYS_OF_WARNING = 30;
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Home home;
    private final NetworkLayout layout;
    private final Nodes nodes;
    private final Database database;
    private final Supplier<FabricPrograms> programs;

    public StatusCollector(
            Home home, NetworkLayout layout, Nodes nodes, Database database, Supplier<FabricPrograms> programs) {
        this.home = home;
        this.layout = layout;
        this.nodes = nodes;
        this.database = database;
        this.programs = programs;
    }

    /** The status now; waits up to five seconds for members that are behind. */
    public Status collect() {
        if (!Files.exists(layout.genesisBlock())) {
            return new Status(
                    List.of(
                            home.complete()
                                    ? NetworkMessage.NETWORK_NOT_IN_FOLDER.with(
                                            "folder", NetworkMessage.path(layout.root()))
                                    : NetworkMessage.NOT_FOUNDED.sentence()),
                    List.of(),
                    Optional.empty());
        }
        // Blocks reach the members at slightly different times: a lower height counts only if it persists.
        List<MemberStatus> members = Parallel.map(home.operated(), this::member);
        for (long until = System.nanoTime() + CATCHING_UP.toNanos();
                anyBehind(members) && System.nanoTime() < until; ) {
            Pause.of(Duration.ofMillis(500));
            members = Parallel.map(home.operated(), this::member);
        }
        Optional<ProcessStatus> server = database.external()
                ? Optional.empty()
                : Optional.of(
                        ProcessStatus.of("database", NetworkMessage.ROLE_DATABASE.sentence(), database.process()));
        List<Sentence> reasons = reasons(members, server);
        home.operated().stream()
                .filter(this::ordersNoMore)
                .forEach(member -> reasons.add(
                        NetworkMessage.ORDERER_AWAITS_START.with("member", Argument.id(member.displayName()))));
        if (!home.complete()) {
            home.operated().stream()
                    .filter(this::hasLeft)
                    .forEach(member -> reasons.add(
                            NetworkMessage.MEMBER_HAS_LEFT.with("member", Argument.id(member.displayName()))));
        }
        return new Status(reasons, members, server);
    }

    /** Its own peer still believes to be of the channel. */
    private boolean hasLeft(Member member) {
        return running(member, ProcessKind.PEER)
                && answer(() -> admin(member).isNamed() && admin(member).isRefused())
                        .orElse(false);
    }

    private boolean ordersNoMore(Member member) {
        return running(member, ProcessKind.PEER)
                && answer(() -> admin(member).namesPreparedOrderer()).orElse(false);
    }

    private MemberStatus member(Member member) {
        List<ProcessStatus> processes = Arrays.stream(ProcessKind.values())
                .map(kind -> ProcessStatus.of(kind.lowerCaseName(), kind.role(), nodes.process(member, kind)))
                .toList();
        boolean peer = running(member, ProcessKind.PEER);
        return new MemberStatus(
                member,
                processes,
                peer ? answer(() -> admin(member).ledger()) : Optional.empty(),
                running(member, ProcessKind.ORDERER)
                        ? answer(() -> admin(member).ordererHeight()).flatMap(height -> height)
                        : Optional.empty(),
                running(member, ProcessKind.GATEWAY) && nodes.gatewayReady(member),
                peer ? answer(() -> admin(member).committed()).flatMap(definition -> definition) : Optional.empty(),
                certificates(member),
                Folders.size(layout.member(member)));
    }

    private boolean running(Member member, ProcessKind kind) {
        return nodes.process(member, kind).state() == NodeProcess.State.RUNNING;
    }

    /** A node that runs but does not answer is part of the status and must not fail it. */
    private static <T> Optional<T> answer(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NetworkFailure noAnswer) {
            return Optional.empty();
        }
    }

    private AdminCli admin(Member member) {
        return new AdminCli(programs.get(), home.consortium(), layout, member);
    }

    private List<CertificateStatus> certificates(Member member) {
        CryptoMaterial crypto = new CryptoMaterial(layout, member);
        Path chaincodeTls = layout.member(member).resolve("chaincode-tls");
        return List.of(
                certificate("root", NetworkMessage.CERTIFICATE_ROOT, crypto.mspRoot()),
                certificate("TLS root", NetworkMessage.CERTIFICATE_TLS_ROOT, crypto.tlsRoot()),
                certificate("orderer", NetworkMessage.CERTIFICATE_ORDERER, crypto.certificateOf(crypto.orderer())),
                certificate(
                        "orderer TLS",
                        NetworkMessage.CERTIFICATE_ORDERER_TLS,
                        crypto.tlsCertificateOf(crypto.orderer())),
                certificate("peer", NetworkMessage.CERTIFICATE_PEER, crypto.peerCertificate()),
                certificate("peer TLS", NetworkMessage.CERTIFICATE_PEER_TLS, crypto.tlsCertificateOf(crypto.peer())),
                certificate(
                        "administrator",
                        NetworkMessage.CERTIFICATE_ADMINISTRATOR,
                        crypto.certificateOf(crypto.administrator())),
                certificate("gateway", NetworkMessage.CERTIFICATE_GATEWAY, crypto.certificateOf(crypto.gateway())),
                certificate(
                        "chaincode TLS, service",
                        NetworkMessage.CERTIFICATE_CHAINCODE_SERVER,
                        chaincodeTls.resolve("server.crt")),
                certificate(
                        "chaincode TLS, peer",
                        NetworkMessage.CERTIFICATE_CHAINCODE_CLIENT,
                        chaincodeTls.resolve("client.crt")));
    }

    private static CertificateStatus certificate(String name, NetworkMessage word, Path pem) {
        Instant end = Certificates.read(pem).getNotAfter().toInstant();
        return new CertificateStatus(
                name, word.sentence(), Duration.between(Instant.now(), end).toDays());
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

    private static List<Sentence> behind(List<MemberStatus> members) {
        long highest = highest(members);
        List<Sentence> behind = new ArrayList<>();
        for (MemberStatus status : members) {
            status.ledger()
                    .map(LedgerInfo::height)
                    .filter(height -> height < highest)
                    .ifPresent(height -> behind.add(behind(ProcessKind.PEER, status, highest - height)));
            status.ordererHeight()
                    .filter(height -> height < highest)
                    .ifPresent(height -> behind.add(behind(ProcessKind.ORDERER, status, highest - height)));
        }
        return behind;
    }

    private static Sentence behind(ProcessKind kind, MemberStatus status, long blocks) {
        return NetworkMessage.PROCESS_BEHIND
                .with("process", kind.of(status.member()))
                .and("blocks", NetworkMessage.number(blocks));
    }

    static List<Sentence> reasons(List<MemberStatus> members, Optional<ProcessStatus> database) {
        List<Sentence> reasons = new ArrayList<>();
        for (MemberStatus status : members) {
            Member member = status.member();
            Sentence peer = ProcessKind.PEER.of(member);
            for (ProcessStatus process : status.processes()) reason(process).ifPresent(reasons::add);
            if (up(status, ProcessKind.PEER) && status.ledger().isEmpty())
                reasons.add(NetworkMessage.PROCESS_NOT_ANSWERING.with("process", peer));
            if (up(status, ProcessKind.ORDERER) && status.ordererHeight().isEmpty())
                reasons.add(NetworkMessage.PROCESS_NOT_ANSWERING.with("process", ProcessKind.ORDERER.of(member)));
            if (up(status, ProcessKind.GATEWAY) && !status.gatewayReady())
                reasons.add(NetworkMessage.PROCESS_NOT_READY.with("process", ProcessKind.GATEWAY.of(member)));
            if (status.ledger().isPresent() && status.definition().isEmpty())
                reasons.add(NetworkMessage.PEER_WITHOUT_DEFINITION.with("process", peer));
            for (CertificateStatus certificate : status.certificates()) {
                if (certificate.daysLeft() < DAYS_OF_WARNING) {
                    reasons.add(NetworkMessage.CERTIFICATE_ENDS_SOON
                            .with("certificate", certificate.word())
                            .and("member", Argument.id(member.displayName()))
                            .and("days", NetworkMessage.number(certificate.daysLeft())));
                }
            }
        }
        database.flatMap(StatusCollector::reason).ifPresent(reasons::add);
        reasons.addAll(behind(members));
        long heads = members.stream()
                .map(MemberStatus::ledger)
                .flatMap(Optional::stream)
                .filter(ledger -> ledger.height() == highest(members))
                .map(LedgerInfo::headHash)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (heads > 1) reasons.add(NetworkMessage.HEAD_HASHES_DIFFER.sentence());
        return reasons;
    }

    private static boolean up(MemberStatus status, ProcessKind kind) {
        return status.processes().stream()
                .anyMatch(process ->
                        process.role().equals(kind.lowerCaseName()) && process.state() == NodeProcess.State.RUNNING);
    }

    private static Optional<Sentence> reason(ProcessStatus process) {
        return switch (process.state()) {
            case RUNNING -> Optional.empty();
            case PAUSED -> Optional.of(NetworkMessage.PROCESS_PAUSED.with("process", process.name()));
            case DOWN ->
                Optional.of(NetworkMessage.PROCESS_DOWN
                        .with("process", process.name())
                        .and("log", NetworkMessage.path(process.log())));
        };
    }
}
