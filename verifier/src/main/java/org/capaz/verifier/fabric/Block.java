// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import static org.capaz.verifier.verdict.Code.E_PROTO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * One block as a peer delivers it. The header chains it, the data hash binds the envelopes; the validation codes are the
 * delivering peer's own statement, which no signature covers.
 *
 * <p>An invalid transaction may hold any bytes at all, so only valid ones are decoded; what cannot be decoded although
 * its peer calls it valid is a broken block and is refused as a whole with {@code E-PROTO} or {@code E-ENV}.
 *
 * @param header the header that chains the block
 * @param computedDataHash SHA-256 of the joined envelopes
 * @param transactions all transactions, valid or not, in order
 */
public record Block(BlockHeader header, byte[] computedDataHash, List<BlockTransaction> transactions) {
    /** The position of the validation codes in a block's metadata. */
    private static final int VALIDATION_CODES = 2;

    /** Copies the list. */
    public Block {
        transactions = List.copyOf(transactions);
    }

    /**
     * Reads a block.
     *
     * @param bytes a {@code common.Block} message
     * @return the block
     * @throws CheckFailed with {@code E-PROTO} or {@code E-ENV} when the block is broken
     */
    public static Block read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_BLOCK, bytes);
        var header = BlockHeader.read(message.bytes(1));
        List<byte[]> envelopes =
                message.message(2, VerdictMessage.PROTO_BLOCK_DATA).all(1);
        List<byte[]> metadata =
                message.message(3, VerdictMessage.PROTO_BLOCK_METADATA).all(1);
        byte[] codes = metadata.size() > VALIDATION_CODES ? metadata.get(VALIDATION_CODES) : new byte[0];
        if (codes.length == 0 && header.number() == 0) {
            // Block 0 is made before any peer could validate it.
            codes = new byte[envelopes.size()];
        }
        if (codes.length != envelopes.size()) {
            throw new CheckFailed(
                    E_PROTO,
                    VerdictMessage.BLOCK_VALIDATION_CODES_WRONG
                            .with("block", PlainNumbers.digits(header.number()))
                            .and("codes", PlainNumbers.digits(codes.length))
                            .and("transactions", PlainNumbers.digits(envelopes.size())));
        }
        var transactions = new ArrayList<BlockTransaction>();
        for (int i = 0; i < codes.length; i++) {
            transactions.add(BlockTransaction.read(new Version(header.number(), i), codes[i] & 0xff, envelopes.get(i)));
        }
        return new Block(header, Digest.sha256(envelopes.toArray(byte[][]::new)), transactions);
    }

    /**
     * The block number.
     *
     * @return from 0
     */
    public long number() {
        return header.number();
    }

    /**
     * Whether the envelopes are those the header hashes.
     *
     * @return false when the envelopes or the header were exchanged
     */
    public boolean dataHashFits() {
        return Arrays.equals(computedDataHash, header.dataHash());
    }
}
