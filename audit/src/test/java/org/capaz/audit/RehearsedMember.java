// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.capaz.verifier.demo.DemoKey;
import org.capaz.verifier.trust.Certificates;
import org.capaz.verifier.trust.Member;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A fictional member with its own root, a peer, an orderer and a gateway, in force at the time of the worked case. */
final class RehearsedMember {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2034-01-01T00:00:00Z");

    /** A key with a certificate of this member. */
    record Holder(String msp, DemoKey key, X509Certificate certificate) {
        byte[] identity() {
            try {
                String pem = "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
                return SerializedIdentity.newBuilder()
                        .setMspid(msp)
                        .setIdBytes(ByteString.copyFrom(pem, StandardCharsets.US_ASCII))
                        .build()
                        .toByteArray();
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final String msp;
    private final DemoKey rootKey;
    private final X500Name rootName;
    private final X509Certificate root;
    final Holder peer;
    final Holder orderer;
    final Holder gateway;

    RehearsedMember(String msp) {
        this.msp = msp;
        this.rootKey = new DemoKey("rehearsed " + msp);
        this.rootName = new X500Name("O=" + msp + ",CN=ca");
        this.root = issue(rootName, rootKey, 1, true);
        this.peer = holder("peer", 2);
        this.orderer = holder("orderer", 3);
        this.gateway = holder("client", 4);
    }

    Member member() {
        return Member.of(msp, msp, root, List.of());
    }

    private Holder holder(String unit, int serial) {
        var key = new DemoKey("rehearsed " + msp + " " + unit);
        return new Holder(
                msp, key, issue(new X500Name("O=" + msp + ",OU=" + unit + ",CN=" + unit), key, serial, false));
    }

    private X509Certificate issue(X500Name subject, DemoKey key, int serial, boolean authority) {
        var builder = new X509v3CertificateBuilder(
                rootName, BigInteger.valueOf(serial), Date.from(FROM), Date.from(TO), subject, key.publicKey());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            return Certificates.fromDer(builder.build(rootKey.contentSigner()).getEncoded())
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
