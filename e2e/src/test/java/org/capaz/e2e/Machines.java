// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine for each member, as far as a network can tell: network namespaces with an address each, on one bridge. Only what
 * listens on a machine's address is reached from the others; its loopback is its own.
 */
final class Machines implements AutoCloseable {
    private static final String BRIDGE = "capaz-e2e";

    /** Not the bridge's name: trying whether one can be made must not take away that of another run. */
    private static final String PROBE = "capaz-probe";

    /** Of the range for tests of networks, which is nobody's (RFC 2544). */
    private static final String SUBNET = "198.18.15.";

    private final List<String> members;

    private Machines(List<String> members) {
        this.members = members;
    }

    /** Why this machine cannot make others; empty if it can. */
    static Optional<String> whyNot() {
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

    static Machines of(List<String> members) {
        Machines machines = new Machines(members);
        removeAll(members);
        ip("link", "add", BRIDGE, "type", "bridge");
        ip("link", "set", BRIDGE, "up");
        for (String member : members) {
            ip("netns", "add", namespace(member));
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
                    namespace(member));
            ip("link", "set", machines.cable(member), "master", BRIDGE, "up");
            ip("-n", namespace(member), "address", "add", machines.address(member) + "/24", "dev", "eth0");
            ip("-n", namespace(member), "link", "set", "eth0", "up");
            ip("-n", namespace(member), "link", "set", "lo", "up");
        }
        return machines;
    }

    private static String namespace(String member) {
        return BRIDGE + "-" + member;
    }

    private String cable(String member) {
        return BRIDGE + members.indexOf(member);
    }

    /** At which the other machines reach it. */
    String address(String member) {
        return SUBNET + (members.indexOf(member) + 1);
    }

    /** Runs the command line on that member's machine. */
    Run capaz(String member, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace(member)));
        command.addAll(Run.capazCommand(arguments));
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

    @Override
    public void close() {
        removeAll(members);
    }

    private static void removeAll(List<String> members) {
        for (String member : members) Run.program(Path.of("."), List.of("ip", "netns", "delete", namespace(member)));
        Run.program(Path.of("."), List.of("ip", "link", "delete", BRIDGE));
    }

    private static void remove(String name) {
        Run.program(Path.of("."), List.of("ip", "netns", "delete", name));
        Run.program(Path.of("."), List.of("ip", "link", "delete", name));
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Run run = Run.program(Path.of("."), command);
        if (run.exit() != 0) throw new AssertionError(String.join(" ", command) + ": " + run.err());
    }
}
