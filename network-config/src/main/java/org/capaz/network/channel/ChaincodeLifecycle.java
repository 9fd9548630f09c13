// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Parallel;
import org.capaz.network.machine.Pause;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.FabricPrograms;

/**
 * Fabric's chaincode lifecycle for all members: each installs the package, each approves the definition, one commits it.
 * Every step is preceded by a query whether it is already done, because an earlier start may have been killed at any
 * point and Fabric rejects a second approval or commit of the same sequence number.
 */
public final class ChaincodeLifecycle {

    private final Consortium consortium;
    private final NetworkLayout layout;
    private final FabricPrograms programs;
    private final ChaincodePackage wanted;

    public ChaincodeLifecycle(
            Consortium consortium, NetworkLayout layout, FabricPrograms programs, ChaincodePackage wanted) {
        this.consortium = consortium;
        this.layout = layout;
        this.programs = programs;
        this.wanted = wanted;
    }

    /**
     * Returns once every peer reports the same committed definition and every member has approved it with the wanted
     * package. Failed steps are repeated, since an orderer that has just started may reject the first messages.
     */
    public ChaincodeDefinition ensureCommitted() {
        Parallel.forEach(consortium.members(), this::install);
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<ChaincodeDefinition> complete = step();
                if (complete.isPresent()) return complete.get();
                if (attempt > 60) throw new NetworkFailure(NetworkMessage.DEFINITIONS_DIFFER.sentence());
                Pause.of(Duration.ofMillis(500));
            } catch (NetworkFailure failure) {
                if (attempt >= 5) throw failure;
                Pause.of(Duration.ofSeconds(attempt));
            }
        }
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
    private Optional<ChaincodeDefinition> step() {
        List<Optional<ChaincodeDefinition>> seen =
                Parallel.map(consortium.members(), member -> admin(member).committed());
        if (seen.stream().distinct().count() > 1) return Optional.empty();

        if (seen.getFirst().isEmpty()) {
            approveAndCommit(1);
            return Optional.empty();
        }
        ChaincodeDefinition current = seen.getFirst().get();
        List<Optional<String>> approved =
                Parallel.map(consortium.members(), member -> admin(member).approvedPackage(current.sequence()));
        if (approved.stream().allMatch(one -> one.equals(Optional.of(wanted.id())))) return Optional.of(current);

        boolean otherPackage = approved.stream().flatMap(Optional::stream).anyMatch(one -> !one.equals(wanted.id()));
        if (otherPackage) approveAndCommit(current.sequence() + 1);
        else Parallel.forEach(consortium.members(), member -> approve(member, current));
        return Optional.empty();
    }

    private void approveAndCommit(long sequence) {
        ChaincodeDefinition next =
                new ChaincodeDefinition(consortium.chaincode(), consortium.version(sequence), sequence);
        Parallel.forEach(consortium.members(), member -> approve(member, next));
        admin(consortium.members().getFirst()).commit(next);
    }

    private void approve(Member member, ChaincodeDefinition definition) {
        AdminCli admin = admin(member);
        if (!admin.approved(definition, wanted.id())) admin.approve(definition, wanted.id());
    }

    private AdminCli admin(Member member) {
        return new AdminCli(programs, consortium, layout, member);
    }
}
