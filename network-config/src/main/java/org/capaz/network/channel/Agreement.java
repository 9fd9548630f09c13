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
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.SideBySide;
import org.capaz.network.machine.Waiting;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.programs.FabricPrograms;

/**
 * Brings the members to agree on the contract they run: all install the package, all approve its definition, one commits
 * it. Looks before each act, because an earlier attempt may have ended anywhere.
 */
public final class Agreement {

    private final Consortium consortium;
    private final NetworkHome home;
    private final FabricPrograms programs;
    private final ChaincodePackage wanted;

    public Agreement(Consortium consortium, NetworkHome home, FabricPrograms programs, ChaincodePackage wanted) {
        this.consortium = consortium;
        this.home = home;
        this.programs = programs;
        this.wanted = wanted;
    }

    /** Returns the definition all have agreed on; orderers that have just started may need several tries to take a message. */
    public ChaincodeDefinition reach() {
        SideBySide.each(consortium.members(), this::install);
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<ChaincodeDefinition> reached = step();
                if (reached.isPresent()) return reached.get();
                if (attempt > 60)
                    throw new NetworkFailure("the members' peers do not come to see the same chaincode definition");
                Waiting.pause(Duration.ofMillis(500));
            } catch (NetworkFailure failure) {
                if (attempt >= 5) throw failure;
                Waiting.pause(Duration.ofSeconds(attempt));
            }
        }
    }

    private void install(Member member) {
        Administrator administrator = administrator(member);
        if (administrator.installed(wanted)) return;
        Path file = home.folder(member, Role.PEER).resolve("chaincode.tar.gz");
        Folders.writeSecret(file, wanted.bytes());
        try {
            administrator.install(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One act towards agreement, or the agreement itself; nothing while the peers see different things. */
    private Optional<ChaincodeDefinition> step() {
        List<Optional<ChaincodeDefinition>> seen = SideBySide.map(
                consortium.members(), member -> administrator(member).committed());
        if (seen.stream().distinct().count() > 1) return Optional.empty();

        if (seen.getFirst().isEmpty()) {
            agreeOn(1);
            return Optional.empty();
        }
        ChaincodeDefinition current = seen.getFirst().get();
        List<Optional<String>> approved = SideBySide.map(
                consortium.members(), member -> administrator(member).approvedPackage(current.sequence()));
        if (approved.stream().allMatch(one -> one.equals(Optional.of(wanted.id())))) return Optional.of(current);

        boolean otherPackage = approved.stream().flatMap(Optional::stream).anyMatch(one -> !one.equals(wanted.id()));
        if (otherPackage) agreeOn(current.sequence() + 1);
        else SideBySide.each(consortium.members(), member -> approve(member, current));
        return Optional.empty();
    }

    private void agreeOn(long sequence) {
        ChaincodeDefinition next =
                new ChaincodeDefinition(consortium.chaincode(), consortium.version(sequence), sequence);
        SideBySide.each(consortium.members(), member -> approve(member, next));
        administrator(consortium.members().getFirst()).commit(next);
    }

    private void approve(Member member, ChaincodeDefinition definition) {
        Administrator administrator = administrator(member);
        if (!administrator.approved(definition, wanted.id())) administrator.approve(definition, wanted.id());
    }

    private Administrator administrator(Member member) {
        return new Administrator(programs, consortium, home, member);
    }
}
