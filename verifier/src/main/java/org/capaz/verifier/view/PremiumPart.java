// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.wire.CheckedBase64Url;

/**
 * The premium of a certificate's lot as one member states it, signed with the key that this member's gateway has on the channel.
 * Peers cannot sign it: who may check their answer would see in its read set who pays.
 *
 * <p>Decision 184.
 *
 * <p>Format: {@code docs/reference/formats/bundle.md}.
 *
 * @param statement canonical JSON
 * @param signer the identity as it stands in a transaction of that member
 * @param signature in DER, over {@link #signedBytes}
 */
public record PremiumPart(String statement, byte[] signer, byte[] signature) {
    /** The type of the statement. */
    static final String TYPE = "gold-premium/1";

    private static final String PREFIX = "capaz/premium/v1\n";

    /**
     * The statement that a member's gateway signs.
     *
     * @param channel the channel's name
     * @param certificate the certificate id, a lower-case UUID
     * @param asOf the moment for which it is stated, Unix seconds
     * @param owed to each producer under each scheme
     * @return canonical JSON
     */
    public static String statement(String channel, String certificate, long asOf, List<StatedPremium.Owed> owed) {
        return CanonicalJson.write(Json.object()
                .with("type", TYPE)
                .with("ch", channel)
                .with("certId", certificate)
                .with("asOf", asOf)
                .with("owed", owed.stream().map(StatedPremium.Owed::json).toList()));
    }

    /**
     * What is signed: no transaction and no other signed text of this project begins like it.
     *
     * @param statement canonical JSON
     * @return bytes
     */
    public static byte[] signedBytes(String statement) {
        return (PREFIX + statement).getBytes(UTF_8);
    }

    /**
     * Reads the object of a bundle or of a member's answer.
     *
     * @param fields an object with exactly these members
     * @return the part, of which nothing is checked yet
     * @throws JsonException when it is of another form
     * @throws CheckFailed with {@code E-BUNDLE} when it has something else than base64url
     */
    public static PremiumPart read(Fields fields) {
        var part = new PremiumPart(
                fields.text("statement"),
                fields.parsed("signer", PremiumPart::decode),
                fields.parsed("signature", PremiumPart::decode));
        fields.end();
        return part;
    }

    /**
     * The premium in a member's answer. It decides nothing, so that one of another form is as good as none.
     *
     * @param answer the answer
     * @return empty where there is none that can be read
     */
    public static Optional<PremiumPart> in(Fields answer) {
        try {
            return answer.optionalObject("premium").map(PremiumPart::read);
        } catch (JsonException | CheckFailed otherForm) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String text) {
        return CheckedBase64Url.decode(text, Code.E_BUNDLE);
    }

    /**
     * As it stands in a bundle or in a member's answer.
     *
     * @return the object
     */
    public Json.Obj json() {
        return Json.object()
                .with("statement", statement)
                .with("signer", Base64Url.encode(signer))
                .with("signature", Base64Url.encode(signature));
    }
}
