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
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.util.IPAddress;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** Reads certificates from PEM files, and makes what a new certificate needs: its key and its text. */
public final class Certificates {

    /** Of P-256. */
    private static final BigInteger ORDER = ECNamedCurveTable.getByName("P-256").getN();

    /** A signature of that curve has a small s up to here. */
    static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

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

    /** The organisational units of the subject, which give rights in Fabric. */
    static List<String> units(X509Certificate certificate) {
        return subject(certificate, BCStyle.OU);
    }

    static List<String> commonNames(X509Certificate certificate) {
        return subject(certificate, BCStyle.CN);
    }

    private static List<String> subject(X509Certificate certificate, ASN1ObjectIdentifier part) {
        return Arrays.stream(X500Name.getInstance(
                                certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(part))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(value -> value.getType().equals(part))
                .map(value -> IETFUtils.valueToString(value.getValue()))
                .toList();
    }

    static boolean isP256(PublicKey key) {
        return SECObjectIdentifiers.secp256r1.equals(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters());
    }

    /**
     * A certificate with the small one of the two values that the s of its signature may have, as the content of a PEM file. Peers
     * write it so into their endorsements; with the other one these would carry other bytes than the published file.
     */
    static byte[] withSmallS(X509Certificate certificate) {
        try {
            Certificate whole = Certificate.getInstance(certificate.getEncoded());
            ASN1Sequence signature =
                    ASN1Sequence.getInstance(whole.getSignature().getOctets());
            BigInteger s = ASN1Integer.getInstance(signature.getObjectAt(1)).getPositiveValue();
            DERSequence small = new DERSequence(new ASN1Encodable[] {
                signature.getObjectAt(0), new ASN1Integer(s.compareTo(HALF_ORDER) <= 0 ? s : ORDER.subtract(s))
            });
            return pem(
                    "CERTIFICATE",
                    new DERSequence(new ASN1Encodable[] {
                                whole.getTBSCertificate(), whole.getSignatureAlgorithm(), new DERBitString(small)
                            })
                            .getEncoded());
        } catch (CertificateEncodingException | IOException e) {
            throw new IllegalStateException("a certificate that was just read has no encoding", e);
        }
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
