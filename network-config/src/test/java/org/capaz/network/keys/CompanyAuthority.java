// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A CA that a member has had for years: it is not ours, answers requests, and can be made to answer wrongly. */
final class CompanyAuthority {
    private static final Instant NOW = Instant.now();

    final X500Name name;
    final KeyPair own;
    Instant from = NOW.minusSeconds(3_600);
    Instant end = NOW.plusSeconds(86_400);
    String signature = "SHA256withECDSA";
    private byte[] root = {};

    CompanyAuthority(String name) {
        this(name, newKey("secp256r1"));
    }

    CompanyAuthority(String name, KeyPair own) {
        this.name = new X500Name("O=Demo Company,CN=" + name);
        this.own = own;
    }

    static KeyPair newKey(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds to a certificate what it says beyond subject and key. */
    interface Content {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    /** Its root, always the same bytes. */
    byte[] root() {
        if (root.length == 0) root = newRoot();
        return root;
    }

    private byte[] newRoot() {
        return root(
                name,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                        .addExtension(Extension.subjectKeyIdentifier, false, identifier()));
    }

    private SubjectKeyIdentifier identifier() {
        try {
            return new JcaX509ExtensionUtils().createSubjectKeyIdentifier(own.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] root(X500Name issuer, Content content) {
        return issue(
                issuer, name, SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()), content);
    }

    /** As asked. */
    byte[] answer(Path request) {
        PKCS10CertificationRequest asked = request(request);
        return answer(request, asked.getSubject(), asked.getRequestedExtensions());
    }

    byte[] answer(Path request, X500Name subject, Extensions extensions) {
        return issue(name, subject, request(request).getSubjectPublicKeyInfo(), builder -> {
            for (var oid : extensions.getExtensionOIDs()) builder.addExtension(extensions.getExtension(oid));
        });
    }

    static PKCS10CertificationRequest request(Path file) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
            return (PKCS10CertificationRequest) parser.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] issue(X500Name issuer, X500Name subject, SubjectPublicKeyInfo key, Content content) {
        try {
            X509v3CertificateBuilder builder =
                    new X509v3CertificateBuilder(issuer, BigInteger.TWO, Date.from(from), Date.from(end), subject, key);
            content.addTo(builder);
            return Certificates.pem(
                    "CERTIFICATE",
                    builder.build(new JcaContentSignerBuilder(signature).build(own.getPrivate()))
                            .getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
