// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * What opens a commitment: the private value with its salt, which its owner keeps off the ledger and hands out at will.
 *
 * <p>Decision 081.
 *
 * @param salt 32 random bytes in hexadecimal; without them a price or a registration number is guessed in seconds
 * @param note where the owner keeps the value; proves nothing
 */
public record Opening(String salt, Json value, Optional<String> note) {
    private static final byte[] DOMAIN = "capaz/commitment/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String FORMAT = "capaz-opening/1";

    public Opening {
        if (!Digest.isHex(salt)) {
            throw new InvalidValue(Message.SALT_NOT_32_BYTES.sentence());
        }
    }

    /** Reads the file that an owner hands out; anything else in it is refused. */
    public static Opening read(byte[] file) {
        Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(file)));
        fields.parsed("format", Opening::format);
        Opening opening = new Opening(
                fields.parsed("salt", Digest::requireHex), fields.value("value"), fields.optionalText("note"));
        fields.end();
        return opening;
    }

    private static String format(String name) {
        if (!FORMAT.equals(name)) {
            throw new InvalidValue(Message.EXPECTED_OTHER.with("what", Argument.id(FORMAT)));
        }
        return name;
    }

    /** What every commitment begins with, before salt and value. */
    public static byte[] domain() {
        return DOMAIN.clone();
    }

    /** The commitment that stands on the ledger: {@code SHA-256(domain || 32 random bytes || canonical value)}. */
    public String commitment() {
        byte[] text = CanonicalJson.bytes(value);
        byte[] random = HexFormat.of().parseHex(salt);
        ByteBuffer all = ByteBuffer.allocate(DOMAIN.length + random.length + text.length);
        return HexFormat.of()
                .formatHex(Digest.sha256(all.put(DOMAIN).put(random).put(text).array()));
    }

    public Json.Obj json() {
        Json.Obj file = Json.object().with("format", FORMAT).with("salt", salt).with("value", value);
        return note.map(place -> file.with("note", place)).orElse(file);
    }
}
