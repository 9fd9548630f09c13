// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

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
        requireCertificates();
        Folders.once(crypto(), this::make);
        Folders.once(published(), part -> publish(file(consortium), part));
        publishPeer();
        Folders.once(layout.member(member).resolve("chaincode-tls"), ChaincodeTls::make);
        requireClosedKeys();
    }

    /** Fabric's programs read keys that anybody may read; a home with one is not started. */
    private void requireClosedKeys() {
        try (Stream<Path> files = Files.walk(layout.member(member).resolve("crypto"))) {
            files.filter(file -> file.toString().endsWith(".key")
                            || file.toString().contains("/keystore/")
                            || file.endsWith("key.pem"))
                    .forEach(Folders::requireClosed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requires that no existing CA has been asked for the first certificates without an answer yet. */
    private void requireCertificates() {
        if (!Files.exists(crypto()) && requests().any()) {
            throw new NotAccepted(
                    NetworkMessage.CERTIFICATES_AWAITED.with("member", Argument.id(member.displayName())));
        }
    }

    private CertificateRequests requests() {
        return new CertificateRequests(layout.member(member).resolve("requests"), member, token());
    }

    private Token token() {
        return new Token(layout.member(member).resolve("token"));
    }

    /** How the gateway signs: with a key file, or with a key in a PKCS#11 token. */
    public Map<String, Path> gatewayKey() {
        Path keys = gateway().resolve("msp/keystore");
        try (Stream<Path> files = Files.list(keys)) {
            if (files.findAny().isPresent()) return Map.of("CAPAZ_CLIENT_KEY", keyOf(gateway()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("CAPAZ_CLIENT_PKCS11", token().configuration(), "CAPAZ_CLIENT_PIN_FILE", token().pinFile());
    }

    /**
     * Makes keys for which an existing CA shall issue certificates, and writes the requests (PKCS#10). Keys in use stay so until
     * {@link #install}; keys that wait already are asked for again.
     */
    public void request(Collection<Holder> holders, Path folder) {
        if (hasOwnAuthority()) {
            throw new NotAccepted(NetworkMessage.HOME_WITH_AUTHORITY.with("member", Argument.id(member.displayName())));
        }
        try {
            Files.createDirectories(folder);
            for (Holder holder : holders) requests().write(holder, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasOwnAuthority() {
        return Files.exists(crypto().resolve("ca/key.pem"));
    }

    private void requireOwnAuthority() {
        if (!hasOwnAuthority()) {
            throw new NotAccepted(
                    NetworkMessage.HOME_WITHOUT_AUTHORITY.with("member", Argument.id(member.displayName())));
        }
    }

    /**
     * Takes the certificates that an existing CA issued for {@link #request}: {@code ca.pem} and {@code tlsca.pem}, the roots,
     * and one file for each request. All are checked before the first one is used. The first ones of a home make its
     * identities; later ones take the place of the former, an orderer's as {@link #prepareOrderer} does.
     */
    public void install(Path folder) {
        CertificateRequests requests = requests();
        IssuedCertificates issued = IssuedCertificates.check(folder, member, requests, crypto());
        if (Files.exists(crypto())) {
            for (Holder holder : requests.pending()) {
                if (holder == Holder.ORDERER) {
                    Folders.once(preparedOrderer(), part -> {
                        issued.write(holder, crypto(), part);
                        Folders.closeAll(part);
                    });
                } else {
                    Folders.replace(
                            crypto().resolve(holder.lowerCaseName()), part -> issued.write(holder, crypto(), part));
                }
            }
            publishPeer();
        } else {
            Folders.once(crypto(), issued::writeAll);
        }
        try {
            for (Holder holder : requests.pending()) requests.done(holder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Path crypto) throws IOException {
        Instant now = Instant.now();
        for (String ca : List.of("ca", "tlsca")) {
            Path folder = Files.createDirectories(crypto.resolve(ca));
            CertificateAuthority.create(
                            new X500NameBuilder(BCStyle.INSTANCE)
                                    .addRDN(BCStyle.O, member.domain())
                                    .addRDN(BCStyle.CN, ca + "." + member.domain())
                                    .build(),
                            now,
                            Validity.NAMED_BY_THE_CHANNEL)
                    .write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        }
        issue(crypto, crypto.resolve("orderer"), Holder.ORDERER, now, Validity.NAMED_BY_THE_CHANNEL);
        for (Identity identity : Identity.values()) {
            issue(
                    crypto,
                    crypto.resolve(Holder.of(identity).lowerCaseName()),
                    Holder.of(identity),
                    now,
                    Validity.RENEWED);
        }
        Folders.closeAll(crypto);
    }

    /** Gives a holder new keys and certificates of the member's own CAs. */
    private void issue(Path crypto, Path folder, Holder holder, Instant now, Duration validity) throws IOException {
        HolderFolder.writeAuthorities(crypto, folder, holder);
        for (CertificateContent content : CertificateContent.of(member, holder)) {
            Path root = HolderFolder.root(crypto, content.purpose());
            OwnKey own = OwnKey.create(content, token());
            byte[] certificate = CertificateAuthority.read(root, root.resolveSibling("key.pem"))
                    .issue(
                            content.subject(),
                            own.pair().getPublic(),
                            extensions -> addAll(content.extensions(), extensions),
                            now,
                            validity);
            HolderFolder.write(folder, content, certificate, own.pem());
        }
    }

    private static void addAll(Extensions from, X509v3CertificateBuilder to) throws IOException {
        for (ASN1ObjectIdentifier name : from.getExtensionOIDs()) to.addExtension(from.getExtension(name));
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
        requireCertificates();
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
        HolderFolder.writeRoots(
                ascii(file.root()), ascii(file.tlsRoot()), Files.createDirectories(part.resolve("msp")));
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
        requireOwnAuthority();
        Folders.replace(folder(identity), part -> issue(crypto(), part, Holder.of(identity), Instant.now(), validity));
        publishPeer();
    }

    /**
     * Makes the orderer's next keys and certificates, beside those in use, unless they are made already: once others may have
     * signed for them, they must not be lost.
     */
    public void prepareOrderer(Duration validity) {
        if (!Files.exists(preparedOrderer())) requireOwnAuthority();
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

    /** Requires that none of the process's certificates has ended: nobody would answer it, and it would never be ready. */
    public void requireInForce(ProcessKind kind, Identity identity, Instant now) {
        Path folder = folder(identity);
        for (Path file : List.of(certificateOf(folder), tlsCertificateOf(folder))) {
            if (!Files.exists(file)) continue;
            Instant end = Certificates.read(file).getNotAfter().toInstant();
            if (now.isAfter(end)) {
                throw new NetworkFailure(NetworkMessage.PROCESS_CERTIFICATE_ENDED
                        .with("process", kind.of(member))
                        .and("file", NetworkMessage.path(file))
                        .and("end", Argument.moment(end))
                        .and("member", Argument.id(member.name())));
            }
        }
    }

    private Path folder(Identity identity) {
        return crypto().resolve(Holder.of(identity).lowerCaseName());
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
