// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.FileMode;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.NetworkFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoMaterialTest {
    private static final Consortium CONSORTIUM = Consortium.ours();
    private static final Member TRADERS = CONSORTIUM.member("traders");

    @TempDir
    private Path folder;

    private NetworkLayout layout;
    private CryptoMaterial crypto;

    @BeforeEach
    void make() {
        layout = new NetworkLayout(folder.resolve("network"), 0);
        layout.create(Home.ofAll(CONSORTIUM));
        crypto = new CryptoMaterial(layout, TRADERS);
        crypto.createMissing(CONSORTIUM);
    }

    private static X509Certificate signing(Path identity) {
        return Certificates.read(identity.resolve("msp/signcerts/cert.pem"));
    }

    private static X509Certificate tls(Path identity) {
        return Certificates.read(identity.resolve("tls/server.crt"));
    }

    private Map<Path, String> keys() {
        try (Stream<Path> all = Files.walk(layout.member(TRADERS))) {
            Map<Path, String> keys = new TreeMap<>();
            for (Path file :
                    (Iterable<Path>) all.filter(found -> found.toString().matches(".*(key\\.pem|\\.key)"))::iterator) {
                keys.put(file, Files.readString(file));
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_identity_is_issued_by_the_members_own_root_under_the_unit_that_gives_it_its_rights() {
        Map<Path, String> units = Map.of(
                crypto.peer(), "OU=peer",
                crypto.orderer(), "OU=orderer",
                crypto.administrator(), "OU=admin",
                crypto.gateway(), "OU=client");

        assertThat(units).allSatisfy((identity, unit) -> {
            X509Certificate found = signing(identity);
            assertThat(found.getSubjectX500Principal().getName()).contains(unit, "O=traders.capaz.example");
            assertThatCode(() ->
                            found.verify(Certificates.read(crypto.mspRoot()).getPublicKey()))
                    .doesNotThrowAnyException();
            assertThat(CryptoMaterial.text(identity.resolve("msp/config.yaml")))
                    .contains("OrganizationalUnitIdentifier");
        });
        assertThat(CryptoMaterial.text(crypto.published().resolve("msp/config.yaml")))
                .contains("AdminOUIdentifier", "PeerOUIdentifier", "OrdererOUIdentifier", "ClientOUIdentifier");
    }

    @Test
    void nodes_are_recognised_by_their_own_name_and_as_this_machine_and_users_by_none()
            throws CertificateParsingException {
        assertThat(names(tls(crypto.peer()))).contains("peer0.traders.capaz.example", "localhost", "127.0.0.1");
        assertThat(names(tls(crypto.orderer()))).contains("orderer0.traders.capaz.example", "127.0.0.1");
        assertThat(Certificates.read(crypto.administrator().resolve("tls/client.crt"))
                        .getSubjectAlternativeNames())
                .isNull();
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> found = certificate.getSubjectAlternativeNames();
        return found.stream().map(name -> name.get(1).toString()).toList();
    }

    @Test
    void every_key_is_its_owners_alone_and_none_is_published() {
        assertThat(keys()).hasSize(11).allSatisfy((file, text) -> {
            assertThat(file).satisfies(found -> assertThat(FileMode.of(found)).isEqualTo("rw-------"));
            assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----");
        });
        try (Stream<Path> published = Files.walk(layout.publicFolder()).filter(Files::isRegularFile)) {
            assertThat(published.map(CryptoMaterial::text)).isNotEmpty().noneMatch(text -> text.contains("PRIVATE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_exists_is_not_made_again() {
        Map<Path, String> before = keys();

        crypto.createMissing(CONSORTIUM);

        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void a_renewed_identity_has_another_key_and_the_same_name_and_root_and_is_published() {
        X509Certificate before = signing(crypto.peer());
        Map<Path, String> keysBefore = keys();

        crypto.renew(Identity.PEER, Duration.ofDays(30));

        X509Certificate now = signing(crypto.peer());
        assertThat(now.getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
        assertThat(now.getIssuerX500Principal()).isEqualTo(before.getIssuerX500Principal());
        assertThat(now.getPublicKey()).isNotEqualTo(before.getPublicKey());
        assertThat(now.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofDays(31)));
        assertThat(Certificates.read(crypto.peerCertificate())).isEqualTo(now);
        assertThat(keys().entrySet().stream().filter(key -> !key.getValue().equals(keysBefore.get(key.getKey()))))
                .as("the two keys of the peer, and no other")
                .hasSize(2);
    }

    @Test
    void a_process_whose_certificate_has_ended_is_not_started_and_the_file_is_named() {
        Instant now = Instant.now();
        crypto.renew(Identity.GATEWAY, Duration.ofMinutes(1));

        assertThatCode(() -> crypto.requireInForce(ProcessKind.GATEWAY, Identity.GATEWAY, now))
                .as("it is good for a minute")
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        crypto.requireInForce(ProcessKind.GATEWAY, Identity.GATEWAY, now.plus(Duration.ofMinutes(2))))
                .isInstanceOf(NetworkFailure.class)
                .hasMessageContaining("gateway/msp/signcerts/cert.pem ended on ")
                .hasMessageContaining("./capaz member renew traders");
        assertThatCode(() -> crypto.requireInForce(ProcessKind.PEER, Identity.PEER, now.plus(Duration.ofMinutes(2))))
                .as("another identity's")
                .doesNotThrowAnyException();
    }

    @Test
    void a_peer_whose_certificate_for_tls_alone_has_ended_is_not_started() throws IOException {
        byte[] forAYear = Files.readAllBytes(crypto.certificateOf(crypto.peer()));
        crypto.renew(Identity.PEER, Duration.ofDays(30));
        Files.write(crypto.certificateOf(crypto.peer()), forAYear);

        assertThatThrownBy(() -> crypto.requireInForce(
                        ProcessKind.PEER, Identity.PEER, Instant.now().plus(Duration.ofDays(60))))
                .hasMessageContaining("peer/tls/server.crt ended on ");
    }

    @Test
    void the_next_keys_of_an_orderer_lie_beside_the_present_ones_until_they_take_their_place() throws IOException {
        X509Certificate present = signing(crypto.orderer());
        String digest = crypto.ordererDigest();

        crypto.prepareOrderer(Duration.ofDays(30));
        X509Certificate next = signing(crypto.preparedOrderer());
        Map<Path, String> prepared = keys();
        crypto.prepareOrderer(Duration.ofDays(60));

        assertThat(keys()).as("others may have signed for them").isEqualTo(prepared);
        assertThat(signing(crypto.orderer())).isEqualTo(present);
        assertThat(next.getSubjectX500Principal()).isEqualTo(present.getSubjectX500Principal());
        assertThat(next.getPublicKey()).isNotEqualTo(present.getPublicKey());
        for (Path key : List.of(
                crypto.keyOf(crypto.preparedOrderer()), crypto.preparedOrderer().resolve("tls/server.key"))) {
            assertThat(FileMode.of(key)).isEqualTo("rw-------");
        }

        crypto.adoptOrderer();

        assertThat(signing(crypto.orderer())).isEqualTo(next);
        assertThat(crypto.preparedOrderer()).doesNotExist();
        assertThat(crypto.ordererDigest()).isNotEqualTo(digest);
    }

    @Test
    void keys_of_a_network_that_cryptogen_made_are_taken_over() throws IOException {
        Path member = layout.member(TRADERS);
        Path now = member.resolve("crypto");
        Path old = folder.resolve("old");
        Path peers = old.resolve("peerOrganizations/traders.capaz.example");
        copy(now.resolve("peer"), peers.resolve("peers/peer0.traders.capaz.example"));
        copy(now.resolve("administrator"), peers.resolve("users/Admin@traders.capaz.example"));
        copy(now.resolve("gateway"), peers.resolve("users/User1@traders.capaz.example"));
        copy(
                now.resolve("orderer"),
                old.resolve("ordererOrganizations/traders.capaz.example/orderers/orderer0.traders.capaz.example"));
        for (String ca : List.of("ca", "tlsca")) {
            copy(now.resolve(ca).resolve("key.pem"), peers.resolve(ca).resolve("priv_sk"));
            copy(
                    now.resolve(ca).resolve("cert.pem"),
                    peers.resolve(ca).resolve(ca + ".traders.capaz.example-cert.pem"));
        }
        Map<Path, String> before = keys();
        Folders.delete(now);
        Files.move(old, now);

        crypto.createMissing(CONSORTIUM);

        assertThat(keys()).isEqualTo(before);
        assertThat(now.resolve("peerOrganizations")).doesNotExist();
        crypto.renew(Identity.GATEWAY, Duration.ofDays(1));
        assertThatCode(() -> signing(crypto.gateway())
                        .verify(Certificates.read(crypto.mspRoot()).getPublicKey()))
                .doesNotThrowAnyException();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Folders.copy(from, to);
    }
}
