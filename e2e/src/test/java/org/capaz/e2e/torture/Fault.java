// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.capaz.e2e.Machines;
import org.capaz.e2e.Run;
import org.capaz.network.keys.Identity;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Pause;
import org.capaz.network.node.NodeProcess;

/**
 * What is broken on purpose, by its number in the fault list of decision 240. A fault is whole in force when {@link #strike}
 * comes back, and gone when it is mended.
 */
enum Fault {
    GATEWAY_KILLED("F01-F09", Fault::killed, ProcessKind.GATEWAY),
    PEER_KILLED("F10, F11", Fault::killed, ProcessKind.PEER),
    ORDERER_KILLED("F12", Fault::killed, ProcessKind.ORDERER),
    LEADER_KILLED("F12", (bed, random) -> killed(bed, List.of(bed.leader()), ProcessKind.ORDERER)),
    TWO_ORDERERS_KILLED("F12", (bed, random) -> killed(bed, some(2, random), ProcessKind.ORDERER)),
    TWO_MEMBERS_KILLED("F10-F12", (bed, random) -> killed(bed, some(2, random), ProcessKind.values())),
    GATEWAY_PAUSED("F13", Fault::paused, ProcessKind.GATEWAY),
    PEER_PAUSED("F13", Fault::paused, ProcessKind.PEER),
    ORDERER_PAUSED("F13", Fault::paused, ProcessKind.ORDERER),
    LEADER_PAUSED("F13", (bed, random) -> paused(bed, List.of(bed.leader()), ProcessKind.ORDERER)),
    CHAINCODE_PAUSED("F13", Fault::paused, ProcessKind.CHAINCODE),
    DATABASE_PAUSED("F13", (bed, random) -> databasePaused(bed, one(random))),
    CHAINCODE_KILLED("F14", Fault::killed, ProcessKind.CHAINCODE),
    DATABASE_KILLED("F15", (bed, random) -> databaseKilled(bed, one(random))),
    PEER_DISK_FULL("F16", (bed, random) -> diskFull(bed, one(random), ProcessKind.PEER)),
    ORDERER_DISK_FULL("F16", (bed, random) -> diskFull(bed, one(random), ProcessKind.ORDERER)),
    DATABASE_DISK_FULL("F16", (bed, random) -> databaseDiskFull(bed, one(random))),
    DATABASE_SET_BACK("F22", (bed, random) -> databaseSetBack(bed, one(random))),
    GATEWAY_CERTIFICATE_ENDED("F20", (bed, random) -> certificateEnded(bed, one(random))),
    MEMBER_CUT_OFF("F17", (bed, random) -> cut(bed, some(1, random))),
    LEADER_CUT_OFF("F17", (bed, random) -> cut(bed, List.of(bed.leader()))),
    TWO_HALVES("F17", (bed, random) -> cut(bed, some(2, random))),
    TWO_APART("F17", (bed, random) -> apart(bed, some(2, random))),
    MEMBER_MUTE("F17", (bed, random) -> mute(bed, one(random))),
    MEMBER_DEAF("F17", (bed, random) -> deaf(bed, one(random))),
    MEMBER_SLOW("F17", (bed, random) -> slow(bed, one(random))),
    GATEWAY_CLOCK_JUMPED("F19", Fault::clockJumped);

    /** A fault in force. */
    record Harm(String what, Set<String> withoutQuorum, Runnable mend) {}

    private static final Set<String> NOBODY = Set.of();
    private static final Duration SHORT_VALIDITY = Duration.ofSeconds(60);
    private static final Duration LONG_VALIDITY = Duration.ofDays(365);

    /** Within what tokens bear, within what Fabric bears, and beyond both. */
    private static final List<Duration> JUMPS = Stream.of(
                    Duration.ofSeconds(40), Duration.ofMinutes(10), Duration.ofHours(25))
            .flatMap(jump -> Stream.of(jump, jump.negated()))
            .toList();

    private final String numbers;
    private final BiFunction<Testbed, Random, Harm> strike;

    Fault(String numbers, BiFunction<Testbed, Random, Harm> strike) {
        this.numbers = numbers;
        this.strike = strike;
    }

    Fault(String numbers, OfProcess strike, ProcessKind kind) {
        this(numbers, (bed, random) -> strike.of(bed, some(1, random), kind));
    }

