// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.verdict.Code.E_BUNDLE;

import java.util.HexFormat;
import java.util.List;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.capaz.verifier.wire.Limit;

/**
 * A file with everything needed to check one attestation without a network: what the members' peers stated of it.
 *
 * <p>Decision 226.
 *
 * <p>Format: {@code docs/reference/formats/attestation.md}.
 *
 * @param network the network tag in hexadecimal, which picks the anchor
 * @param channel the channel's name
 * @param attestation the name of its record, such as {@code attestation/AMP-01/03/AT-7}
 * @param views {@code Envelope.payload} bytes of endorsed {@code AttestationView} answers
 */
public record AttestationBundle(String network, String channel, String attestation, List<byte[]> views) {
    private static final String FORMAT = "gold-attestation-proof/1";

    /** Copies the list. */
    public AttestationBundle {
        views = List.copyOf(views);
    }

    /**
     * The file that a member hands out.
     *
     * @param networkTag 4 bytes, see {@link org.capaz.verifier.trust.Anchor#networkTag}
     * @param channel the channel's name
     * @param attestation the name of its record
     * @param views {@code Envelope.payload} bytes of endorsed {@code AttestationView} answers
     * @return the bundle
     */
    public static AttestationBundle of(byte[] networkTag, String channel, String attestation, List<byte[]> views) {
        return new AttestationBundle(HexFormat.of().formatHex(networkTag), channel, attestation, views);
    }

    /**
     * Whether a file says of itself that it is such a bundle; what it is worth is for {@link #read} to say.
     *
     * @param file the file's bytes
     * @return false for a bundle of a certificate, and for what is none at all
     */
    public static boolean isMeant(byte[] file) {
        try {
            Limit.BUNDLE_BYTES.require(file.length);
            return CanonicalJson.parseObject(CanonicalJson.decode(file)).get("format") instanceof Json.Str format
                    && format.text().equals(FORMAT);
        } catch (JsonException | CheckFailed otherwise) {
            return false;
        }
    }

    /**
     * Reads a bundle.
     *
     * @param file the file's bytes
     * @return the bundle
     * @throws CheckFailed with {@code E-BUNDLE} when it is not canonical JSON with exactly these members, and with
     *     {@code E-LIMIT} when it is too large
     */
    public static AttestationBundle read(byte[] file) {
        Limit.BUNDLE_BYTES.require(file.length);
        try {
            var fields = Fields.of(CanonicalJson.parseCanonicalObject(CanonicalJson.decode(file)));
            if (!FORMAT.equals(fields.text("format"))) {
                throw new JsonException("format", Message.EXPECTED_OTHER.with("what", Argument.id(FORMAT)));
            }
            if (fields.value("views") instanceof Json.Arr answers) {
                Limit.PAYLOADS.require(answers.items().size());
            }
            var bundle = new AttestationBundle(
                    fields.text("network"),
                    fields.text("channel"),
                    fields.text("attestation"),
                    fields.texts("views", text -> CheckedBase64Url.decode(text, E_BUNDLE)));
            fields.end();
            return bundle;
        } catch (JsonException e) {
            throw CheckFailed.unread(E_BUNDLE, e);
        }
    }

    /**
     * The file's bytes; the same bundle always gives the same bytes.
     *
     * @return canonical JSON (RFC 8785) in UTF-8
     */
    public byte[] bytes() {
        return CanonicalJson.bytes(Json.object()
                .with("format", FORMAT)
                .with("network", network)
                .with("channel", channel)
                .with("attestation", attestation)
                .with("views", Json.texts(views.stream().map(Base64Url::encode).toList())));
    }
}
