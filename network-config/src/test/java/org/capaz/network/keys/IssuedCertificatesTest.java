// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.machine.FileMode;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member whose CA is elsewhere: what it asks that CA for, and which answers it takes. */
class IssuedCertificatesTest {
    private static final Consortium CONSORTIUM = Consortium.ours();
    private static final Member TRADERS = CONSORTIUM.member("traders");
    private static final Set<Holder> ALL = EnumSet.allOf(Holder.class);

    @TempDir
    private Path folder;

    private final CompanyAuthority identities = new CompanyAuthority("Identities");
    private final CompanyAuthority connections = new CompanyAuthority("Connections");
    private Path requests;
    private Path answers;
    private NetworkLayout layout;
    private CryptoMaterial crypto;

    @BeforeEach
    void ask() throws IOException {
        requests = folder.resolve("requests");
        answers = Files.createDirectories(folder.resolve("answers"));
        layout = new NetworkLayout(folder.resolve("home"), 0);
        layout.create(new Home(CONSORTIUM, List.of(TRADERS)));
        crypto = new CryptoMaterial(layout, TRADERS);
        crypto.request(ALL, requests);
    }

    private Path asked(String name) {
        return requests.resolve(name + ".csr");
    }

    private void put(String name, byte[] pem) {
        try {
            Files.write(answers.resolve(name + ".pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answerAll() {
        put("ca", identities.root());
        put("tlsca", connections.root());
        for (Holder holder : Holder.values()) {
            for (CertificateContent content : CertificateContent.of(TRADERS, holder)) {
                boolean tls = content.purpose() == CertificateContent.Purpose.TLS;
                if (Files.exists(asked(content.fileName()))) {
                    put(content.fileName(), (tls ? connections : identities).answer(asked(content.fileName())));
                }
            }
        }
    }

    private void assertRefused(Consumer<IssuedCertificatesTest> wrongly, String... because) {
        answerAll();
        wrongly.accept(this);
        assertThatThrownBy(() -> crypto.install(answers))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContainingAll(because);
        assertThat(layout.member(TRADERS).resolve("crypto")).doesNotExist();
    }

    @Test
    void it_asks_for_seven_certificates_and_shows_no_key() throws IOException {
        try (var files = Files.list(requests)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "orderer.csr",
                            "orderer-tls.csr",
                            "peer.csr",
                            "peer-tls.csr",
                            "administrator.csr",
                            "administrator-tls.csr",
                            "gateway.csr");
        }
        assertThat(CompanyAuthority.request(asked("peer")).getSubject())
                .isEqualTo(new X500Name("O=traders.capaz.example,OU=peer,CN=peer0.traders.capaz.example"));
        assertThat(Files.readString(asked("peer"))).doesNotContain("PRIVATE");
        assertThat(FileMode.of(layout.member(TRADERS).resolve("requests/peer/peer.key")))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_asked_for_twice_has_the_same_key() throws IOException {
        byte[] before = Files.readAllBytes(asked("peer"));

        crypto.request(ALL, requests);

        assertThat(asked("peer")).hasBinaryContent(before);
    }

    @Test
    void right_answers_make_the_identities_that_an_own_ca_would_have_made() throws IOException {
        answerAll();

        crypto.install(answers);
        crypto.createMissing(CONSORTIUM);

        MemberFile file = crypto.file(CONSORTIUM);
        assertThat(MemberFile.read(file.text(), CONSORTIUM)).isEqualTo(file);
        assertThat(file).isEqualTo(crypto.publishedFile(CONSORTIUM));
        for (Path identity : List.of(crypto.peer(), crypto.orderer(), crypto.administrator(), crypto.gateway())) {
            assertThat(FileMode.of(crypto.keyOf(identity))).isEqualTo("rw-------");
            assertThat(identity.resolve("msp/config.yaml")).exists();
        }
        assertThat(layout.member(TRADERS).resolve("requests")).doesNotExist();
        assertThat(layout.member(TRADERS).resolve("crypto/ca/key.pem")).doesNotExist();
    }

    @Test
    void an_answer_whose_signature_has_the_large_s_is_written_as_peers_write_it() {
        answerAll();
        while (isSmall(Certificates.read(answers.resolve("peer.pem")))) {
            put("peer", identities.answer(asked("peer")));
        }
        X509Certificate asIssued = Certificates.read(answers.resolve("peer.pem"));

        crypto.install(answers);
        crypto.createMissing(CONSORTIUM);

        X509Certificate published = Certificates.read(crypto.peerCertificate());
        assertThat(isSmall(published)).isTrue();
        assertThat(published.getPublicKey()).isEqualTo(asIssued.getPublicKey());
        assertThatCode(() -> published.verify(identities.own.getPublic())).doesNotThrowAnyException();
    }

    private static boolean isSmall(X509Certificate certificate) {
        return ASN1Integer.getInstance(ASN1Sequence.getInstance(certificate.getSignature())
                                .getObjectAt(1))
                        .getPositiveValue()
                        .compareTo(Certificates.HALF_ORDER)
                <= 0;
    }

    @Test
    void nothing_is_made_or_told_before_the_ca_has_answered() {
        assertThatThrownBy(() -> crypto.createMissing(CONSORTIUM)).hasMessageContaining("no certificates yet");
        assertThatThrownBy(() -> crypto.file(CONSORTIUM)).hasMessageContaining("no certificates yet");
        assertRefused(test -> test.remove("peer-tls"), "peer-tls.pem is missing");
    }

    private void remove(String name) {
        try {
            Files.delete(answers.resolve(name + ".pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_certificate_of_another_key_or_another_ca_is_refused() {
        assertRefused(test -> test.put("peer", identities.answer(asked("orderer"))), "peer.pem", "another key");
        assertRefused(test -> test.put("peer", connections.answer(asked("peer"))), "peer.pem", "not issued by ca.pem");
        CompanyAuthority pretended = new CompanyAuthority("Identities");
        assertRefused(test -> test.put("peer", pretended.answer(asked("peer"))), "peer.pem", "not issued by ca.pem");
        assertRefused(test -> test.put("peer", new byte[] {1}), "peer.pem holds no certificate");
    }

    private byte[] peer(String subject) {
        return identities.answer(
                asked("peer"),
                new X500Name(subject),
                CompanyAuthority.request(asked("peer")).getRequestedExtensions());
    }

    @Test
    void a_certificate_that_gives_another_role_none_or_two_is_refused() {
        String name = ",CN=peer0.traders.capaz.example";
        assertRefused(test -> test.put("peer", peer("OU=client" + name)), "peer.pem", "OU peer", "[client]");
        assertRefused(test -> test.put("peer", peer("O=Demo" + name)), "peer.pem", "OU peer");
        assertRefused(test -> test.put("peer", peer("OU=peer,OU=admin" + name)), "peer.pem", "[peer, admin]");
        assertRefused(
                test -> test.put("peer", peer("OU=peer,CN=peer1.traders.capaz.example")),
                "peer.pem",
                "common name peer0.traders.capaz.example");

        put("peer", peer("OU=peer,OU=department1" + name));
        assertThatCode(() -> crypto.install(answers))
                .as("units without a meaning in Fabric, as Fabric CA adds them")
                .doesNotThrowAnyException();
    }

    private byte[] peerTls(Extensions extensions) {
        return connections.answer(
                asked("peer-tls"), CompanyAuthority.request(asked("peer-tls")).getSubject(), extensions);
    }

    private static Extensions extensions(CompanyContent content) {
        ExtensionsGenerator generator = new ExtensionsGenerator();
        try {
            content.addTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return generator.generate();
    }

    private interface CompanyContent {
        void addTo(ExtensionsGenerator extensions) throws IOException;
    }

    private static Extensions hosts(String... hosts) {
        return extensions(
                made -> made.addExtension(Extension.subjectAlternativeName, false, Certificates.names(List.of(hosts))));
    }

    @Test
    void a_certificate_for_tls_without_a_name_of_its_node_or_for_one_side_only_is_refused() {
        assertRefused(
                test -> test.put("peer-tls", peerTls(hosts("peer0.traders.capaz.example", "127.0.0.1"))),
                "peer-tls.pem",
                "[localhost]");
        assertRefused(
                test -> test.put("peer-tls", peerTls(extensions(made -> {
                    made.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            Certificates.names(List.of("peer0.traders.capaz.example", "localhost", "127.0.0.1")));
                    made.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                }))),
                "peer-tls.pem",
                "extended key usage");

        put("peer-tls", peerTls(hosts("peer0.traders.capaz.example", "localhost", "127.0.0.1", "more.example")));
        assertThatCode(() -> crypto.install(answers)).doesNotThrowAnyException();
    }

    @Test
    void a_certificate_that_could_issue_others_or_sign_nothing_is_refused() {
        assertRefused(
                test -> test.put(
                        "peer",
                        identities.answer(
                                asked("peer"),
                                CompanyAuthority.request(asked("peer")).getSubject(),
                                extensions(made -> made.addExtension(
                                        Extension.basicConstraints, true, new BasicConstraints(true))))),
                "peer.pem",
                "of a CA");
        assertRefused(
                test -> test.put(
                        "peer",
                        identities.answer(
                                asked("peer"),
                                CompanyAuthority.request(asked("peer")).getSubject(),
                                extensions(made -> made.addExtension(
                                        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))))),
                "peer.pem",
                "without digital signature");
    }

    @Test
    void a_certificate_that_is_not_good_now_is_refused_with_its_days() {
        Instant now = Instant.now();
        assertRefused(
                test -> {
                    identities.end = now.minusSeconds(60);
                    test.put("peer", identities.answer(asked("peer")));
                    identities.end = now.plusSeconds(3_600);
                },
                "peer.pem is good from");
        assertRefused(
                test -> {
                    identities.from = now.plusSeconds(600);
                    test.put("peer", identities.answer(asked("peer")));
                    identities.from = now.minusSeconds(600);
                },
                "peer.pem is good from");
    }

    @Test
    void signatures_that_readers_of_labels_do_not_check_are_refused() {
        assertRefused(
                test -> {
                    identities.signature = "SHA384withECDSA";
                    test.put("peer", identities.answer(asked("peer")));
                    identities.signature = "SHA256withECDSA";
                },
                "peer.pem",
                "P-256");
        assertRefused(
                test -> test.put("ca", new CompanyAuthority("Large", CompanyAuthority.newKey("secp384r1")).root()),
                "ca.pem",
                "P-256");
    }

    @Test
    void what_is_no_root_and_one_ca_for_both_purposes_are_refused() {
        assertRefused(test -> test.put("ca", identities.answer(asked("peer"))), "ca.pem is no certificate of a CA");
        assertRefused(
                test -> test.put(
                        "ca",
                        identities.root(
                                new X500Name("CN=Higher"),
                                builder -> builder.addExtension(
                                                Extension.basicConstraints, true, new BasicConstraints(true))
                                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)))),
                "ca.pem is not signed by itself");
        assertRefused(
                test -> test.put(
                        "ca",
                        identities.root(
                                identities.name,
                                builder -> builder.addExtension(
                                                Extension.basicConstraints, true, new BasicConstraints(true))
                                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)))),
                "ca.pem has no subject key identifier");
        assertRefused(test -> test.put("tlsca", identities.root()), "the same key");
    }

    private void installed() {
        answerAll();
        crypto.install(answers);
        crypto.createMissing(CONSORTIUM);
    }

    @Test
    void later_certificates_take_the_place_of_the_former_and_an_orderers_wait_for_the_channel() {
        installed();
        MemberFile before = crypto.file(CONSORTIUM);

        crypto.request(EnumSet.of(Holder.PEER, Holder.ORDERER), requests);
        answerAll();
        crypto.install(answers);
        crypto.prepareOrderer(Duration.ofDays(30));

        MemberFile now = crypto.file(CONSORTIUM);
        assertThat(now.peer()).isNotEqualTo(before.peer());
        assertThat(now.orderer()).isEqualTo(before.orderer());
        assertThat(now.hasRootsOf(before)).isTrue();
        assertThat(now).isEqualTo(crypto.publishedFile(CONSORTIUM));
        assertThat(Certificates.read(crypto.certificateOf(crypto.preparedOrderer())))
                .isNotEqualTo(Certificates.read(crypto.ordererCertificate()));
    }

    @Test
    void later_certificates_of_another_root_are_refused() {
        installed();
        crypto.request(EnumSet.of(Holder.PEER), requests);
        CompanyAuthority another = new CompanyAuthority("Identities");
        put("ca", another.root());
        put("peer", another.answer(asked("peer")));

        assertThatThrownBy(() -> crypto.install(answers)).hasMessageContaining("ca.pem is another root");
    }

    @Test
    void a_home_asks_nobody_if_it_has_a_ca_and_issues_nothing_if_it_has_none() {
        installed();
        assertThatThrownBy(() -> crypto.renew(Identity.PEER, Duration.ofDays(30)))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("member request");
        assertThatThrownBy(() -> crypto.prepareOrderer(Duration.ofDays(30))).hasMessageContaining("member request");
        assertThatThrownBy(() -> crypto.install(answers)).hasMessageContaining("no certificates are awaited");

        NetworkLayout elsewhere = new NetworkLayout(folder.resolve("own"), 0);
        elsewhere.create(new Home(CONSORTIUM, List.of(TRADERS)));
        var own = new CryptoMaterial(elsewhere, TRADERS);
        own.createMissing(CONSORTIUM);
        assertThatThrownBy(() -> own.request(ALL, requests))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("has a CA");
    }
}
