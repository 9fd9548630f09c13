// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.machine.FileMode;
import org.capaz.network.machine.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renewed certificate differs from the old one in its key and its period, and in nothing that others read. */
class RenewalTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Duration OF_THE_CA = Duration.ofDays(100);
    private static final BigInteger HALF_ORDER =
            ECNamedCurveTable.getByName("P-256").getN().shiftRight(1);

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;
    private X509Certificate old;

    @BeforeEach
    void issue() throws Exception {
        KeyPair ca = Certificates.newKeyPair();
        KeyPair own = Certificates.newKeyPair();
        certificate = folder.resolve("peer.pem");
        key = folder.resolve("priv_sk");
        write(folder.resolve("ca.pem"), "CERTIFICATE", certificate("CN=ca", ca, ca, NOW.plus(OF_THE_CA), false));
        write(folder.resolve("ca.key"), "PRIVATE KEY", ca.getPrivate().getEncoded());
        write(certificate, "CERTIFICATE", certificate("OU=peer,CN=peer0", own, ca, NOW.plusSeconds(60), true));
        write(key, "PRIVATE KEY", own.getPrivate().getEncoded());
        old = Certificates.read(certificate);
    }

    private static byte[] certificate(String subject, KeyPair own, KeyPair ca, Instant end, boolean leaf)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=ca"),
                Certificates.newSerialNumber(),
                Date.from(NOW.minusSeconds(60)),
                Date.from(end),
                new X500Name(subject),
                own.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(leaf ? KeyUsage.digitalSignature : KeyUsage.keyCertSign));
        builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1, 2, 3}));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca.getPrivate()))
                .getEncoded();
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        Folders.writeSecret(file, Certificates.pem(kind, content));
    }

    private X509Certificate renewed(Duration validity) throws IOException {
        new Renewal(NOW, validity).renew(certificate, key, folder.resolve("ca.pem"), folder.resolve("ca.key"));
        return Certificates.read(certificate);
    }

    @Test
    void subject_and_extensions_stay_and_the_key_is_another() throws Exception {
        String before = Files.readString(key);

        X509Certificate now = renewed(Duration.ofDays(30));

        assertThat(now.getSubjectX500Principal()).isEqualTo(old.getSubjectX500Principal());
        assertThat(now.getKeyUsage()).isEqualTo(old.getKeyUsage());
        assertThat(now.getSubjectAlternativeNames()).containsExactlyElementsOf(old.getSubjectAlternativeNames());
        assertThat(now.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
                .as("the identifier of the old key")
                .isNull();
        assertThat(now.getPublicKey()).isNotEqualTo(old.getPublicKey());
        assertThat(now.getSerialNumber()).isNotEqualTo(old.getSerialNumber());
        assertThat(Files.readString(key)).isNotEqualTo(before);
        assertThat(FileMode.of(key)).isEqualTo("rw-------");
        X509Certificate ca = Certificates.read(folder.resolve("ca.pem"));
        assertThatCode(() -> now.verify(ca.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void it_is_good_for_as_long_as_asked_and_never_longer_than_its_ca() throws IOException {
        assertThat(renewed(Duration.ofDays(30)).getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(renewed(Duration.ofDays(365)).getNotAfter().toInstant()).isEqualTo(NOW.plus(OF_THE_CA));
    }

    @Test
    void every_signature_has_the_small_s_that_peers_write() {
        assertThat(IntStream.range(0, 20)).allSatisfy(attempt -> {
            ASN1Sequence signature =
                    ASN1Sequence.getInstance(renewed(Duration.ofDays(1)).getSignature());
            assertThat(ASN1Integer.getInstance(signature.getObjectAt(1)).getPositiveValue())
                    .isLessThanOrEqualTo(HALF_ORDER);
        });
    }
}
