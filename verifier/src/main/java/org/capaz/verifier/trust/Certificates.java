// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.capaz.verifier.verdict.Code.E_ALG;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.statement.P256;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;

/** X.509 as far as it is needed here: exact decoding, names and keys. */
public final class Certificates {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----\\s*");
    private static final Set<String> SIGNATURES = Set.of("SHA256withECDSA", "SHA384withECDSA");
    private static final int P384_BITS = 384;

    private Certificates() {}

    /**
     * The certificate in DER, or nothing when the bytes are not exactly one.
     *
     * @param der the bytes
     * @return the certificate
     */
    public static Optional<X509Certificate> fromDer(byte[] der) {
        try {
            var certificate = (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
            // Names are decoded here once, so that a name that is no text is refused before anybody asks for it.
            boolean readable = commonName(certificate) != null && organisationalUnits(certificate) != null;
            return readable && Arrays.equals(certificate.getEncoded(), der)
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The certificate in PEM, or nothing when the text is not exactly one.
     *
     * @param pem the text
     * @return the certificate
     */
    public static Optional<X509Certificate> fromPem(String pem) {
        var matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return fromDer(Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The revocation list in DER, or nothing when the bytes are none.
     *
     * @param der the bytes
     * @return the revocation list
     */
    public static Optional<X509CRL> crlFromDer(byte[] der) {
        try {
            var crl = (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
            return Arrays.equals(crl.getEncoded(), der) ? Optional.of(crl) : Optional.empty();
        } catch (CRLException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code issuer}, a certificate authority, signed this certificate. */
    static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!isAuthority(issuer) || !issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        requireSupported(issuer.getPublicKey(), certificate.getSigAlgName());
        if (HeldLinks.signed(issuer, certificate)) {
            return true;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            HeldLinks.rememberSigned(issuer, certificate);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether {@code issuer} signed this revocation list. */
    static boolean issued(X509Certificate issuer, X509CRL crl) {
        if (!issuer.getSubjectX500Principal().equals(crl.getIssuerX500Principal())) {
            return false;
        }
        requireSupported(issuer.getPublicKey(), crl.getSigAlgName());
        if (HeldLinks.signed(issuer, crl)) {
            return true;
        }
        try {
            crl.verify(issuer.getPublicKey());
            HeldLinks.rememberSigned(issuer, crl);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether this is a certificate authority that may sign certificates. */
    static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && usage != null && usage[5];
    }

    /** The key of a signer; only P-256 signs here. */
    static PublicKey signingKey(X509Certificate certificate) {
        if (!isP256(certificate.getPublicKey())) {
            throw unsupported(certificate.getPublicKey().getAlgorithm());
        }
        return certificate.getPublicKey();
    }

    /** The organisational units in the subject, in order. */
    static List<String> organisationalUnits(X509Certificate certificate) {
        return subject(certificate, BCStyle.OU);
    }

    /**
     * The common name, empty when there is none.
     *
     * @param certificate a certificate
     * @return the name
     */
    public static String commonName(X509Certificate certificate) {
        return subject(certificate, BCStyle.CN).stream().findFirst().orElse("");
    }

    private static List<String> subject(X509Certificate certificate, org.bouncycastle.asn1.ASN1ObjectIdentifier type) {
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(name.getRDNs())
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(part -> part.getType().equals(type) && part.getValue() instanceof ASN1String)
                .map(part -> ((ASN1String) part.getValue()).getString())
                .toList();
    }

    private static void requireSupported(PublicKey key, String signature) {
        if ((!isP256(key) && !isP384(key)) || !SIGNATURES.contains(signature)) {
            throw unsupported(key.getAlgorithm() + " / " + signature);
        }
    }

    private static boolean isP256(PublicKey key) {
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().equals(P256.ORDER);
    }

    // The platform knows one curve of this size.
    private static boolean isP384(PublicKey key) {
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == P384_BITS;
    }

    private static CheckFailed unsupported(String what) {
        return new CheckFailed(E_ALG, VerdictMessage.ALGORITHM_NOT_IN_USE.with("algorithm", Argument.id(what)));
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("every Java platform reads X.509", e);
        }
    }
}
