// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.capaz.ledger.identity.Digest;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.consortium.Place;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/**
 * One member's crypto material in Fabric's sense: its CAs for identities and for TLS, and what they issued to its orderer,
 * peer, administrator and gateway. All of it is made in the member's own folder. Officers' keys are not part of it.
 *
 * <p>Decision 218.
 */
public final class CryptoMaterial {

    private final NetworkLayout layout;
    private final Member member;

    public CryptoMaterial(NetworkLayout layout, Member member) {
        this.layout = layout;
        this.member = member;
    }

    /** Makes and publishes what is missing; existing keys are never replaced, since the genesis block names their roots. */
    public void createMissing(Consortium consortium) {
        Folders.finishReplacing(crypto());
        for (Identity identity : Identity.values()) Folders.finishReplacing(folder(identity));
        Folders.finishReplacing(orderer());
        if (Files.exists(crypto().resolve("peerOrganizations"))) Folders.replace(crypto(), this::takeOver);
        Folders.once(crypto(), this::make);
        Folders.once(published(), part -> publish(file(consortium), part));
        publishPeer();
        Folders.once(layout.member(member).resolve("chaincode-tls"), ChaincodeTls::make);
    }

    private void make(Path crypto) throws IOException {
        Instant now = Instant.now();
        for (String ca : List.of("ca", "tlsca")) {
            Path folder = Files.createDirectories(crypto.resolve(ca));
            CertificateAuthority.create(
                            name(Optional.empty(), ca + "." + member.domain()), now, Validity.NAMED_BY_THE_CHANNEL)
                    .write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        }
        issue(crypto, crypto.resolve("orderer"), Holder.ORDERER, now, Validity.NAMED_BY_THE_CHANNEL);
        for (Identity identity : Identity.values()) {
            issue(crypto, crypto.resolve(folderName(identity)), holder(identity), now, Validity.RENEWED);
        }
        Folders.closeAll(crypto);
    }

    /** Who holds a certificate: by its OU Fabric knows what the holder may do. */
    private enum Holder {
        ORDERER("orderer", "orderer0.", "server"),
        PEER("peer", "peer0.", "server"),
        ADMINISTRATOR("admin", "admin@", "client"),
        GATEWAY("client", "gateway@", "client");

        private final String unit;
        private final String prefix;
        private final String side;

        Holder(String unit, String prefix, String side) {
            this.unit = unit;
            this.prefix = prefix;
            this.side = side;
        }
    }

    private static Holder holder(Identity identity) {
        return switch (identity) {
            case PEER -> Holder.PEER;
            case ADMINISTRATOR -> Holder.ADMINISTRATOR;
            case GATEWAY -> Holder.GATEWAY;
        };
    }

