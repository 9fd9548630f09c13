// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A message of Protocol Buffers as its fields in the order of their numbers; fields of one number keep their order. Enough
 * to write a message anew with other values, not to interpret one.
 */
record ProtoMessage(List<Field> fields) {

    private static final int VARINT = 0;
    private static final int BYTES = 2;

    /**
     * One field.
     *
     * @param number of the field in its message
     * @param wireType 0 for a number, 2 for anything else that Fabric's blocks hold
     * @param varint the value of a number
     * @param bytes the value of anything else
     */
    record Field(int number, int wireType, long varint, byte[] bytes) {}

    ProtoMessage {
        fields = fields.stream().sorted(Comparator.comparingInt(Field::number)).toList();
    }

    /** The fields in these bytes. */
    static ProtoMessage parse(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        Reader in = new Reader(bytes);
        while (in.position < bytes.length) {
            long tag = in.varint();
            int number = (int) (tag >>> 3 & 0x1FFF_FFFF);
            switch ((int) (tag & 7)) {
                case VARINT -> fields.add(new Field(number, VARINT, in.varint(), new byte[0]));
                case BYTES -> fields.add(new Field(number, BYTES, 0, in.bytes(in.length())));
                default ->
                    throw new IllegalArgumentException("field " + number + " is of a type that blocks do not have");
            }
        }
        return new ProtoMessage(fields);
    }

    static ProtoMessage empty() {
        return new ProtoMessage(List.of());
    }

    /** The first field of that number; empty without one, as for its default value. */
    byte[] bytes(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .map(Field::bytes)
                .orElseGet(() -> new byte[0]);
    }

    /** All fields of that number, in their order. */
    List<byte[]> all(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::bytes)
                .toList();
    }

    /** The first field of that number as text. */
    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    /** The first field of that number as a number; 0 without one. */
    long number(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .map(Field::varint)
                .orElse(0L);
    }

    /** The same of a number that has no more than 32 bits. */
    int smallNumber(int number) {
        long value = number(number);
        if (value != (int) value) throw new IllegalArgumentException("a number that is too large: " + value);
        return (int) value;
    }

    /** The message in the field of that number. */
    ProtoMessage message(int number) {
        return parse(bytes(number));
    }

    /** The same with this as the only field of that number. */
    ProtoMessage with(int number, byte[] value) {
        return replaced(number, new Field(number, BYTES, 0, value));
    }

    ProtoMessage with(int number, ProtoMessage value) {
        return with(number, value.toBytes());
    }

    /** The same with these values where they are none of the default ones, which are not written. */
    ProtoMessage withSet(int number, byte[] value) {
        return value.length == 0 ? this : with(number, value);
    }

    ProtoMessage withSet(int number, String value) {
        return withSet(number, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage withSet(int number, long value) {
        return value == 0 ? this : with(number, value);
    }

    /** The same with one field more. */
    ProtoMessage and(int number, ProtoMessage value) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(number, BYTES, 0, value.toBytes()));
        return new ProtoMessage(all);
    }

    ProtoMessage with(int number, long value) {
        return replaced(number, new Field(number, VARINT, value, new byte[0]));
    }

    private ProtoMessage replaced(int number, Field field) {
        List<Field> all = new ArrayList<>(
                fields.stream().filter(other -> other.number() != number).toList());
        all.add(field);
        return new ProtoMessage(all);
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            writeVarint(out, ((long) field.number() << 3) | field.wireType());
            if (field.wireType() == VARINT) {
                writeVarint(out, field.varint());
            } else {
                writeVarint(out, field.bytes().length);
                out.writeBytes(field.bytes());
            }
        }
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static final class Reader {
        private final byte[] source;
        private int position;

        Reader(byte[] source) {
            this.source = source;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (position == source.length) throw new IllegalArgumentException("a number without end");
                byte next = source[position++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) return value;
            }
            throw new IllegalArgumentException("a number of more than ten bytes");
        }

        int length() {
            long length = varint();
            if (length < 0 || length > source.length - position) {
                throw new IllegalArgumentException("a field that is longer than its message");
            }
            return (int) length;
        }

        byte[] bytes(int length) {
            byte[] found = Arrays.copyOfRange(source, position, position + length);
            position += length;
            return found;
        }
    }
}
