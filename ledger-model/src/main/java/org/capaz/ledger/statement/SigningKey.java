// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.Arrays;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;

/**
 * An officer's public key and how it signs: the statement itself, or through a passkey.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}.
 *
 * @param spki DER SubjectPublicKeyInfo of a point on P-256, 91 bytes
 * @param passkey where it may be used; absent for a key that signs by itself
 */
public record SigningKey(byte[] spki, Optional<Passkey> passkey) {

    /** What the member {@code kind} of a key says. */
    private enum Kind {
        P256,
        PASSKEY
    }

    public SigningKey(byte[] spki) {
        this(spki, Optional.empty());
    }

    public static SigningKey read(Fields fields) {
        Kind kind = fields.parsed("kind", Codes.of(Kind.class));
        byte[] spki = fields.parsed("spki", SigningKey::point);
        return switch (kind) {
            case P256 -> new SigningKey(spki);
            case PASSKEY -> {
                String origin = fields.parsed("origin", Passkey::requireOrigin);
                yield new SigningKey(spki, Optional.of(fields.parsed("rpIdHash", hash -> new Passkey(origin, hash))));
            }
        };
    }

    public Json.Obj json() {
        Kind kind = passkey.isPresent() ? Kind.PASSKEY : Kind.P256;
        Json.Obj key = Json.object().with("kind", kind.name()).with("spki", Base64Url.encode(spki));
        return passkey.map(place -> key.with("origin", place.origin()).with("rpIdHash", place.rpIdHash()))
                .orElse(key);
    }

    /** Why that is no signature of this key under the message; empty when it is one. */
    public Optional<Message> fault(byte[] message, OfficerSignature signature) {
        Optional<PasskeyAssertion> assertion = signature.assertion();
        if (passkey.isPresent()) {
            return assertion
                    .map(made -> passkey.get().fault(P256.publicKey(spki), message, made, signature.signature()))
                    .orElse(Optional.of(Message.PASSKEY_DATA_MISSING));
        }
        if (assertion.isPresent()) {
            return Optional.of(Message.PASSKEY_DATA_NOT_EXPECTED);
        }
        return P256.fits(P256.publicKey(spki), message, signature.signature())
                ? Optional.empty()
                : Optional.of(Message.SIGNATURE_NOT_FITTING);
    }

    private static byte[] point(String text) {
        byte[] spki = Base64Url.decode(text);
        P256.publicKey(spki);
        return spki;
    }

    /** By the bytes of the key, which records do not compare by themselves. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(spki, key.spki) && passkey.equals(key.passkey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spki);
    }
}
