// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** Reads certificates from PEM files, and makes what a new certificate needs: its key and its text. */
public final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The names of this machine to itself. */
    static final List<String> LOOPBACK = List.of("localhost", NetworkLayout.LOOPBACK);

    private Certificates() {}

    /** The first certificate of the file. */
    public static X509Certificate read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new NetworkFailure(NetworkMessage.FILE_WITHOUT_CERTIFICATE.with("file", NetworkMessage.path(pem)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate in a PEM text; an {@link IllegalArgumentException} if it is none. */
    public static X509Certificate parse(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /** Whether the one certificate was issued by the other. */
    public static boolean issued(X509Certificate issued, X509Certificate issuer) {
        try {
            issued.verify(issuer.getPublicKey());
            return issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether the subject has that part, such as {@code OU=peer}. */
    public static boolean names(X509Certificate certificate, String part) {
        return List.of(certificate.getSubjectX500Principal().getName().split(",", -1))
                .contains(part);
    }

    /** A new P-256 key. */
    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can not make P-256 keys", e);
        }
    }

    /** Host names and IPv4 addresses as the alternative names of a certificate. */
    static GeneralNames names(Collection<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(
                        IPAddress.isValidIPv4(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    /** A random serial number, as CAs choose them so that nobody foresees the bytes that they sign. */
    static BigInteger newSerialNumber() {
        return new BigInteger(127, RANDOM);
    }

    /** The text of a PEM file that holds this content. */
    static byte[] pem(String kind, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(kind, content));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