    /** Fills an identity's folder: an MSP to sign as it, and a TLS certificate to be recognised by. */
    private void issue(Path crypto, Path folder, Holder holder, Instant now, Duration validity) throws IOException {
        String host = holder.prefix + member.domain();
        KeyPair signing = Certificates.newKeyPair();
        Path msp = Files.createDirectories(folder.resolve("msp"));
        writeRoots(
                Files.readAllBytes(crypto.resolve("ca/cert.pem")),
                Files.readAllBytes(crypto.resolve("tlsca/cert.pem")),
                msp);
        Files.createDirectories(msp.resolve("signcerts"));
        Files.createDirectories(msp.resolve("keystore"));
        writeKey(msp.resolve("keystore/key.pem"), signing);
        Folders.writeSecret(
                msp.resolve("signcerts/cert.pem"),
                authority(crypto, "ca")
                        .issue(
                                name(Optional.of(holder.unit), host),
                                signing.getPublic(),
                                extensions -> extensions.addExtension(
                                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                                now,
                                validity));

        KeyPair connecting = Certificates.newKeyPair();
        Path tls = Files.createDirectories(folder.resolve("tls"));
        Files.copy(crypto.resolve("tlsca/cert.pem"), tls.resolve("ca.crt"));
        writeKey(tls.resolve(holder.side + ".key"), connecting);
        Folders.writeSecret(
                tls.resolve(holder.side + ".crt"),
                authority(crypto, "tlsca")
                        .issue(
                                name(Optional.empty(), host),
                                connecting.getPublic(),
                                extensions -> describeConnection(extensions, holder, host),
                                now,
                                validity));
    }

    /** An orderer or a peer is client of others too; nobody connects to an administrator or a gateway by Fabric's protocols. */
    private void describeConnection(X509v3CertificateBuilder extensions, Holder holder, String host)
            throws IOException {
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        if (holder.side.equals("client")) {
            extensions.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            return;
        }
        Set<String> names = new LinkedHashSet<>(List.of(host));
        names.addAll(Certificates.LOOPBACK);
        names.add(member.place().host());
        names.add(Place.near(member.place().listen()));
        extensions
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                }))
                .addExtension(Extension.subjectAlternativeName, false, Certificates.names(names));
    }

    /** The part of an MSP that says who belongs to the member: the same for everybody who verifies it. */
    private static void writeRoots(byte[] root, byte[] tlsRoot, Path msp) throws IOException {
        Files.write(Files.createDirectories(msp.resolve("cacerts")).resolve("ca.pem"), root);
        Files.write(Files.createDirectories(msp.resolve("tlscacerts")).resolve("tlsca.pem"), tlsRoot);
        Map<String, Object> units = new LinkedHashMap<>(Map.of("Enable", true));
        for (Holder holder : Holder.values()) {
            String title = holder.unit.substring(0, 1).toUpperCase(Locale.ROOT) + holder.unit.substring(1);
            units.put(
                    title + "OUIdentifier",
                    Map.of("Certificate", "cacerts/ca.pem", "OrganizationalUnitIdentifier", holder.unit));
        }
        Files.writeString(msp.resolve("config.yaml"), Yaml.write(Map.of("NodeOUs", units)));
    }

    private static CertificateAuthority authority(Path crypto, String ca) {
        return CertificateAuthority.read(
                crypto.resolve(ca).resolve("cert.pem"), crypto.resolve(ca).resolve("key.pem"));
    }

    private X500Name name(Optional<String> unit, String commonName) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, member.domain());
        unit.ifPresent(found -> name.addRDN(BCStyle.OU, found));
        return name.addRDN(BCStyle.CN, commonName).build();
    }

    private static void writeKey(Path file, KeyPair own) throws IOException {
        Folders.writeSecret(
                file, Certificates.pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    /** Keys of the years in which Fabric's cryptogen made them: the same ones, in the folders of now. */
    private void takeOver(Path part) throws IOException {
        Path peers = crypto().resolve("peerOrganizations").resolve(member.domain());
        for (String ca : List.of("ca", "tlsca")) {
            Path folder = Files.createDirectories(part.resolve(ca));
            Files.copy(peers.resolve(ca).resolve(ca + "." + member.domain() + "-cert.pem"), folder.resolve("cert.pem"));
            Files.copy(peers.resolve(ca).resolve("priv_sk"), folder.resolve("key.pem"));
        }
        Folders.copy(peers.resolve("peers").resolve(member.peerHost()), part.resolve("peer"));
        Folders.copy(peers.resolve("users/Admin@" + member.domain()), part.resolve("administrator"));
        Folders.copy(peers.resolve("users/User1@" + member.domain()), part.resolve("gateway"));
        Folders.copy(
                crypto().resolve("ordererOrganizations")
                        .resolve(member.domain())
                        .resolve("orderers")
                        .resolve(member.ordererHost()),
                part.resolve("orderer"));
    }

    /** What the other members need, as a file for them. */
    public MemberFile file(Consortium consortium) {
        return new MemberFile(
                member.name(),
                consortium.digest(),
                text(only(peer().resolve("msp/cacerts"))),
                text(tlsRoot()),
                text(certificateOf(peer())),
                text(certificateOf(orderer())),
                text(tlsCertificateOf(orderer())));
    }

    /** Puts another member's certificates into the public folder, in place of what was taken for it before. */
    public void take(MemberFile file) {
        try {
            Folders.delete(published());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.once(published(), part -> publish(file, part));
    }

    /** What is known here of the member, its own or another one. */
    public MemberFile publishedFile(Consortium consortium) {
        return new MemberFile(
                member.name(),
                consortium.digest(),
                text(mspRoot()),
                text(publishedTlsRoot()),
                text(peerCertificate()),
                text(ordererCertificate()),
                text(ordererTlsCertificate()));
    }

    /** Puts the peer's certificate of another member's file in place of the one that is known. */
    public void takePeer(MemberFile file) {
        Folders.write(peerCertificate(), ascii(file.peer()));
    }

    private static void publish(MemberFile file, Path part) throws IOException {
        writeRoots(ascii(file.root()), ascii(file.tlsRoot()), Files.createDirectories(part.resolve("msp")));
        Files.write(part.resolve("peer.pem"), ascii(file.peer()));
        Files.write(part.resolve("orderer.pem"), ascii(file.orderer()));
        Files.write(part.resolve("orderer-tls.pem"), ascii(file.ordererTls()));
        try (Stream<Path> all = Files.walk(part)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Gives an identity a new key and new certificates, for its MSP and for TLS, from this member's own CAs. The peer's new
     * certificate is published at once. The process that uses them must be started anew.
     */
    public void renew(Identity identity, Duration validity) {
        Folders.replace(folder(identity), part -> issue(crypto(), part, holder(identity), Instant.now(), validity));
        publishPeer();
    }

    /**
     * Makes the orderer's next keys and certificates, beside those in use, unless they are made already: once others may have
     * signed for them, they must not be lost.
     */
    public void prepareOrderer(Duration validity) {
        Folders.once(preparedOrderer(), part -> {
            issue(crypto(), part, Holder.ORDERER, Instant.now(), validity);
            Folders.closeAll(part);
        });
    }

    /** The orderer's next folder, as {@link #orderer} is the present one. */
    public Path preparedOrderer() {
        return crypto().resolve("orderer-prepared");
    }

    /** Whether the orderer's next certificate is this one. */
    public boolean hasPreparedOrderer(String certificate) {
        return text(certificateOf(preparedOrderer())).equals(certificate);
    }

    /** Puts the orderer's next keys and certificates in place of the present ones. */
    public void adoptOrderer() {
        Folders.replace(orderer(), part -> Folders.copy(preparedOrderer(), part));
        try {
            Folders.delete(preparedOrderer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes the peer's certificate if another stands there; a renewal may have been killed before it did. */
    public void publishPeer() {
        byte[] own = text(certificateOf(peer())).getBytes(StandardCharsets.UTF_8);
        if (!text(peerCertificate()).equals(new String(own, StandardCharsets.UTF_8))) {
            Folders.write(peerCertificate(), own);
        }
    }

    /** Changes with the certificate of the identity: a process started with another one must be started anew. */
    public String certificateDigest(Identity identity) {
        return Digest.hex(text(certificateOf(folder(identity))));
    }

    /** Changes with the orderer's certificates, as {@link #certificateDigest} does. */
    public String ordererDigest() {
        return Digest.hex(text(certificateOf(orderer())) + text(tlsCertificateOf(orderer())));
    }

    private Path folder(Identity identity) {
        return crypto().resolve(folderName(identity));
    }

    private static String folderName(Identity identity) {
        return identity.name().toLowerCase(Locale.ROOT);
    }

    private Path crypto() {
        return layout.member(member).resolve("crypto");
    }

    /** Whether this member's certificates are known here. */
    public boolean isPublished() {
        return Files.exists(published());
    }

    /** This member's part of the public folder. */
    public Path published() {
        return layout.publicFolder().resolve("members").resolve(member.name());
    }

    /** The peer's folder with {@code msp} and {@code tls}, as the next three are of their identities. */
    public Path peer() {
        return folder(Identity.PEER);
    }

    public Path orderer() {
        return crypto().resolve("orderer");
    }

    public Path administrator() {
        return folder(Identity.ADMINISTRATOR);
    }

    /** The gateway's identity: a client of the member, without administrator rights. */
    public Path gateway() {
        return folder(Identity.GATEWAY);
    }

    /** The TLS CA's certificate. */
    public Path tlsRoot() {
        return peer().resolve("tls/ca.crt");
    }

    /** The same certificate as {@link #tlsRoot}, in the public folder. */
    public Path publishedTlsRoot() {
        return only(published().resolve("msp/tlscacerts"));
    }

    /** The MSP's root certificate, in the public folder. */
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

    /** The signing certificate in an identity's folder. */
    public Path certificateOf(Path identity) {
        return only(identity.resolve("msp/signcerts"));
    }

    /** The certificate by which an orderer or a peer is recognised, in its folder. */
    public Path tlsCertificateOf(Path identity) {
        return identity.resolve("tls/server.crt");
    }

    /** The private key in an identity's folder. */
    public Path keyOf(Path identity) {
        return only(identity.resolve("msp/keystore"));
    }

    /** Writes the connection.json that our external builder gives to the peer: address of the chaincode process and TLS keys. */
    public void writeConnection() {
        Path tls = layout.member(member).resolve("chaincode-tls");
        String connection = "{\"address\":\"" + layout.address(member, Port.CHAINCODE)
                + "\",\"dial_timeout\":\"5s\",\"tls_required\":true,\"client_auth_required\":true,\"client_key\":"
                + quoted(tls.resolve("client.key")) + ",\"client_cert\":" + quoted(tls.resolve("client.crt"))
                + ",\"root_cert\":" + quoted(tls.resolve("ca.crt")) + "}";
        Folders.writeSecret(connection(), connection.getBytes(StandardCharsets.UTF_8));
    }

    public Path connection() {
        return layout.folder(member, ProcessKind.PEER).resolve("connection.json");
    }

    private static String quoted(Path pem) {
        return "\"" + text(pem).replace("\n", "\\n") + "\"";
    }

    /** The text of a PEM file. */
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
            if (all.size() != 1) {
                throw new NetworkFailure(NetworkMessage.NOT_ONE_FILE
                        .with("folder", NetworkMessage.path(folder))
                        .and("count", NetworkMessage.number(all.size())));
            }
            return all.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
