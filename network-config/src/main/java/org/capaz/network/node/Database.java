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
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Keys;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Digest;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.PortHolder;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.programs.Cache;
import org.tukaani.xz.XZInputStream;

/**
 * The gateways' PostgreSQL: one server on loopback with a database and a role for each gateway, or, when CAPAZ_JDBC_URL
 * names one, a server that others look after.
 */
public final class Database {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String PLACE = "{member}";

    private final Consortium consortium;
    private final NetworkHome home;
    private final Cache cache;
    private final Map<String, String> environment;

    public Database(Consortium consortium, NetworkHome home, Cache cache, Map<String, String> environment) {
        this.consortium = consortium;
        this.home = home;
        this.cache = cache;
        this.environment = environment;
    }

    public boolean external() {
        return !environment.getOrDefault("CAPAZ_JDBC_URL", "").isBlank();
    }

    String url(Member member) {
        return external()
                ? environment.get("CAPAZ_JDBC_URL").replace(PLACE, member.name())
                : "jdbc:postgresql://127.0.0.1:" + home.databasePort(consortium) + "/" + name(member);
    }

    String user(Member member) {
        String named = environment.getOrDefault("CAPAZ_JDBC_USER", "");
        return external() && !named.isBlank() ? named.replace(PLACE, member.name()) : name(member);
    }

    Path passwordFile(Member member) {
        return home.folder(member, Role.GATEWAY).resolve("database-password");
    }

    private static String name(Member member) {
        return "capaz_" + member.name();
    }

    public NodeProcess process() {
        return new NodeProcess("database", home.database().resolve("process"), home.databaseLog());
    }

    public void requireUsable() {
        if (external()) {
            if (!environment.get("CAPAZ_JDBC_URL").contains(PLACE)) {
                throw new MissingPrerequisite(
                        "CAPAZ_JDBC_URL has no " + PLACE
                                + " in it, and two gateways must not share a database: write it where the member's name belongs.");
            }
            if (environment.getOrDefault("CAPAZ_JDBC_PASSWORD", "").isBlank()) {
                throw new MissingPrerequisite("CAPAZ_JDBC_URL is set without CAPAZ_JDBC_PASSWORD: set it too (" + PLACE
                        + " stands for the member's name), or unset both to have a database started.");
            }
            return;
        }
        if (Database.class.getResource(ARCHIVE) == null
                || !System.getProperty("os.arch").equals("amd64")
                || !System.getProperty("os.name").equals("Linux")) {
            throw new MissingPrerequisite(
                    "The PostgreSQL that comes with CAPAZ runs on 64-bit Intel Linux only: name another"
                            + " server in CAPAZ_JDBC_URL.");
        }
        if (root() && !Command.of("unshare", "-U", "true").run().succeeded()) {
            throw new MissingPrerequisite(
                    "PostgreSQL refuses to run as root, and this machine does not let root step down"
                            + " (unshare -U): work as an ordinary user, or name another server in CAPAZ_JDBC_URL.");
        }
        if (!process().alive()) PortHolder.requireFree(home.databasePort(consortium), "database");
    }

    /** Starts the server if it is ours to start, and leaves each gateway's password in the member's folder. */
    public void start() {
        for (Member member : consortium.members()) {
            if (external()) {
                String password = environment.get("CAPAZ_JDBC_PASSWORD").replace(PLACE, member.name());
                Folders.writeSecret(passwordFile(member), password.getBytes(StandardCharsets.UTF_8));
            } else if (!Files.exists(passwordFile(member))) {
                Folders.writeSecret(passwordFile(member), password().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (external()) return;

        Path bin = programs().resolve("bin");
        Path data = home.database().resolve("data");
        Folders.once(data, part -> initialise(bin, part));
        List<String> words = asNobody(
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + home.databasePort(consortium),
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=60");
        String recipe = Digest.of(words.toString());
        NodeProcess process = process();
        if (!process.runs(recipe)) {
            stop();
            PortHolder.requireFree(home.databasePort(consortium), "database");
            dropStaleLock(data);
            process.start(recipe, words, Map.of(), home.database());
        }
        process.await("accept connections", Duration.ofSeconds(60), () -> ready(data));
    }

    public void stop() {
        // "Fast": open connections are ended. The server's default would wait for them.
        process().stop("INT", Duration.ofSeconds(20));
    }

    private void initialise(Path bin, Path data) throws IOException {
        Path superuser = home.database().resolve("superuser-password");
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
                .orFail("initialising the database");

        StringBuilder statements = new StringBuilder();
        for (Member member : consortium.members()) {
            String name = name(member);
            statements.append("CREATE ROLE %s LOGIN PASSWORD '%s'\n".formatted(name, Keys.text(passwordFile(member))));
            statements.append("CREATE DATABASE %s OWNER %s\n".formatted(name, name));
            statements.append("REVOKE ALL ON DATABASE %s FROM PUBLIC\n".formatted(name));
        }
        Path file = home.database().resolve("roles.sql.part");
        Folders.writeSecret(file, statements.toString().getBytes(StandardCharsets.UTF_8));
        // Without a server, so that a data folder that is there is complete with its roles and databases.
        List<String> words = new ArrayList<>(
                List.of("/bin/sh", "-c", "file=$1; shift; exec \"$@\" < \"$file\"", "sh", file.toString()));
        words.addAll(asNobody(
                bin.resolve("postgres").toString(),
                "--single",
                "-c",
                "exit_on_error=on",
                "-D",
                data.toString(),
                "postgres"));
        Command.of(words.toArray(String[]::new)).run().orFail("making the gateways' databases");
        Files.delete(file);
    }

    /** The server tells how it is on the eighth line of its lock file; an open port alone may still be recovering. */
    private static boolean ready(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Our server is down; if its lock file names a process that is no PostgreSQL, the number was given to somebody else since. */
    private static void dropStaleLock(Path data) {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) return;
            String pid = Files.readAllLines(lock).getFirst().strip();
            Path program = Path.of("/proc", pid, "comm");
            if (!Files.exists(program) || !Files.readString(program).strip().equals("postgres")) Files.delete(lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path programs() {
        try (InputStream archive = Database.class.getResourceAsStream(ARCHIVE)) {
            byte[] bytes = archive.readAllBytes();
            Path folder =
                    cache.folder().resolve("postgresql-" + Digest.of(bytes).substring(0, 16));
            if (!Files.exists(folder)) {
                cache.alone("postgresql", () -> {
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

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with root's files still its own. */
    private static List<String> asNobody(String... words) {
        List<String> line = new ArrayList<>(root() ? List.of("unshare", "-U") : List.of());
        line.addAll(List.of(words));
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
