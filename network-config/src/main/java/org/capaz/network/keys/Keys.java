package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkHome;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.Role;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.programs.FabricPrograms;

/**
 * One member's keys and certificates: one MSP for its peer, its orderer, its administrator and its gateway, made in the
 * member's own folder. Officers' keys are not here; they belong to people.
 */
public final class Keys {

    private final NetworkHome home;
    private final Member member;

    public Keys(NetworkHome home, Member member) {
        this.home = home;
        this.member = member;
    }

    /** Makes what is not there yet. */
    public void make(FabricPrograms programs) {
        Folders.once(crypto(), part -> generate(programs, part));
        Folders.once(published(), this::publish);
        Folders.once(home.member(member).resolve("chaincode-tls"), ChaincodeTls::make);
    }

    private void generate(FabricPrograms programs, Path crypto) throws IOException {
        Map<String, Object> names = Map.of("Name", member.mspId(), "Domain", member.domain(), "EnableNodeOUs", true);
        Path peers = Files.writeString(
                crypto.resolve("peer-organization.yaml"),
                Yaml.write(Map.of(
                        "PeerOrgs",
                        List.of(Yaml.overlay(names, Map.of("Specs", node("peer0"), "Users", Map.of("Count", 1)))))));
        Path orderers = Files.writeString(
                crypto.resolve("orderer-organization.yaml"),
                Yaml.write(Map.of("OrdererOrgs", List.of(Yaml.overlay(names, Map.of("Specs", node("orderer0")))))));

        String attempt = "making the keys of " + member.displayName();
        Command.of(programs.path("cryptogen"), "generate", "--config=" + peers, "--output=" + crypto)
                .run()
                .orFail(attempt);
        // The same CAs issue the orderer's certificates, so that one root stands for the member in all its roles.
        Path peerOrganization = crypto.resolve("peerOrganizations").resolve(member.domain());
        Path ordererOrganization = crypto.resolve("ordererOrganizations").resolve(member.domain());
        for (String shared : List.of("ca", "tlsca", "msp")) {
            Files.createDirectories(ordererOrganization);
            Folders.copy(peerOrganization.resolve(shared), ordererOrganization.resolve(shared));
        }
        Command.of(programs.path("cryptogen"), "extend", "--config=" + orderers, "--input=" + crypto)
                .run()
                .orFail(attempt);
        Folders.closeAll(crypto);
    }

    private static List<Map<String, Object>> node(String hostname) {
        return List.of(Map.of("Hostname", hostname, "SANS", List.of("localhost", "127.0.0.1")));
    }

    /** What the others must know of this member: its root certificates and those of its peer and its orderer. */
    private void publish(Path part) throws IOException {
        Folders.copy(
                crypto().resolve("peerOrganizations").resolve(member.domain()).resolve("msp"), part.resolve("msp"));
        Files.copy(only(peer().resolve("msp/signcerts")), part.resolve("peer.pem"));
        Files.copy(only(orderer().resolve("msp/signcerts")), part.resolve("orderer.pem"));
        Files.copy(orderer().resolve("tls/server.crt"), part.resolve("orderer-tls.pem"));
        try (Stream<Path> all = Files.walk(part)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private Path crypto() {
        return home.member(member).resolve("crypto");
    }

    public Path published() {
        return home.publicFolder().resolve("members").resolve(member.name());
    }

    public Path peer() {
        return crypto().resolve("peerOrganizations")
                .resolve(member.domain())
                .resolve("peers")
                .resolve(member.peerHost());
    }

    public Path orderer() {
        return crypto().resolve("ordererOrganizations")
                .resolve(member.domain())
                .resolve("orderers")
                .resolve(member.ordererHost());
    }

    public Path administrator() {
        return user("Admin");
    }

    /** The gateway's own identity, a plain client of the member. */
    public Path gateway() {
        return user("User1");
    }

    private Path user(String name) {
        return crypto().resolve("peerOrganizations")
                .resolve(member.domain())
                .resolve("users")
                .resolve(name + "@" + member.domain());
    }

    public Path tlsRoot() {
        return peer().resolve("tls/ca.crt");
    }

    /** The same root as {@link #tlsRoot}, where the other members find it. */
    public Path publishedTlsRoot() {
        return only(published().resolve("msp/tlscacerts"));
    }

    public Path mspRoot() {
        return only(published().resolve("msp/cacerts"));
    }

    public Path peerCertificate() {
        return published().resolve("peer.pem");
    }

    public Path ordererCertificate() {
        return published().resolve("orderer.pem");
    }

    public Path ordererTlsCertificate() {
        return published().resolve("orderer-tls.pem");
    }

    public Path certificateOf(Path identity) {
        return only(identity.resolve("msp/signcerts"));
    }

    public Path keyOf(Path identity) {
        return only(identity.resolve("msp/keystore"));
    }

    /** Where the member's peer finds the member's chaincode process, with the keys both prove themselves by. */
    public void writeConnection() {
        Path tls = home.member(member).resolve("chaincode-tls");
        String connection = "{\"address\":\"" + home.address(member, Port.CHAINCODE)
                + "\",\"dial_timeout\":\"5s\",\"tls_required\":true,\"client_auth_required\":true,\"client_key\":"
                + quoted(tls.resolve("client.key")) + ",\"client_cert\":" + quoted(tls.resolve("client.crt"))
                + ",\"root_cert\":" + quoted(tls.resolve("ca.crt")) + "}";
        Folders.writeSecret(connection(), connection.getBytes(StandardCharsets.UTF_8));
    }

    public Path connection() {
        return home.folder(member, Role.PEER).resolve("connection.json");
    }

    private static String quoted(Path pem) {
        return "\"" + text(pem).replace("\n", "\\n") + "\"";
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            if (all.size() != 1) throw new NetworkFailure("expected one file in " + folder + ", found " + all.size());
            return all.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
