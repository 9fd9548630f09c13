// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.statement.P256;

/**
 * An officer's short-lived bearer token: a JWT signed with the officer's own key. One algorithm, one form; the
 * header is compared with what it must be and chooses nothing.
 */
public record OfficerToken(
        String officer, String audience, long issuedAt, long expiresAt, byte[] signed, byte[] signature) {
    static final long LONGEST_LIFE_SECONDS = 900;
    static final long CLOCK_SKEW_SECONDS = 900;
    private static final int LONGEST = 2048;
    private static final int SIGNATURE_LENGTH = 64;

    /** Reads a token; throws {@link JsonException} or {@link InvalidValue} saying what is wrong with it. */
    public static OfficerToken parse(String text) {
        String[] pieces = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (pieces.length != 3) {
            throw new InvalidValue(GatewayMessage.TOKEN_PARTS_WRONG.sentence());
        }
        Fields header = part(pieces[0]);
        String algorithm = header.text("alg");
        String kid = header.text("kid");
        boolean jwt = header.optionalText("typ").map("JWT"::equals).orElse(true);
        header.end();
        if (!algorithm.equals("ES256") || !jwt) {
            throw new InvalidValue(GatewayMessage.TOKEN_HEADER_WRONG.sentence());
        }
        Fields claims = part(pieces[1]);
        String issuer = claims.text("iss");
        var token = new OfficerToken(
                issuer,
                claims.text("aud"),
                claims.integer("iat"),
                claims.integer("exp"),
                (pieces[0] + "." + pieces[1]).getBytes(StandardCharsets.US_ASCII),
                Base64Url.decode(pieces[2]));
        claims.end();
        if (!issuer.equals(kid)) {
            throw new InvalidValue(GatewayMessage.TOKEN_KID_NOT_ISS.sentence());
        }
        if (token.signature.length != SIGNATURE_LENGTH) {
            throw new InvalidValue(
                    GatewayMessage.TOKEN_SIGNATURE_LENGTH_WRONG.with("bytes", Argument.count(SIGNATURE_LENGTH)));
        }
        return token;
    }

    /** Whether it is in force at that second, on a clock that may be off as far as a statement's may. */
    boolean isTimely(long now) {
        return issuedAt <= now + CLOCK_SKEW_SECONDS && now - CLOCK_SKEW_SECONDS <= expiresAt;
    }

    /** Whether it ends after it begins, and soon. */
    boolean isShortLived() {
        return issuedAt < expiresAt && expiresAt - issuedAt <= LONGEST_LIFE_SECONDS;
    }

    /** Whether the key signed it. Unlike a statement's, the signature may have a high s: nothing is stored or counted by it. */
    boolean isSignedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether the token names the officer with that key and was signed by it; for the statement that founds the organisation. */
    public boolean belongsTo(String officerId, byte[] spki) {
        return officer.equals(officerId) && isSignedBy(P256.publicKey(spki));
    }

    private static Fields part(String base64) {
        Json json = CanonicalJson.parse(Base64Url.decode(base64));
        if (json instanceof Json.Obj object) {
            return Fields.of(object);
        }
        throw new InvalidValue(GatewayMessage.TOKEN_PART_NOT_JSON_OBJECT.sentence());
    }
}
