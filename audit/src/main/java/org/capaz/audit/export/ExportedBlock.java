// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.message.AuditMessage;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * One block of an export. Of what a peer adds to a block only the validation codes are kept, at their place in the metadata,
 * so that the bytes are the same at every member; the orderers' signatures stand beside, since each peer keeps a quorum of its
 * own.
 *
 * @param block a {@code common.Block} message with header, data and validation codes
 * @param signatures the {@code common.Metadata} message with the orderers' signatures; empty for block 0
 */
public record ExportedBlock(byte[] block, byte[] signatures) {
    private static final int SIGNATURES = 0;
    private static final int VALIDATION_CODES = 2;

    /**
     * A block as a peer delivers it.
     *
     * @throws org.capaz.verifier.verdict.CheckFailed with {@code E-PROTO} when it is none
     */
    public static ExportedBlock of(byte[] delivered) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_BLOCK, delivered);
        List<byte[]> metadata =
                message.message(3, VerdictMessage.PROTO_BLOCK_METADATA).all(1);
        var kept = new ProtoWriter();
        for (int i = 0; i <= VALIDATION_CODES; i++) {
            kept.bytes(1, i == VALIDATION_CODES ? at(metadata, i) : new byte[0]);
        }
        byte[] block = new ProtoWriter()
                .bytes(1, message.bytes(1))
                .bytes(2, message.bytes(2))
                .message(3, kept)
                .toBytes();
        boolean first = ProtoMessage.read(VerdictMessage.PROTO_BLOCK_HEADER, message.bytes(1))
                        .number(1)
                == 0;
        return new ExportedBlock(block, first ? new byte[0] : at(metadata, SIGNATURES));
    }

    private static byte[] at(List<byte[]> metadata, int index) {
        return index < metadata.size() ? metadata.get(index) : new byte[0];
    }

    /** As it travels: each of the two after its length in four bytes, the highest first. */
    public byte[] framed() {
        return ByteBuffer.allocate(2 * Integer.BYTES + block.length + signatures.length)
                .putInt(block.length)
                .put(block)
                .putInt(signatures.length)
                .put(signatures)
                .array();
    }

    /**
     * Reads blocks that follow each other as they travel, at least one: who asks for the next ones would ask for ever.
     *
     * @throws ExportUnreadable when they are cut
     */
    public static List<ExportedBlock> readAll(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<ExportedBlock> blocks = new ArrayList<>();
        do {
            blocks.add(new ExportedBlock(entry(in), entry(in)));
        } while (in.hasRemaining());
        return blocks;
    }

    private static byte[] entry(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) {
            throw cut();
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw cut();
        }
        byte[] entry = new byte[length];
        in.get(entry);
        return entry;
    }

    private static ExportUnreadable cut() {
        return new ExportUnreadable(AuditMessage.EXPORT_ANSWER_CUT.sentence());
    }
}
