// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capaz.network.consortium.Member;
import org.capaz.network.consortium.Place;
import org.capaz.network.machine.Folders;

/**
 * Where the folders, files and listeners of one network are. All of them are derived from these two values, so networks
 * with different folders and port shifts have nothing in common and run next to each other.
 *
 * @param root the folder that holds the whole network; made absolute
 * @param portShift added to every port, 0 to 9000; no two networks share a port if their shifts differ by a multiple of
 *     100 below 1000
 */
public record NetworkLayout(Path root, int portShift) {

    /** On which everything listens that no other machine needs. */
    public static final String LOOPBACK = "127.0.0.1";

    public NetworkLayout {
        root = root.toAbsolutePath().normalize();
        if (portShift < 0 || portShift > 9_000) {
            throw new IllegalArgumentException("port shift " + portShift + " must be from 0 to 9000");
        }
    }

    /** Readable by everybody: the genesis block, the members' certificates and what the caller publishes there, such as the anchor. */
    public Path publicFolder() {
        return root.resolve("public");
    }

    /** The folder that only this member may enter: keys, data and logs of its processes. */
    public Path member(Member member) {
        return root.resolve("members").resolve(member.name());
    }

    /** Settings, data and process record of one process. */
    public Path folder(Member member, ProcessKind kind) {
        return member(member).resolve(kind.lowerCaseName());
    }

    /** Standard output and error of one process. */
    public Path log(Member member, ProcessKind kind) {
        return member(member).resolve("logs").resolve(kind.lowerCaseName() + ".log");
    }

    /** Data, log and process record of the gateways' database server. */
    public Path database() {
        return root.resolve("database");
    }

    /** Standard output and error of the database server. */
    public Path databaseLog() {
        return database().resolve("database.log");
    }

    /** Copies of the jars this network runs: a new build replaces the originals and must not change a running process. */
    public Path software() {
        return root.resolve("software");
    }

    /** The channel's first block. */
    public Path genesisBlock() {
        return publicFolder().resolve("genesis.block");
    }

    /** The port of a member's listener. */
    public int port(Member member, Port port) {
        return member.basePort() + port.offset() + portShift;
    }

    /** The port of the database server of the gateways that run from the home. */
    public int databasePort(Home home) {
        return home.complete()
                ? home.consortium().databasePort() + portShift
                : port(home.operated().getFirst(), Port.DATABASE);
    }

    /** A member's listener as {@code host:port}, as the other members and people reach it. */
    public String address(Member member, Port port) {
        return switch (port) {
            case ORDERER, PEER, GATEWAY -> member.place().host() + ":" + port(member, port);
            default -> nearAddress(member, port);
        };
    }

    /** The address on which a listener is bound. */
    public String listenHost(Member member, Port port) {
        return switch (port) {
            case ORDERER, PEER -> member.place().listen();
            case GATEWAY -> member.place().gatewayListen();
            default -> LOOPBACK;
        };
    }

    /** The host by which the member's own processes reach a listener. */
    public String nearHost(Member member, Port port) {
        return Place.near(listenHost(member, port));
    }

    /** A member's listener as {@code host:port}, as its own processes reach it. */
    public String nearAddress(Member member, Port port) {
        return nearHost(member, port) + ":" + port(member, port);
    }

    /** Creates the folders; a member's own and the database's are accessible to the owner only. */
    public void create(Home home) {
        try {
            Files.createDirectories(root);
            Folders.open(publicFolder());
            Folders.open(software());
            Folders.closed(database());
            Folders.open(root.resolve("members"));
            for (Member member : home.operated()) {
                Folders.closed(member(member));
                Folders.closed(member(member).resolve("logs"));
                for (ProcessKind kind : ProcessKind.values()) Folders.closed(folder(member, kind));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
