package org.capaz.network.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.Folders;

/**
 * The one folder that holds everything a network is: two networks in two folders, with a port shift between them, never
 * touch each other.
 *
 * @param root the folder
 * @param portShift added to every port; networks side by side differ by a multiple of 100 below 1000
 */
public record NetworkHome(Path root, int portShift) {

    public NetworkHome {
        root = root.toAbsolutePath().normalize();
        if (portShift < 0 || portShift > 9_000) {
            throw new IllegalArgumentException("port shift " + portShift + " must be from 0 to 9000");
        }
    }

    /** What anybody may read: the genesis block, the members' root certificates, later the anchor and the peer directory. */
    public Path publicFolder() {
        return root.resolve("public");
    }

    /** What one member alone may read. */
    public Path member(Member member) {
        return root.resolve("members").resolve(member.name());
    }

    /** Where a member's process of that role keeps its data. */
    public Path folder(Member member, Role role) {
        return member(member).resolve(role.word());
    }

    /** What a member's process of that role has written. */
    public Path log(Member member, Role role) {
        return member(member).resolve("logs").resolve(role.word() + ".log");
    }

    /** The database server's folder. */
    public Path database() {
        return root.resolve("database");
    }

    public Path databaseLog() {
        return database().resolve("database.log");
    }

    /** Copies of the programs this network runs, so that building anew never touches a running network. */
    public Path software() {
        return root.resolve("software");
    }

    public Path genesisBlock() {
        return publicFolder().resolve("genesis.block");
    }

    /** Where a member listens. */
    public int port(Member member, Port port) {
        return member.basePort() + port.offset() + portShift;
    }

    public int databasePort(Consortium consortium) {
        return consortium.databasePort() + portShift;
    }

    /** Where a member is reached for that, as host and port. */
    public String address(Member member, Port port) {
        return "127.0.0.1:" + port(member, port);
    }

    /** Makes the folders, each as closed as its content asks for. */
    public void create(Consortium consortium) {
        try {
            Files.createDirectories(root);
            Folders.open(publicFolder());
            Folders.open(software());
            Folders.closed(database());
            Folders.open(root.resolve("members"));
            for (Member member : consortium.members()) {
                Folders.closed(member(member));
                Folders.closed(member(member).resolve("logs"));
                for (Role role : Role.values()) Folders.closed(folder(member, role));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
