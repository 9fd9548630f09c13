// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.capaz.network.machine.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Duration OF_THE_CA = Duration.ofDays(100);
    private static final BigInteger HALF_ORDER =
            ECNamedCurveTable.getByName("P-256").getN().shiftRight(1);

    private final CertificateAuthority ca = CertificateAuthority.create(new X500Name("CN=ca"), NOW, OF_THE_CA);
    private final KeyPair own = Certificates.newKeyPair();

    private X509Certificate issued(CertificateAuthority issuer, Duration validity) throws IOException {
        return certificate(issuer.issue(new X500Name("CN=peer0"), own.getPublic(), extensions -> {}, NOW, validity));
    }

    private static X509Certificate certificate(byte[] pem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void it_is_a_ca_and_what_it_issues_is_not() throws IOException {
        X509Certificate root = certificate(ca.certificate());
        X509Certificate issued = issued(ca, Duration.ofDays(30));

        assertThat(root.getBasicConstraints()).isZero();
        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        assertThat(issued.getPublicKey()).isEqualTo(own.getPublic());
        assertThatCode(() -> issued.verify(root.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void what_it_issues_is_good_for_as_long_as_asked_and_never_longer_than_itself() throws IOException {
        assertThat(issued(ca, Duration.ofDays(30)).getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(issued(ca, Duration.ofDays(365)).getNotAfter().toInstant()).isEqualTo(NOW.plus(OF_THE_CA));
        assertThat(issued(ca, Duration.ofDays(30)).getNotBefore().toInstant())
                .as("a clock that is five minutes slow")
                .isEqualTo(NOW.minus(Duration.ofMinutes(5)));
    }

    @Test
    void read_from_its_files_it_issues_as_before_and_only_its_owner_reads_the_key(@TempDir Path folder)
            throws IOException {
        ca.write(folder.resolve("cert.pem"), folder.resolve("key.pem"));

        X509Certificate issued =
                issued(CertificateAuthority.read(folder.resolve("cert.pem"), folder.resolve("key.pem")), OF_THE_CA);

        assertThatCode(() -> issued.verify(certificate(ca.certificate()).getPublicKey()))
                .doesNotThrowAnyException();
        assertThat(FileMode.of(folder.resolve("key.pem"))).isEqualTo("rw-------");
    }

    @Test
    void every_signature_has_the_small_s_that_peers_write() {
        assertThat(IntStream.range(0, 20)).allSatisfy(attempt -> {
            ASN1Sequence signature =
                    ASN1Sequence.getInstance(issued(ca, Duration.ofDays(1)).getSignature());
            assertThat(ASN1Integer.getInstance(signature.getObjectAt(1)).getPositiveValue())
                    .isLessThanOrEqualTo(HALF_ORDER);
        });
    }
}
