package org.capaz.verifier.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few protobuf fields that are rebuilt from a label: minimal, in the given order, nothing omitted unasked. */
public final class ProtoWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A length-delimited field. */
    public ProtoWriter bytes(int field, byte[] value) {
        varint(field * 8L + 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    public ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoWriter message(int field, ProtoWriter value) {
        return bytes(field, value.toBytes());
    }

    /** A number field. */
    public ProtoWriter number(int field, long value) {
        varint(field * 8L);
        return varint(value);
    }

    /** A bare varint. */
    public ProtoWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /** Bytes as they stand. */
    public ProtoWriter raw(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
