// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.machine.Folders;

/**
 * Issues certificates in place of others: the same subject and extensions, a new key, another period, signed by the CA that
 * issued the old one. What reads a certificate's subject or role therefore sees no difference.
 */
final class Renewal {

    private static final BigInteger HALF_ORDER =
            ECNamedCurveTable.getByName("P-256").getN().shiftRight(1);

    private final Instant from;
    private final Instant until;

    /** @param validity from now on; a certificate never outlives its CA's */
    Renewal(Instant now, Duration validity) {
        // Valid from five minutes ago, so that a clock that is slow does not reject a new certificate.
        this.from = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(5));
        this.until = now.truncatedTo(ChronoUnit.SECONDS).plus(validity);
    }

    /** Overwrites certificate and key with new ones of the CA whose certificate and key are given. */
    void renew(Path certificate, Path key, Path caCertificate, Path caKey) throws IOException {
        X509CertificateHolder old = holder(certificate);
        X509CertificateHolder ca = holder(caCertificate);
        try {
            KeyPair own = Certificates.newKeyPair();
            Instant endOfCa = ca.getNotAfter().toInstant();
            Instant end = until.isBefore(endOfCa) ? until : endOfCa;
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    ca.getSubject(),
                    Certificates.newSerialNumber(),
                    Date.from(from),
                    Date.from(end),
                    old.getSubject(),
                    own.getPublic());
            for (Object oid : old.getExtensionOIDs()) {
                Extension extension = old.getExtension((ASN1ObjectIdentifier) oid);
                // The old key's own identifier: optional in a leaf, and wrong for the new key.
                if (!extension.getExtnId().equals(Extension.subjectKeyIdentifier)) builder.addExtension(extension);
            }
            X509CertificateHolder issued = signed(builder, privateKey(caKey));
            Folders.writeSecret(certificate, Certificates.pem("CERTIFICATE", issued.getEncoded()));
            Folders.writeSecret(
                    key, Certificates.pem("PRIVATE KEY", own.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make P-256 certificates", e);
        }
    }

    /**
     * A peer that meets a certificate whose signature has a large s writes it anew with the small one, and its endorsements
     * then carry other bytes than the published file. So only a small s is issued.
     */
    private static X509CertificateHolder signed(X509v3CertificateBuilder builder, PrivateKey ca)
            throws OperatorCreationException {
        while (true) {
            X509CertificateHolder issued = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ca));
            ASN1Sequence signature = ASN1Sequence.getInstance(issued.getSignature());
            BigInteger s = ASN1Integer.getInstance(signature.getObjectAt(1)).getPositiveValue();
            if (s.compareTo(HALF_ORDER) <= 0) return issued;
        }
    }

    private static X509CertificateHolder holder(Path pem) {
        try {
            return new X509CertificateHolder(Certificates.read(pem).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate that was just read has no encoding", e);
        }
    }

    private static PrivateKey privateKey(Path pem) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(pem))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
