// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.capaz.ledger.identity.Digest;

/** A P-256 key that follows from its name and signs the same bytes the same way each time, so that a corpus can be made again. */
public final class DemoKey {
    private static final ECDomainParameters P256 = new ECNamedDomainParameters(
            org.bouncycastle.asn1.sec.SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByName("P-256"));

    private final ECPrivateKeyParameters secret;

    public DemoKey(String name) {
        var seed = new BigInteger(1, Digest.sha256(("demo key " + name).getBytes(StandardCharsets.UTF_8)));
        this.secret = new ECPrivateKeyParameters(seed.mod(P256.getN()), P256);
    }

    public SubjectPublicKeyInfo publicKey() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                    new ECPublicKeyParameters(P256.getG().multiply(secret.getD()), P256));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** DER with the lower s, as Fabric signs. */
    public byte[] sign(byte[]... message) {
        BigInteger[] rs = rs(message);
        BigInteger low = rs[1].min(P256.getN().subtract(rs[1]));
        return der(rs[0], low);
    }

    /** DER with the higher s: mathematically as good, and refused. */
    byte[] signHigh(byte[]... message) {
        BigInteger[] rs = rs(message);
        BigInteger high = rs[1].max(P256.getN().subtract(rs[1]));
        return der(rs[0], high);
    }

    public ContentSigner contentSigner() {
        return contentSigner(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    /** @param named the algorithm that the signature says it is of; it is made with SHA-256 all the same */
    ContentSigner contentSigner(ASN1ObjectIdentifier named) {
        var out = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return new AlgorithmIdentifier(named);
            }

            @Override
            public OutputStream getOutputStream() {
                return out;
            }

            @Override
            public byte[] getSignature() {
                return sign(out.toByteArray());
            }
        };
    }

    static byte[] der(BigInteger r, BigInteger s) {
        var parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(r));
        parts.add(new ASN1Integer(s));
        try {
            return new DERSequence(parts).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private BigInteger[] rs(byte[]... message) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, secret);
        return signer.generateSignature(Digest.sha256(message));
    }
}
