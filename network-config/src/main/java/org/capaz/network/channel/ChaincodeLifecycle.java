// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Parallel;
import org.capaz.network.machine.Pause;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.Progress;
import org.capaz.network.programs.FabricPrograms;

/**
 * Fabric's chaincode lifecycle for the members of a home: each installs the package and approves the definition; whoever
 * completes the majority commits it. Every step is preceded by a query whether it is already done, because an earlier start
 * may have been killed at any point, another member may be at the same step, and Fabric rejects a second approval or commit
 * of the same sequence number.
 */
public final class ChaincodeLifecycle {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(30);

    private final Home home;
    private final NetworkLayout layout;
    private final FabricPrograms programs;
    private final ChaincodePackage wanted;
    private int failures;

    public ChaincodeLifecycle(Home home, NetworkLayout layout, FabricPrograms programs, ChaincodePackage wanted) {
        this.home = home;
        this.layout = layout;
        this.programs = programs;
        this.wanted = wanted;
    }

    /**
     * Returns once every peer of the home reports the same committed definition and every member of the home has approved
     * it with the wanted package. Failed steps are repeated, since an orderer that has just started may reject the first
     * messages, and since other members' may start later.
     */
    public ChaincodeDefinition ensureCommitted(Progress progress) {
        Parallel.forEach(home.operated(), this::install);
        Instant end = Instant.now().plus(home.complete() ? PATIENCE : PATIENCE_WITH_OTHERS);
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<ChaincodeDefinition> complete = step(progress);
                if (complete.isPresent()) return complete.get();
                if (Instant.now().isAfter(end)) throw late();
                Pause.of(Duration.ofMillis(home.complete() ? 500 : 2_000));
            } catch (NetworkFailure failure) {
                if (home.complete() ? attempt >= 5 : Instant.now().isAfter(end)) throw failure;
                failures++;
                Pause.of(Duration.ofSeconds(Math.min(attempt, 5)));
            }
        }
    }

    private NetworkFailure late() {
        return new NetworkFailure(
                home.complete()
                        ? NetworkMessage.DEFINITIONS_DIFFER.sentence()
                        : NetworkMessage.OTHERS_AWAITED.with(
                                "minutes", NetworkMessage.number(PATIENCE_WITH_OTHERS.toMinutes())));
    }

    private void install(Member member) {
        AdminCli admin = admin(member);
        if (admin.installed(wanted)) return;
        Path file = layout.folder(member, ProcessKind.PEER).resolve("chaincode.tar.gz");
        Folders.writeSecret(file, wanted.bytes());
        try {
            admin.install(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one step; returns the definition when no step is left. Does nothing while the peers report different definitions. */
    private Optional<ChaincodeDefinition> step(Progress progress) {
        List<Optional<ChaincodeDefinition>> seen =
                Parallel.map(home.operated(), member -> admin(member).committed());
        if (seen.stream().distinct().count() > 1) return Optional.empty();

        if (seen.getFirst().isEmpty()) {
            approveAndCommit(1, progress);
            return Optional.empty();
        }
        ChaincodeDefinition current = seen.getFirst().get();
        List<Optional<String>> approved =
                Parallel.map(home.operated(), member -> admin(member).approvedPackage(current.sequence()));
        if (approved.stream().allMatch(one -> one.equals(Optional.of(wanted.id())))) return Optional.of(current);

        boolean otherPackage = approved.stream().flatMap(Optional::stream).anyMatch(one -> !one.equals(wanted.id()));
        if (otherPackage) approveAndCommit(current.sequence() + 1, progress);
        else Parallel.forEach(home.operated(), member -> approve(member, current));
        return Optional.empty();
    }

    private void approveAndCommit(long sequence, Progress progress) {
        Consortium consortium = home.consortium();
        ChaincodeDefinition next =
                new ChaincodeDefinition(consortium.chaincode(), consortium.version(sequence), sequence);
        Parallel.forEach(home.operated(), member -> approve(member, next));
        AdminCli first = admin(home.operated().getFirst());
        List<Member> approving = first.approving(next);
        int majority = consortium.members().size() / 2 + 1;
        if (!home.complete()) {
            progress.step(NetworkMessage.STEP_APPROVALS.sentence(), Math.min(approving.size(), majority), majority);
        }
        if (approving.size() >= majority) first.commit(next, approving);
    }

    private void approve(Member member, ChaincodeDefinition definition) {
        AdminCli admin = admin(member);
        if (!admin.approved(definition, wanted.id())) admin.approve(definition, wanted.id());
    }

    private AdminCli admin(Member member) {
        return new AdminCli(programs, home.consortium(), layout, member).after(failures);
    }
}
