// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A machine for each member, as far as a network can tell: network namespaces with an address each, on one bridge. Only what
 * listens on a machine's address is reached from the others; its loopback is its own.
 */
public final class Machines implements AutoCloseable {
    /** Not the bridge's name: trying whether one can be made must not take away that of another run. */
    private static final String PROBE = "capaz-probe";

    /** Of the range for tests of networks, which is nobody's (RFC 2544). */
    private static final String RANGE = "198.18.";

    /** Of a poor mobile connection. */
    private static final String SLOW = "256kbit";

    private final String bridge;
    private final String subnet;
    private final List<String> members;

    private Machines(String bridge, int subnet, List<String> members) {
        this.bridge = bridge;
        this.subnet = RANGE + subnet + ".";
        this.members = members;
    }

    /** Why this machine cannot make others; empty if it can. */
    public static Optional<String> whyNot() {
        try {
            try {
                ip("netns", "add", PROBE);
                ip("link", "add", PROBE, "type", "bridge");
            } finally {
                remove(PROBE);
            }
            return Optional.empty();
        } catch (AssertionError refused) {
            return Optional.of("several machines are not tried: it needs root, the program ip and a kernel that makes"
                    + " network namespaces and bridges (" + refused.getMessage().strip() + ")");
        }
    }

    /**
     * A machine for each member, on a bridge and in a subnet of that name and number; this machine reaches them too.
     *
     * @param bridge at most 13 letters
     */
    public static Machines of(String bridge, int subnet, List<String> members) {
        Machines machines = new Machines(bridge, subnet, members);
        machines.removeAll();
        ip("link", "add", bridge, "type", "bridge");
        ip("address", "add", machines.subnet + "254/24", "dev", bridge);
        ip("link", "set", bridge, "up");
        for (String member : members) {
            ip("netns", "add", machines.namespace(member));
            ip(
                    "link",
                    "add",
                    machines.cable(member),
                    "type",
                    "veth",
                    "peer",
                    "name",
                    "eth0",
                    "netns",
                    machines.namespace(member));
            ip("link", "set", machines.cable(member), "master", bridge, "up");
            ip("-n", machines.namespace(member), "address", "add", machines.address(member) + "/24", "dev", "eth0");
            ip("-n", machines.namespace(member), "link", "set", "eth0", "up");
            ip("-n", machines.namespace(member), "link", "set", "lo", "up");
        }
        return machines;
    }

    private String namespace(String member) {
        return bridge + "-" + member;
    }

    private String cable(String member) {
        return bridge + members.indexOf(member);
    }

    /** At which the other machines reach it. */
    public String address(String member) {
        return subnet + (members.indexOf(member) + 1);
    }

    /** The description of a consortium with the addresses of these machines, and the same ports on each. */
    public String addressed(String consortium) {
        String text = consortium;
        for (String member : members) {
            text = text.replaceAll(
                    "(\\{ name: " + member + ",.*) basePort: \\d+ }",
                    "$1 basePort: 7000, host: " + address(member) + ", listen: " + address(member) + " }");
        }
        return text;
    }

    /** Runs the command line on that member's machine. */
    public Run capaz(String member, String... arguments) {
        return on(member, Run.capazCommand(arguments));
    }

    /** Runs a program on that member's machine. */
    public Run on(String member, List<String> program) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace(member)));
        command.addAll(program);
        return Run.program(Path.of("."), command);
    }

    /** Pulls the cable of that member's machine. */
    void cut(String member) {
        ip("link", "set", cable(member), "down");
    }

    /** Plugs it in again. */
    void heal(String member) {
        ip("link", "set", cable(member), "up");
    }

    /** No packet passes any more from a machine of the one side to one of the other; what is on its way the other way does. */
    public void block(Collection<String> from, Collection<String> to) {
        routes("add", from, to);
    }

    /** Lets them pass again. */
    public void unblock(Collection<String> from, Collection<String> to) {
        routes("delete", from, to);
    }

    private void routes(String act, Collection<String> from, Collection<String> to) {
        for (String one : from) {
            for (String other : to) ip("-n", namespace(one), "route", act, "blackhole", address(other) + "/32");
        }
    }

    /** Whether this machine can make a cable slow. */
    public static boolean slowPossible() {
        try {
            ip("netns", "add", PROBE);
            return shaped("-n", PROBE, "qdisc", "add", "dev", "lo").exit() == 0;
        } finally {
            remove(PROBE);
        }
    }

    /** What that member's machine sends and what it is sent passes through its cable as through a poor mobile connection. */
    public void slow(String member) {
        done(shaped("qdisc", "add", "dev", cable(member)));
        done(shaped("-n", namespace(member), "qdisc", "add", "dev", "eth0"));
    }

    /** It is as fast as before. */
    public void fast(String member) {
        done(program("tc", "qdisc", "delete", "dev", cable(member), "root"));
        done(program("tc", "-n", namespace(member), "qdisc", "delete", "dev", "eth0", "root"));
    }

    private static Run shaped(String... device) {
        List<String> arguments = new ArrayList<>(List.of(device));
        arguments.addAll(List.of("root", "tbf", "rate", SLOW, "burst", "16kb", "latency", "1s"));
        return program("tc", arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        removeAll();
    }

    /** A namespace lives as long as a process in it; its cable goes at once. */
    private void removeAll() {
        for (String member : members) {
            Run.program(Path.of("."), List.of("ip", "link", "delete", cable(member)));
            Run.program(Path.of("."), List.of("ip", "netns", "delete", namespace(member)));
        }
        Run.program(Path.of("."), List.of("ip", "link", "delete", bridge));
    }

    private static void remove(String name) {
        Run.program(Path.of("."), List.of("ip", "netns", "delete", name));
        Run.program(Path.of("."), List.of("ip", "link", "delete", name));
    }

    private static void ip(String... arguments) {
        done(program("ip", arguments));
    }

    private static Run program(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        return Run.program(Path.of("."), command);
    }

    private static void done(Run run) {
        if (run.exit() != 0) throw new AssertionError("a command ended with " + run);
    }
}