    private interface OfProcess {
        Harm of(Testbed bed, List<String> members, ProcessKind... kinds);
    }

    /** As the fault list numbers it. */
    String numbers() {
        return numbers;
    }

    /** Whether it can be played there. */
    boolean possibleOn(Testbed bed) {
        return switch (this) {
            case MEMBER_CUT_OFF, LEADER_CUT_OFF, TWO_HALVES, TWO_APART, MEMBER_MUTE, MEMBER_DEAF ->
                bed.machines().isPresent();
            case MEMBER_SLOW -> bed.machines().isPresent() && Machines.slowPossible();
            case GATEWAY_CLOCK_JUMPED -> OwnClock.possible();
            case PEER_DISK_FULL, ORDERER_DISK_FULL, DATABASE_DISK_FULL -> SmallDisk.possible();
            case DATABASE_SET_BACK -> bed.hasCopies();
            default -> true;
        };
    }

    Harm strike(Testbed bed, Random random) {
        return strike.apply(bed, random);
    }

    private static String one(Random random) {
        return some(1, random).getFirst();
    }

    private static List<String> some(int count, Random random) {
        List<String> members = new ArrayList<>(Testbed.MEMBERS);
        Collections.shuffle(members, random);
        return List.copyOf(members.subList(0, count));
    }

    private static List<String> others(List<String> members) {
        return Testbed.MEMBERS.stream()
                .filter(member -> !members.contains(member))
                .toList();
    }

    private static Harm killed(Testbed bed, List<String> members, ProcessKind... kinds) {
        for (String member : members) {
            for (ProcessKind kind : kinds) bed.process(member, kind).kill();
        }
        boolean orderers = List.of(kinds).contains(ProcessKind.ORDERER);
        // Three of four orderers must agree on a block.
        Set<String> withoutQuorum = orderers && members.size() > 1 ? Set.copyOf(Testbed.MEMBERS) : NOBODY;
        return new Harm(processes("killed", members, kinds), withoutQuorum, () -> bed.up(members));
    }

    private static Harm paused(Testbed bed, List<String> members, ProcessKind... kinds) {
        List<NodeProcess> processes = members.stream()
                .flatMap(member -> List.of(kinds).stream().map(kind -> bed.process(member, kind)))
                .toList();
        processes.forEach(NodeProcess::pause);
        return new Harm(processes("paused", members, kinds), NOBODY, () -> processes.forEach(NodeProcess::resume));
    }

    private static String processes(String how, List<String> members, ProcessKind... kinds) {
        String which = kinds.length == 1 ? kinds[0].lowerCaseName() : "all processes";
        return which + " of " + String.join(" and ", members) + " " + how;
    }

    private static Harm databasePaused(Testbed bed, String member) {
        bed.database(member).pause();
        return new Harm(
                database(bed, member) + " paused",
                NOBODY,
                () -> bed.database(member).resume());
    }

    /** While it is down its files are copied: an older backup, for the next fault of that kind. */
    private static Harm databaseKilled(Testbed bed, String member) {
        bed.database(member).kill();
        bed.copyDatabase(member);
        return new Harm(database(bed, member) + " killed, its files copied", NOBODY, () -> bed.up(List.of(member)));
    }

    private static Harm databaseSetBack(Testbed bed, String member) {
        bed.database(member).kill();
        Duration age = bed.setDatabaseBack(member);
        return new Harm(
                database(bed, member) + " set back by " + age.toSeconds() + " s",
                NOBODY,
                () -> bed.up(List.of(member)));
    }

    private static Harm diskFull(Testbed bed, String member, ProcessKind kind) {
        return diskFull(
                bed,
                member,
                bed.process(member, kind),
                bed.network(member).layout().folder(bed.member(member), kind).resolve("data"),
                kind.lowerCaseName() + " of " + member);
    }

    private static Harm databaseDiskFull(Testbed bed, String member) {
        return diskFull(
                bed,
                member,
                bed.database(member),
                bed.network(member).layout().database().resolve("data"),
                database(bed, member));
    }

