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
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.machine.Folders;

/**
 * A certificate authority: its certificate and its key, both P-256. Whatever a member's processes identify themselves with
 * is issued here, when the member's home is made and when its certificates are renewed.
 */
final class CertificateAuthority {

    private final X509CertificateHolder certificate;
    private final PrivateKey key;

    private CertificateAuthority(X509CertificateHolder certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new one, signed by itself. */
    static CertificateAuthority create(X500Name name, Instant now, Duration validity) {
        try {
            KeyPair own = Certificates.newKeyPair();
            SubjectKeyIdentifier identifier = new JcaX509ExtensionUtils().createSubjectKeyIdentifier(own.getPublic());
            X509v3CertificateBuilder builder = certificate(name, name, own.getPublic(), now, now.plus(validity))
                    // Of length 0: an identity that it issued cannot issue others.
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.subjectKeyIdentifier, false, identifier);
            return new CertificateAuthority(signed(builder, own.getPrivate()), own.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make P-256 certificates", e);
        }
    }

    /** The one whose certificate and key are in these files. */
    static CertificateAuthority read(Path certificate, Path key) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(key))) {
            return new CertificateAuthority(
                    new X509CertificateHolder(Certificates.read(certificate).getEncoded()),
                    new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was just read has no encoding", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes certificate and key for {@link #read}. */
    void write(Path certificateFile, Path keyFile) throws IOException {
        Folders.writeSecret(keyFile, Certificates.pem("PRIVATE KEY", key.getEncoded()));
        Folders.writeSecret(certificateFile, certificate());
    }

    /** The certificate as the content of a PEM file. */
    byte[] certificate() throws IOException {
        return Certificates.pem("CERTIFICATE", certificate.getEncoded());
    }

    /** Adds what a certificate says beyond name, key and period. */
    interface Extensions {
        void addTo(X509v3CertificateBuilder certificate) throws IOException;
    }

    /** Issues a certificate that cannot issue others, as the content of a PEM file; it never outlives the authority's own. */
    byte[] issue(X500Name subject, PublicKey own, Extensions extensions, Instant now, Duration validity)
            throws IOException {
        Instant endOfIssuer = certificate.getNotAfter().toInstant();
        Instant end = now.plus(validity);
        X509v3CertificateBuilder builder = certificate(
                        certificate.getSubject(), subject, own, now, end.isBefore(endOfIssuer) ? end : endOfIssuer)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(SubjectKeyIdentifier.fromExtensions(certificate.getExtensions())
                                .getKeyIdentifier()));
        extensions.addTo(builder);
        try {
            return Certificates.pem("CERTIFICATE", signed(builder, key).getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make P-256 certificates", e);
        }
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer, X500Name subject, PublicKey own, Instant now, Instant end) {
        Instant from = now.minus(Validity.SLOW_CLOCKS).truncatedTo(ChronoUnit.SECONDS);
        return new JcaX509v3CertificateBuilder(
                issuer,
                Certificates.newSerialNumber(),
                Date.from(from),
                Date.from(end.truncatedTo(ChronoUnit.SECONDS)),
                subject,
                own);
    }

    /**
     * A peer that meets a certificate whose signature has a large s writes it anew with the small one, and its endorsements
     * then carry other bytes than the published file. So only a small s is issued.
     */
    private static X509CertificateHolder signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException {
        while (true) {
            X509CertificateHolder issued = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
            ASN1Sequence signature = ASN1Sequence.getInstance(issued.getSignature());
            BigInteger s = ASN1Integer.getInstance(signature.getObjectAt(1)).getPositiveValue();
            if (s.compareTo(Certificates.HALF_ORDER) <= 0) return issued;
        }
    }
}
