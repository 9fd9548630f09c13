// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.capaz.gateway.SecretFile;
import org.hyperledger.fabric.client.identity.Signer;

/** Signs as this member with a key that lies in a PKCS#11 token, such as a hardware security module, and never leaves it. */
final class TokenSigner implements Signer {
    private static final BigInteger ORDER = ECNamedCurveTable.getByName("P-256").getN();

    private final Provider token;
    private final PrivateKey key;

    private TokenSigner(Provider token, PrivateKey key) {
        this.token = token;
        this.key = key;
    }

    /**
     * The signer whose public key is that of the certificate.
     *
     * @param configuration of Java's PKCS#11 provider: at least {@code name} and {@code library}
     * @param pinFile holds the PIN of the token's user
     */
    static TokenSigner open(Path configuration, Path pinFile, X509Certificate certificate) {
        try {
            Provider token = Security.getProvider("SunPKCS11").configure(configuration.toString());
            KeyStore keys = KeyStore.getInstance("PKCS11", token);
            keys.load(null, SecretFile.read(pinFile).toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)
                        && keys.getCertificate(alias).getPublicKey().equals(certificate.getPublicKey())) {
                    return new TokenSigner(token, (PrivateKey) keys.getKey(alias, null));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the PKCS#11 token of " + configuration + " does not open with the PIN in " + pinFile, e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new IllegalStateException(
                    "the PKCS#11 token of " + configuration + " is not usable: " + e.getMessage(), e);
        }
        throw new IllegalStateException(
                "the PKCS#11 token of " + configuration + " has no key of this member's client certificate");
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA", token);
            signature.initSign(key);
            signature.update(digest);
            return withSmallS(signature.sign());
        } catch (ProviderException e) {
            throw new SignatureException("the PKCS#11 token does not sign: " + e.getMessage(), e);
        }
    }

    /** Fabric takes only the smaller of the two values that the s of a signature may have. */
    private static byte[] withSmallS(byte[] signature) throws SignatureException {
        ASN1Sequence parts = ASN1Sequence.getInstance(signature);
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getPositiveValue();
        if (s.compareTo(ORDER.shiftRight(1)) <= 0) return signature;
        try {
            return new DERSequence(new ASN1Encodable[] {parts.getObjectAt(0), new ASN1Integer(ORDER.subtract(s))})
                    .getEncoded();
        } catch (IOException e) {
            throw new SignatureException("a signature of the PKCS#11 token has no encoding", e);
        }
    }
}
