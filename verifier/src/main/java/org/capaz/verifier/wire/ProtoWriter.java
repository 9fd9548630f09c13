// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few protobuf fields that are rebuilt from a label: minimal, in the given order, nothing omitted unasked.
 */
public final class ProtoWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A writer without any field yet. */
    public ProtoWriter() {}

    /**
     * A length-delimited field.
     *
     * @param field the field number
     * @param value the value
     * @return this writer
     */
    public ProtoWriter bytes(int field, byte[] value) {
        varint(field * 8L + 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /**
     * A text field, in UTF-8.
     *
     * @param field the field number
     * @param value the value
     * @return this writer
     */
    public ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A field that holds a message.
     *
     * @param field the field number
     * @param value the value
     * @return this writer
     */
    public ProtoWriter message(int field, ProtoWriter value) {
        return bytes(field, value.toBytes());
    }

    /**
     * A number field.
     *
     * @param field the field number
     * @param value the value
     * @return this writer
     */
    public ProtoWriter number(int field, long value) {
        varint(field * 8L);
        return varint(value);
    }

    /**
     * A bare varint.
     *
     * @param value the value
     * @return this writer
     */
    public ProtoWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /**
     * Bytes as they stand.
     *
     * @param value the value
     * @return this writer
     */
    public ProtoWriter raw(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /**
     * What was written so far.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
