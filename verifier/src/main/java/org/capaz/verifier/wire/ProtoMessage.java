// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import static org.capaz.verifier.verdict.Code.E_PROTO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * A strict reader of one protobuf message. Generated readers accept a singular field twice (the last one wins) and a
 * number written longer than needed, so that two readers of the same signed bytes may see different facts; this one
 * refuses both with {@code E-PROTO}. Unknown fields are skipped, and nothing is ever encoded again.
 */
public final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private record Field(int number, int wireType, long value, byte[] bytes) {}

    private final VerdictMessage name;
    private final List<Field> fields;

    private ProtoMessage(VerdictMessage name, List<Field> fields) {
        this.name = name;
        this.fields = fields;
    }

    /**
     * Reads a message.
     *
     * @param name how errors name this message
     * @param bytes the encoded message
     * @return the message
     * @throws CheckFailed with {@code E-PROTO}
     */
    public static ProtoMessage read(VerdictMessage name, byte[] bytes) {
        var in = new Varints(bytes, E_PROTO);
        var fields = new ArrayList<Field>();
        while (in.hasMore()) {
            Limit.FIELDS.require(fields.size() + 1L);
            long tag = in.next();
            long number = tag >>> 3;
            if (number < 1 || number > 536_870_911) {
                throw new CheckFailed(
                        E_PROTO,
                        VerdictMessage.FIELD_NUMBER_NOT_VALID
                                .with("message", name.sentence())
                                .and("number", PlainNumbers.digits(number)));
            }
            switch ((int) (tag & 7)) {
                case VARINT -> fields.add(new Field((int) number, VARINT, in.next(), new byte[0]));
                case BYTES -> fields.add(new Field((int) number, BYTES, 0, in.bytes(in.next())));
                default ->
                    throw new CheckFailed(
                            E_PROTO,
                            VerdictMessage.FIELD_TYPE_NOT_IN_USE
                                    .with("message", name.sentence())
                                    .and("number", PlainNumbers.digits(number))
                                    .and("type", PlainNumbers.digits(tag & 7)));
            }
        }
        return new ProtoMessage(name, fields);
    }

    /**
     * The bytes of a field that may stand once; empty when it is absent.
     *
     * @param number the field number
     * @return a copy, never null
     */
    public byte[] bytes(int number) {
        return present(number).orElseGet(() -> new byte[0]);
    }

    /**
     * The bytes of a field that may stand once, telling an absent field from an empty one.
     *
     * @param number the field number
     * @return empty when the field is absent
     */
    public Optional<byte[]> present(int number) {
        return single(number, BYTES).map(Field::bytes);
    }

    /**
     * All occurrences of a repeated field, in order.
     *
     * @param number the field number
     * @return empty when the field is absent
     */
    public List<byte[]> all(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> ofType(field, BYTES).bytes)
                .toList();
    }

    /**
     * A whole number, 0 when absent; numbers of 2^63 and more are refused, since nothing here counts that far.
     *
     * @param number the field number
     * @return 0 to 2^63 - 1
     */
    public long number(int number) {
        long value = single(number, VARINT).map(Field::value).orElse(0L);
        if (value < 0) {
            throw new CheckFailed(
                    E_PROTO,
                    VerdictMessage.FIELD_OUT_OF_RANGE
                            .with("message", name.sentence())
                            .and("number", PlainNumbers.digits(number)));
        }
        return value;
    }

    /**
     * A truth value, false when absent.
     *
     * @param number the field number
     * @return false when absent
     */
    public boolean flag(int number) {
        return number(number) != 0;
    }

    /**
     * A text, empty when absent; malformed UTF-8 is refused.
     *
     * @param number the field number
     * @return the text
     */
    public String text(int number) {
        try {
            return CanonicalJson.decode(bytes(number));
        } catch (JsonException e) {
            throw new CheckFailed(
                    E_PROTO,
                    VerdictMessage.FIELD_NOT_UTF_EIGHT
                            .with("message", name.sentence())
                            .and("number", PlainNumbers.digits(number)));
        }
    }

    /**
     * The message in a field that may stand once.
     *
     * @param number the field number
     * @param inner how errors name the message in that field; an absent field reads as an empty message
     * @return the inner message
     */
    public ProtoMessage message(int number, VerdictMessage inner) {
        return read(inner, bytes(number));
    }

    /**
     * Whether the field stands in this message at all.
     *
     * @param number the field number
     * @return true even for an empty field
     */
    public boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number == number);
    }

    private Optional<Field> single(int number, int wireType) {
        Field found = null;
        for (Field field : fields) {
            if (field.number != number) {
                continue;
            }
            if (found != null) {
                throw new CheckFailed(
                        E_PROTO,
                        VerdictMessage.FIELD_TWICE
                                .with("message", name.sentence())
                                .and("number", PlainNumbers.digits(number)));
            }
            found = ofType(field, wireType);
        }
        return Optional.ofNullable(found);
    }

    private Field ofType(Field field, int wireType) {
        if (field.wireType != wireType) {
            throw new CheckFailed(
                    E_PROTO,
                    VerdictMessage.FIELD_TYPE_WRONG
                            .with("message", name.sentence())
                            .and("number", PlainNumbers.digits(field.number))
                            .and("type", PlainNumbers.digits(field.wireType))
                            .and("expected", PlainNumbers.digits(wireType)));
        }
        return field;
    }
}
