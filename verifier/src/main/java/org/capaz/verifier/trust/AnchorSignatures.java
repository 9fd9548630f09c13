// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.statement.P256;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64;
import org.capaz.verifier.wire.Limit;

/**
 * {@code anchor.sigs.json}: the administrators who signed the bytes of the anchor beside it. Not yet believed; whether they
 * are enough is decided by {@link AnchorUpdate}.
 *
 * <p>Decision 156.
 *
 * <p>Format: {@code docs/reference/formats/anchor.md}.
 *
 * @param all in the order of the file
 */
public record AnchorSignatures(List<One> all) {
    /** What an administrator's key signs nothing else with: the same for every form of an anchor. */
    private static final byte[] DOMAIN = "gold-anchor/1\0".getBytes(US_ASCII);

    private static final int SIGNATURE_LENGTH = 64;

    /** Copies the list. */
    public AnchorSignatures {
        all = List.copyOf(all);
    }

    /**
     * One administrator's signature.
     *
     * @param mspId the organisation it says it is of
     * @param certificate its certificate in DER
     * @param rs 64 bytes r || s
     */
    public record One(String mspId, byte[] certificate, byte[] rs) {}

    /**
     * The signatures of an anchor that nobody has signed yet.
     *
     * @return no signatures
     */
    public static AnchorSignatures none() {
        return new AnchorSignatures(List.of());
    }

    /**
     * Reads {@code anchor.sigs.json}.
     *
     * @param json its bytes
     * @return the signatures
     * @throws CheckFailed with {@code E-ANCHOR} or {@code E-LIMIT}
     */
    public static AnchorSignatures read(byte[] json) {
        try {
            // Read as the one member of an object, so that errors name the entry.
            Json list = CanonicalJson.parse(json);
            if (list instanceof Json.Arr entries) {
                Limit.ENDORSEMENTS.require(entries.items().size());
            }
            return new AnchorSignatures(
                    Fields.of(Json.object().with("signatures", list)).objects("signatures", AnchorSignatures::one));
        } catch (JsonException e) {
            throw CheckFailed.unread(E_ANCHOR, e);
        }
    }

    /**
     * {@code anchor.sigs.json}.
     *
     * @return canonical JSON in UTF-8
     */
    public byte[] bytes() {
        Json list = Json.array(all.stream()
                .map(one -> Json.object()
                        .with("mspId", one.mspId())
                        .with("cert", Base64.getEncoder().encodeToString(one.certificate()))
                        .with("sig", Base64.getEncoder().encodeToString(one.rs())))
                .toList());
        return CanonicalJson.write(list).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * These signatures and one more.
     *
     * @param anchor the bytes of the anchor that is signed
     * @param mspId the administrator's organisation
     * @param certificate the administrator's certificate
     * @param key the key of that certificate
     * @return the signatures, the new one last
     */
    public AnchorSignatures with(byte[] anchor, String mspId, X509Certificate certificate, PrivateKey key) {
        var more = new ArrayList<>(all);
        more.add(new One(mspId, encoded(certificate), P256.sign(key, signedBytes(anchor))));
        return new AnchorSignatures(more);
    }

    /**
     * These signatures but those of one administrator, who signs anew.
     *
     * @param certificate the administrator's certificate
     * @return the others
     */
    public AnchorSignatures without(X509Certificate certificate) {
        byte[] der = encoded(certificate);
        return new AnchorSignatures(all.stream()
                .filter(one -> !Arrays.equals(one.certificate(), der))
                .toList());
    }

    /**
     * Those that hold; who adds one to a file of former signatures hands on no others.
     *
     * @param trusted the anchor that names the members
     * @param anchor the bytes of the anchor that is signed
     * @param now Unix seconds
     * @return the good ones
     */
    public AnchorSignatures goodIn(Anchor trusted, byte[] anchor, long now) {
        return new AnchorSignatures(all.stream()
                .filter(one -> {
                    try {
                        AnchorUpdate.requireGood(trusted, anchor, one, now);
                        return true;
                    } catch (CheckFailed left) {
                        return false;
                    }
                })
                .toList());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded has its encoding", e);
        }
    }

    /** What an administrator signs: a name that nothing else is signed under, then the bytes of the anchor. */
    static byte[] signedBytes(byte[] anchor) {
        byte[] signed = new byte[DOMAIN.length + anchor.length];
        System.arraycopy(DOMAIN, 0, signed, 0, DOMAIN.length);
        System.arraycopy(anchor, 0, signed, DOMAIN.length, anchor.length);
        return signed;
    }

    private static One one(Fields fields) {
        return new One(
                fields.text("mspId"),
                fields.parsed("cert", AnchorSignatures::certificate),
                fields.parsed("sig", AnchorSignatures::signature));
    }

    private static byte[] certificate(String base64) {
        byte[] der = CheckedBase64.decode(base64);
        Limit.IDENTITY_BYTES.require(der.length);
        return der;
    }

    private static byte[] signature(String base64) {
        byte[] rs = CheckedBase64.decode(base64);
        if (rs.length != SIGNATURE_LENGTH) {
            throw new InvalidValue(VerdictMessage.SIGNATURE_NOT_64_BYTES.sentence());
        }
        return rs;
    }
}