    /** The node is moved to a small disk, which is filled; mending makes room, and moves it back. */
    private static Harm diskFull(Testbed bed, String member, NodeProcess node, Path data, String what) {
        node.kill();
        SmallDisk disk = SmallDisk.under(data);
        bed.up(List.of(member));
        disk.fill();
        return new Harm("disk of the " + what + " full", NOBODY, () -> {
            disk.free();
            bed.up(List.of(member));
            node.kill();
            disk.remove();
            bed.up(List.of(member));
        });
    }

    private static String database(Testbed bed, String member) {
        return "database of " + String.join(", ", bed.inTheHomeOf(member));
    }

    /**
     * It is renewed for so short a time that its gateway can just start, and that time is awaited. None with the former
     * certificate may run on where this machine is too slow for that.
     */
    private static Harm certificateEnded(Testbed bed, String member) {
        bed.process(member, ProcessKind.GATEWAY).kill();
        Instant end = Instant.now().plus(SHORT_VALIDITY);
        renew(bed, member, SHORT_VALIDITY);
        bed.tryUp(List.of(member));
        while (Instant.now().isBefore(end)) Pause.of(Duration.ofMillis(200));
        for (Run run : bed.tryUp(List.of(member))) {
            if (!run.err().contains("signcerts/cert.pem ended on")) {
                throw new AssertionError("the ended certificate is not named: " + run);
            }
        }
        return new Harm("gateway's certificate of " + member + " ended", NOBODY, () -> {
            renew(bed, member, LONG_VALIDITY);
            bed.up(List.of(member));
        });
    }

    private static void renew(Testbed bed, String member, Duration validity) {
        bed.network(member).renew(bed.member(member), List.of(Identity.GATEWAY), validity);
    }

    private static Harm cut(Testbed bed, List<String> side) {
        List<String> others = others(side);
        block(bed, side, others);
        block(bed, others, side);
        Set<String> withoutQuorum = Set.copyOf(others.size() >= 3 ? side : Testbed.MEMBERS);
        return new Harm(String.join(" and ", side) + " cut off from the others", withoutQuorum, () -> {
            unblock(bed, side, others);
            unblock(bed, others, side);
        });
    }

    private static Harm mute(Testbed bed, String member) {
        List<String> others = others(List.of(member));
        block(bed, List.of(member), others);
        return new Harm(
                "what " + member + " sends does not reach the others",
                Set.of(member),
                () -> unblock(bed, List.of(member), others));
    }

    private static Harm deaf(Testbed bed, String member) {
        List<String> others = others(List.of(member));
        block(bed, others, List.of(member));
        return new Harm(
                "what the others send does not reach " + member,
                Set.of(member),
                () -> unblock(bed, others, List.of(member)));
    }

    /** Each of the two reaches the others, so nobody is without a quorum. */
    private static Harm apart(Testbed bed, List<String> two) {
        List<String> one = two.subList(0, 1);
        List<String> other = two.subList(1, 2);
        block(bed, one, other);
        block(bed, other, one);
        return new Harm(String.join(" and ", two) + " cut off from each other", NOBODY, () -> {
            unblock(bed, one, other);
            unblock(bed, other, one);
        });
    }

    private static Harm slow(Testbed bed, String member) {
        bed.machines().orElseThrow().slow(member);
        return new Harm(
                "cable of " + member + " slow",
                NOBODY,
                () -> bed.machines().orElseThrow().fast(member));
    }

    /** The gateway is started anew on a clock of its own, which is right at first; it is set right again without a start. */
    private static Harm clockJumped(Testbed bed, Random random) {
        String member = one(random);
        Duration jump = JUMPS.get(random.nextInt(JUMPS.size()));
        bed.process(member, ProcessKind.GATEWAY).kill();
        OwnClock clock = OwnClock.of(member, bed.network(member).layout().root());
        bed.upWithPath(List.of(member), clock.path());
        clock.jump(jump);
        return new Harm(
                "clock of the gateway of " + member + " wrong by " + jump.toSeconds() + " s",
                NOBODY,
                () -> clock.jump(Duration.ZERO));
    }

    private static void block(Testbed bed, List<String> from, List<String> to) {
        bed.machines().orElseThrow().block(from, to);
    }

    private static void unblock(Testbed bed, List<String> from, List<String> to) {
        bed.machines().orElseThrow().unblock(from, to);
    }
}
