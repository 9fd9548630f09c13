// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.LocalPorts;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.programs.UserCache;
import org.tukaani.xz.XZInputStream;

/**
 * The gateways' PostgreSQL: a server on loopback that this module runs, with a database and a role for each gateway; or,
 * if CAPAZ_JDBC_URL is set, a server that is run by others.
 */
public final class Database {
    /** What stands for the member's name in variables. */
    public static final String PLACEHOLDER = "{member}";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final Sentence NAME = NetworkMessage.DATABASE_OF_GATEWAYS.sentence();

    private final Home home;
    private final NetworkLayout layout;
    private final UserCache cache;
    private final Map<String, String> environment;

    public Database(Home home, NetworkLayout layout, UserCache cache, Map<String, String> environment) {
        this.home = home;
        this.layout = layout;
        this.cache = cache;
        this.environment = environment;
    }

    /** Whether the server is run by others. */
    public boolean external() {
        return !variable("CAPAZ_JDBC_URL").isBlank();
    }

    /** Empty where the environment has no such variable. */
    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    String url(Member member) {
        return external()
                ? variable("CAPAZ_JDBC_URL").replace(PLACEHOLDER, member.name())
                : "jdbc:postgresql://" + NetworkLayout.LOOPBACK + ":" + layout.databasePort(home) + "/" + name(member);
    }

    String user(Member member) {
        String named = variable("CAPAZ_JDBC_USER");
        return external() && !named.isBlank() ? named.replace(PLACEHOLDER, member.name()) : name(member);
    }

    Path passwordFile(Member member) {
        return layout.folder(member, ProcessKind.GATEWAY).resolve("database-password");
    }

    private static String name(Member member) {
        return "capaz_" + member.name();
    }

    /** The server's process; always down if the server is run by others. */
    public NodeProcess process() {
        return new NodeProcess(NAME, layout.database().resolve("process"), layout.databaseLog());
    }

    /** Fails with what the environment or this machine lacks. */
    public void requireUsable() {
        if (external()) {
            if (!variable("CAPAZ_JDBC_URL").contains(PLACEHOLDER)) {
                throw new MissingPrerequisite(
                        NetworkMessage.JDBC_URL_OF_ONE_DATABASE.with("placeholder", Argument.id(PLACEHOLDER)));
            }
            if (variable("CAPAZ_JDBC_PASSWORD").isBlank()) {
                throw new MissingPrerequisite(
                        NetworkMessage.JDBC_PASSWORD_MISSING.with("placeholder", Argument.id(PLACEHOLDER)));
            }
            return;
        }
        if (Database.class.getResource(ARCHIVE) == null
                || !System.getProperty("os.arch").equals("amd64")
                || !System.getProperty("os.name").equals("Linux")) {
            throw new MissingPrerequisite(NetworkMessage.POSTGRESQL_NOT_FOR_MACHINE.sentence());
        }
        if (root() && !Command.of("unshare", "-U", "true").run().succeeded()) {
            throw new MissingPrerequisite(NetworkMessage.POSTGRESQL_NOT_AS_ROOT.sentence());
        }
        if (!process().alive()) LocalPorts.requireFree(NetworkLayout.LOOPBACK, layout.databasePort(home), NAME);
    }

