// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_QR_FORMAT;

import java.util.ArrayList;
import java.util.List;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoWriter;
import org.capaz.verifier.wire.Varints;

/**
 * The bytes of a label: everything needed, beside the anchor and the peer directory, to rebuild what the peers signed.
 *
 * <p>Format: {@code docs/reference/formats/label.md}.
 *
 * @param networkTag picks the anchor; a hint, not signed
 * @param proposalHash the hash in the signed response that ties it to its proposal, 32 bytes
 * @param definition where the chaincode definition in force was committed
 * @param certificate where the certificate record was written
 * @param status where the certificate's status was last written
 * @param claims {@link LabelClaims} as bytes, kept as received
 * @param signatures 1 to 6 signatures
 */
public record LabelPayload(
        byte[] networkTag,
        byte[] proposalHash,
        Version definition,
        Version certificate,
        Version status,
        byte[] claims,
        List<Signature> signatures) {
    private static final int FORMAT = 1;
    private static final int NETWORK_TAG_LENGTH = 4;
    private static final int HASH_LENGTH = 32;
    private static final int KEY_TAG_LENGTH = 4;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int MOST_SIGNATURES = 6;

    /**
     * One peer's signature: r and s, and the first bytes of the hash of its identity, by which the directory finds it.
     *
     * @param keyTag the first 4 bytes of the hash of the signer's identity
     * @param rs 64 bytes r || s
     */
    public record Signature(byte[] keyTag, byte[] rs) {}

    /** Copies the list. */
    public LabelPayload {
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a payload of version 1.
     *
     * @param bytes the payload of a {@link LabelText}
     * @return the payload
     * @throws CheckFailed with {@code E-QR-FORMAT} when it is cut, extended or of another version
     */
    public static LabelPayload read(byte[] bytes) {
        var in = new Varints(bytes, E_QR_FORMAT);
        int format = in.single();
        if (format != FORMAT) {
            throw new CheckFailed(
                    E_QR_FORMAT, VerdictMessage.LABEL_VERSION_UNKNOWN.with("version", PlainNumbers.digits(format)));
        }
        byte[] networkTag = in.bytes(NETWORK_TAG_LENGTH);
        byte[] proposalHash = in.bytes(HASH_LENGTH);
        Version definition = version(in);
        Version certificate = version(in);
        Version status = version(in);
        byte[] claims = in.bytes(in.single());
        int count = in.single();
        if (count < 1 || count > MOST_SIGNATURES) {
            throw new CheckFailed(
                    E_QR_FORMAT,
                    VerdictMessage.LABEL_SIGNATURE_COUNT_WRONG
                            .with("count", PlainNumbers.digits(count))
                            .and("most", PlainNumbers.digits(MOST_SIGNATURES)));
        }
        var signatures = new ArrayList<Signature>();
        for (int i = 0; i < count; i++) {
            signatures.add(new Signature(in.bytes(KEY_TAG_LENGTH), in.bytes(SIGNATURE_LENGTH)));
        }
        in.end();
        return new LabelPayload(networkTag, proposalHash, definition, certificate, status, claims, signatures);
    }

    /**
     * The payload as bytes.
     *
     * @return what {@link #read} reads
     */
    public byte[] bytes() {
        var out = new ProtoWriter().varint(FORMAT).raw(networkTag).raw(proposalHash);
        for (Version version : List.of(definition, certificate, status)) {
            out.varint(version.block()).varint(version.tx());
        }
        out.raw(new byte[] {(byte) claims.length}).raw(claims);
        out.varint(signatures.size());
        for (Signature signature : signatures) {
            out.raw(signature.keyTag).raw(signature.rs);
        }
        return out.toBytes();
    }

    private static Version version(Varints in) {
        return new Version(place(in), place(in));
    }

    private static long place(Varints in) {
        long number = in.next();
        if (number < 0) {
            throw new CheckFailed(E_QR_FORMAT, VerdictMessage.LEDGER_PLACE_TOO_LARGE.sentence());
        }
        return number;
    }
}
