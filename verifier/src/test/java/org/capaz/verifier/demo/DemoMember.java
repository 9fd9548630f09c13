// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.capaz.verifier.trust.Certificates;
import org.capaz.verifier.trust.Member;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A demonstration organisation with its own root, which issues whatever keys a test needs. */
final class DemoMember {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

    private final String mspId;
    private final String name;
    private final DemoKey rootKey;
    private final X500Name rootName;
    private final X509Certificate root;
    private final Holder peer;

    DemoMember(String mspId, String name) {
        this.mspId = mspId;
        this.name = name;
        this.rootKey = new DemoKey(mspId + " root");
        this.rootName = new X500Name("O=" + mspId + ",CN=ca." + mspId.toLowerCase(java.util.Locale.ROOT));
        this.root = issue(rootName, rootKey.contentSigner(), rootName, rootKey, 1, FROM, TO, true);
        this.peer = holder("peer0", "peer", 10, FROM, TO);
    }

    /** An authority below another one. */
    DemoMember(String mspId, String name, DemoMember above) {
        this.mspId = mspId;
        this.name = name;
        this.rootKey = new DemoKey(mspId + " " + name);
        this.rootName = new X500Name("O=" + mspId + ",CN=" + name);
        this.root = issue(above.rootName, above.rootKey.contentSigner(), rootName, rootKey, 2, FROM, TO, true);
        this.peer = holder(name, "peer", 10, FROM, TO);
    }

    String mspId() {
        return mspId;
    }

    X509Certificate root() {
        return root;
    }

    Member member(List<X509CRL> crls) {
        return new Member(
                mspId,
                name,
                false,
                List.of(root),
                List.of(),
                crls,
                "peer",
                java.util.Optional.empty(),
                List.of("https://" + name.toLowerCase(java.util.Locale.ROOT) + ".example"),
                java.util.OptionalLong.empty());
    }

    /** A key with a certificate of this organisation. */
    record Holder(String mspId, DemoKey key, X509Certificate certificate) {
        byte[] identity() {
            return identity(mspId);
        }

        /** The same certificate, presented as another organisation's. */
        byte[] identity(String claimed) {
            try {
                return DemoMember.identity(claimed, certificate.getEncoded());
            } catch (java.security.cert.CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static byte[] identity(String mspId, byte[] der) {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(com.google.protobuf.ByteString.copyFrom(pem(der)))
                .build()
                .toByteArray();
    }

    static byte[] pem(byte[] der) {
        return ("-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    Holder peer() {
        return peer;
    }

    Holder holder(String label, String unit, int serial, Instant from, Instant to) {
        var key = new DemoKey(mspId + " " + label);
        var subject = new X500Name(
                "O=" + mspId + ",OU=" + unit + ",CN=" + label + "." + mspId.toLowerCase(java.util.Locale.ROOT));
        return new Holder(mspId, key, issue(rootName, rootKey.contentSigner(), subject, key, serial, from, to, false));
    }

    /** A peer whose certificate says that it is signed with an algorithm that is not in use. */
    Holder peerOfOtherAlgorithm(String label, int serial) {
        var key = new DemoKey(mspId + " " + label);
        var subject =
                new X500Name("O=" + mspId + ",OU=peer,CN=" + label + "." + mspId.toLowerCase(java.util.Locale.ROOT));
        var signer = rootKey.contentSigner(X9ObjectIdentifiers.ecdsa_with_SHA512);
        return new Holder(mspId, key, issue(rootName, signer, subject, key, serial, FROM, TO, false));
    }

    /** A peer whose certificate names this organisation's authority as issuer; another's key signed it. */
    Holder peerSignedBy(DemoMember other, int serial) {
        var subject = new X500Name("O=" + mspId + ",OU=peer,CN=peer0");
        var key = new DemoKey(mspId + " signed by " + other.mspId);
        var signer = other.rootKey.contentSigner();
        return new Holder(mspId, key, issue(rootName, signer, subject, key, serial, FROM, TO, false));
    }

    /** A revocation list of this organisation. */
    X509CRL revoke(Holder holder, Instant at) {
        return revoke(holder, at, java.util.Optional.empty());
    }

    X509CRL revoke(Holder holder, Instant at, java.util.Optional<Instant> stolen) {
        var builder = new X509v2CRLBuilder(rootName, Date.from(FROM));
        builder.setNextUpdate(Date.from(TO));
        var serial = holder.certificate().getSerialNumber();
        if (stolen.isPresent()) {
            builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise, Date.from(stolen.get()));
        } else {
            builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise);
        }
        try {
            return Certificates.crlFromDer(
                            builder.build(rootKey.contentSigner()).getEncoded())
                    .orElseThrow();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any content at all, signed by this organisation as its revocation list. */
    byte[] signedList(byte[] content) {
        ContentSigner signer = rootKey.contentSigner();
        try {
            signer.getOutputStream().write(content);
            byte[] algorithm = signer.getAlgorithmIdentifier().getEncoded();
            byte[] signature = new DERBitString(signer.getSignature()).getEncoded();
            byte[] inside = DemoNetwork.join(DemoNetwork.join(content, algorithm), signature);
            return DemoNetwork.join(sequenceOf(inside.length), inside);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tag and the length before the content of a SEQUENCE in DER. */
    private static byte[] sequenceOf(int length) {
        return length < 0x80
                ? new byte[] {0x30, (byte) length}
                : length < 0x100
                        ? new byte[] {0x30, (byte) 0x81, (byte) length}
                        : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static X509Certificate issue(
            X500Name issuer,
            ContentSigner signer,
            X500Name subject,
            DemoKey key,
            int serial,
            Instant from,
            Instant to,
            boolean authority) {
        var builder = new X509v3CertificateBuilder(
                issuer, BigInteger.valueOf(serial), Date.from(from), Date.from(to), subject, key.publicKey());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            return Certificates.fromDer(builder.build(signer).getEncoded()).orElseThrow();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