    /** Starts the server unless it is run by others, and writes each gateway's password into the member's folder. */
    public void start() {
        for (Member member : home.operated()) {
            if (external()) {
                String password = variable("CAPAZ_JDBC_PASSWORD").replace(PLACEHOLDER, member.name());
                Folders.writeSecret(passwordFile(member), password.getBytes(StandardCharsets.UTF_8));
            } else if (!Files.exists(passwordFile(member))) {
                Folders.writeSecret(passwordFile(member), password().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (external()) return;

        Path bin = programs().resolve("bin");
        Path data = layout.database().resolve("data");
        Folders.once(data, part -> initialise(bin, part));
        List<String> commandLine = asNobody(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=" + NetworkLayout.LOOPBACK,
                "-c",
                "port=" + layout.databasePort(home),
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=60");
        String launchDigest = Digest.hex(commandLine.toString());
        NodeProcess process = process();
        if (!process.runs(launchDigest)) {
            stop();
            LocalPorts.requireFree(NetworkLayout.LOOPBACK, layout.databasePort(home), NAME);
            dropStaleLock(data);
            process.start(launchDigest, commandLine, Map.of(), layout.database());
        }
        process.await(NetworkMessage.NO_CONNECTIONS_ACCEPTED.sentence(), Duration.ofSeconds(60), () -> ready(data));
    }

    public void stop() {
        // "Fast": open connections are ended. The server's default would wait for them.
        process().stop("INT", Duration.ofSeconds(20));
    }

    private void initialise(Path bin, Path data) throws IOException {
        Path superuser = layout.database().resolve("superuser-password");
        Folders.writeSecret(superuser, password().getBytes(StandardCharsets.UTF_8));
        Command.of(asNobody(
                                bin.resolve("initdb").toString(),
                                "-D",
                                data.toString(),
                                "-U",
                                "capaz",
                                "--pwfile=" + superuser,
                                "--auth-host=scram-sha-256",
                                "--auth-local=reject",
                                "-E",
                                "UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")
                        .toArray(String[]::new))
                .run()
                .orFail(NetworkMessage.ATTEMPT_DATABASE_FOLDER.sentence());

        StringBuilder statements = new StringBuilder();
        for (Member member : home.operated()) {
            String name = name(member);
            statements.append(
                    "CREATE ROLE %s LOGIN PASSWORD '%s'\n".formatted(name, CryptoMaterial.text(passwordFile(member))));
            statements.append("CREATE DATABASE %s OWNER %s\n".formatted(name, name));
            statements.append("REVOKE ALL ON DATABASE %s FROM PUBLIC\n".formatted(name));
        }
        Path file = layout.database().resolve("roles.sql.part");
        Folders.writeSecret(file, statements.toString().getBytes(StandardCharsets.UTF_8));
        // In single-user mode before the data folder is renamed into place, so that a data folder that exists has them
        // all.
        List<String> commandLine = new ArrayList<>(
                List.of("/bin/sh", "-c", "file=$1; shift; exec \"$@\" < \"$file\"", "sh", file.toString()));
        commandLine.addAll(asNobody(
                bin.resolve("postgres").toString(),
                "--single",
                "-c",
                "exit_on_error=on",
                "-D",
                data.toString(),
                "postgres"));
        Command.of(commandLine.toArray(String[]::new)).run().orFail(NetworkMessage.ATTEMPT_DATABASES.sentence());
        Files.delete(file);
    }

    /** The eighth line of the server's lock file holds its state; a server that is still recovering has its port open too. */
    private static boolean ready(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Called when our server is down. If the process in its lock file is not PostgreSQL, its id was reused; if it has ended
     * and its parent has not taken note, it still has its id. In both cases the server would refuse to start.
     */
    private static void dropStaleLock(Path data) {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) return;
            String pid = Files.readAllLines(lock).getFirst().strip();
            if (!runsPostgres(pid)) Files.delete(lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runsPostgres(String pid) {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc", pid, "status"));
            return status.contains("Name:\tpostgres")
                    && status.stream().noneMatch(line -> line.startsWith("State:\tZ"));
        } catch (IOException noSuchProcess) {
            return false;
        }
    }

    private Path programs() {
        try (InputStream archive = Database.class.getResourceAsStream(ARCHIVE)) {
            byte[] bytes = archive.readAllBytes();
            Path folder =
                    cache.folder().resolve("postgresql-" + Digest.hex(bytes).substring(0, 16));
            if (!Files.exists(folder)) {
                cache.exclusively("postgresql", () -> {
                    Folders.once(folder, part -> unpack(bytes, part));
                    return folder;
                });
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " leaves the archive's folder");
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody but still owns root's files. */
    private static List<String> asNobody(String... commandLine) {
        List<String> line = new ArrayList<>(root() ? List.of("unshare", "-U") : List.of());
        line.addAll(List.of(commandLine));
        return line;
    }

    static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
