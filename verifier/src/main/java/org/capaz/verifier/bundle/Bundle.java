// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.verdict.Code.E_BUNDLE;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.PremiumPart;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.capaz.verifier.wire.Limit;

/**
 * A file with everything needed to check one certificate without a network: its record, its label and what the members'
 * peers stated of it.
 *
 * <p>Decision 020.
 *
 * <p>Format: {@code docs/reference/formats/bundle.md}.
 *
 * @param network the network tag in hexadecimal, which picks the anchor
 * @param channel the channel's name
 * @param certificate the certificate id, a lower-case UUID
 * @param value the certificate record as it stands on the ledger; nothing where its absence is what is proven
 * @param label the label's payload
 * @param stateViews {@code Envelope.payload} bytes of endorsed {@code StateView} answers
 * @param issue what the members' peers say of the issuing transaction, when the file holds it
 * @param premium what one member states of the premium, when the file holds it
 */
public record Bundle(
        String network,
        String channel,
        String certificate,
        Optional<String> value,
        Optional<byte[]> label,
        List<byte[]> stateViews,
        Optional<IssuePart> issue,
        Optional<PremiumPart> premium) {
    private static final String FORMAT = "gold-proof/1";

    /** Copies the list. */
    public Bundle {
        stateViews = List.copyOf(stateViews);
    }

    /**
     * The file of level L2, without the issuing transaction.
     *
     * @param networkTag 4 bytes, see {@link org.capaz.verifier.trust.Anchor#networkTag}
     * @param channel the channel's name
     * @param certificate the certificate id, a lower-case UUID
     * @param value the certificate record as it stands on the ledger
     * @param label the label's payload, when there is one
     * @param stateViews {@code Envelope.payload} bytes of endorsed {@code StateView} answers
     * @return the bundle
     */
    public static Bundle withoutIssue(
            byte[] networkTag,
            String channel,
            String certificate,
            String value,
            Optional<byte[]> label,
            List<byte[]> stateViews) {
        return new Bundle(
                HexFormat.of().formatHex(networkTag),
                channel,
                certificate,
                Optional.of(value),
                label,
                stateViews,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same file with the issuing transaction (level L3).
     *
     * @param part what the members' peers say of it
     * @return the bundle
     */
    public Bundle withIssue(IssuePart part) {
        return new Bundle(network, channel, certificate, value, label, stateViews, Optional.of(part), premium);
    }

    /**
     * The same file with what one member states of the premium.
     *
     * @param part signed by that member
     * @return the bundle
     */
    public Bundle withPremium(PremiumPart part) {
        return new Bundle(network, channel, certificate, value, label, stateViews, issue, Optional.of(part));
    }

    /**
     * Reads a bundle; anything that is not canonical JSON with exactly these members is refused with {@code E-BUNDLE}.
     *
     * @param json the file's bytes
     * @return the bundle
     * @throws CheckFailed with {@code E-BUNDLE} when it is not canonical JSON with exactly these members, and with
     *     {@code E-LIMIT} when it is too large
     */
    public static Bundle read(byte[] json) {
        Limit.BUNDLE_BYTES.require(json.length);
        try {
            Json.Obj object = CanonicalJson.parseCanonicalObject(CanonicalJson.decode(json));
            var fields = Fields.of(object);
            if (!FORMAT.equals(fields.text("format"))) {
                throw new JsonException("format", Message.EXPECTED_OTHER.with("what", Argument.id(FORMAT)));
            }
            if (fields.value("stateView") instanceof Json.Arr answers) {
                Limit.PAYLOADS.require(answers.items().size());
            }
            var bundle = new Bundle(
                    fields.text("network"),
                    fields.text("channel"),
                    fields.text("certId"),
                    fields.optionalText("value"),
                    fields.optionalParsed("label", Bundle::decode),
                    fields.texts("stateView", Bundle::decode),
                    fields.optionalObject("issue").map(IssuePart::read),
                    fields.optionalObject("premium").map(PremiumPart::read));
            if (fields.optionalText("log").isPresent()) {
                throw new JsonException("log", VerdictMessage.MEMBER_NOT_IN_USE.sentence());
            }
            fields.end();
            return bundle;
        } catch (JsonException e) {
            throw CheckFailed.unread(E_BUNDLE, e);
        }
    }

    /**
     * The file's bytes; the same bundle always gives the same bytes, so it can be served by its hash.
     *
     * @return canonical JSON (RFC 8785) in UTF-8
     */
    public byte[] bytes() {
        Json.Obj object = Json.object()
                .with("format", FORMAT)
                .with("network", network)
                .with("channel", channel)
                .with("certId", certificate)
                .with("value", Json.orNull(value.orElse(null)))
                .with("label", Json.orNull(label.map(Base64Url::encode).orElse(null)))
                .with(
                        "stateView",
                        Json.texts(stateViews.stream().map(Base64Url::encode).toList()))
                .with("log", Json.NULL);
        Json.Obj withIssue =
                issue.map(part -> object.with("issue", part.json())).orElse(object);
        return CanonicalJson.bytes(
                premium.map(part -> withIssue.with("premium", part.json())).orElse(withIssue));
    }

    private static byte[] decode(String text) {
        return CheckedBase64Url.decode(text, E_BUNDLE);
    }
}
