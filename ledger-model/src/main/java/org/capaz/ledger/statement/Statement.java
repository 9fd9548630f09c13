// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * What a person states: an act of one party, at one time, with one body.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}.
 *
 * @param kind such as {@code custody.offer}
 * @param channel the ledger it is meant for; on any other it is refused
 * @param actor the acting party, or the MSP id for an organisation's own acts
 * @param eventAt when it happened, to the second
 */
public record Statement(String kind, String channel, RecordId id, String actor, Instant eventAt, Json.Obj body) {

    /** Separates these signatures from any other use of the same key. */
    private static final String SIGNED = "capaz/signature/v1\n";

    /** Begins what the content hash is of; it is of no signature, so that the way of signing may change. */
    private static final String CONTENT = "capaz/statement/v1\n";

    private static final long FORMAT = 1;

    /** Reads the envelope, not the body; a {@link StatementException} when it has another version. */
    public static Statement read(Fields fields) {
        String kind = fields.text("kind");
        if (fields.integer("v") != FORMAT) {
            throw new StatementException("VERSION_UNKNOWN", "statement.v", Message.ENVELOPE_VERSION_UNKNOWN.sentence());
        }
        var statement = new Statement(
                kind,
                fields.text("channel"),
                fields.parsed("id", RecordId::new),
                fields.text("actor"),
                fields.quantity("eventAt", Statement::second),
                fields.rawObject("body"));
        fields.end();
        return statement;
    }

    public Statement withBody(Json.Obj other) {
        return new Statement(kind, channel, id, actor, eventAt, other);
    }

    public Json.Obj json() {
        return Json.object()
                .with("kind", kind)
                .with("v", FORMAT)
                .with("channel", channel)
                .with("id", id.value())
                .with("actor", actor)
                .with("eventAt", eventAt.getEpochSecond())
                .with("body", body);
    }

    /** A statement that was signed for another ledger is not judged on this one: {@link StatementException}. */
    public void requireChannel(String own) {
        if (!channel.equals(own)) {
            throw new StatementException(
                    "CHANNEL_WRONG",
                    "statement.channel",
                    Message.LEDGER_NOT_THIS_ONE.with("channel", Argument.id(own)));
        }
    }

    /**
     * The bytes that an officer signs: a text that names this use of the key, how the officer signs, then the canonical JSON.
     * Who changes the method afterwards breaks the signature.
     */
    public byte[] signedBytes(OfficerSignature.Method method) {
        return after(SIGNED + method.name() + "\n");
    }

    /** Tells whether two statements are the same record, whoever signed them and how: SHA-256, in hexadecimal. */
    public String contentHash() {
        return Digest.hex(after(CONTENT));
    }

    private byte[] after(String head) {
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] text = CanonicalJson.bytes(json());
        byte[] bytes = new byte[first.length + text.length];
        System.arraycopy(first, 0, bytes, 0, first.length);
        System.arraycopy(text, 0, bytes, first.length, text.length);
        return bytes;
    }

    /** A time of the ledger: whole seconds that also fit a label. */
    public static Instant second(long unixSeconds) {
        if (unixSeconds < 0 || unixSeconds > 0xffff_ffffL) {
            throw new InvalidValue(Message.TIME_NOT_WHOLE_SECONDS.sentence());
        }
        return Instant.ofEpochSecond(unixSeconds);
    }
}
