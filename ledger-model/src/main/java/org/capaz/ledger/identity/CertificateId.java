// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** A lot certificate: a random UUID in lower case, 8-4-4-4-12. */
public record CertificateId(String value) implements Identifier {
    public CertificateId {
        boolean fits = value.length() == 36;
        for (int i = 0; fits && i < 36; i++) {
            char c = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            fits = dash ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!fits) {
            throw new InvalidValue(Message.CERTIFICATE_ID_NOT_UUID.sentence());
        }
    }

    /** The 16 bytes, most significant first. */
    public byte[] bytes() {
        UUID uuid = UUID.fromString(value);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** The first 60 bits of the SHA-256 of the id's text, with a check character. */
    public CertificateNumber number() {
        return new CertificateNumber(
                Crockford.encode(Digest.sha256(value.getBytes(StandardCharsets.US_ASCII)), CertificateNumber.DIGITS));
    }

    public String shortId() {
        return number().value();
    }

    @Override
    public String toString() {
        return value;
    }
}
