// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import static org.capaz.verifier.verdict.Code.E_PROTO;

import java.math.BigInteger;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The three fields that chain one block to the one before; orderers sign over exactly these bytes.
 *
 * @param number the block number, from 0
 * @param previousHash SHA-256 of the previous header, 32 bytes; empty for block 0
 * @param dataHash SHA-256 of the joined envelopes, 32 bytes
 */
public record BlockHeader(long number, byte[] previousHash, byte[] dataHash) {
    private static final int HASH_LENGTH = 32;

    /** Requires hashes of the right length. */
    public BlockHeader {
        if (number < 0 || dataHash.length != HASH_LENGTH || previousHash.length != (number == 0 ? 0 : HASH_LENGTH)) {
            throw new CheckFailed(
                    E_PROTO,
                    VerdictMessage.BLOCK_HEADER_HASHES_WRONG
                            .with("block", PlainNumbers.digits(number))
                            .and("previous", PlainNumbers.digits(previousHash.length))
                            .and("data", PlainNumbers.digits(dataHash.length)));
        }
    }

    /**
     * Reads a header as it stands in a block.
     *
     * @param bytes a {@code common.BlockHeader} message
     * @return the header
     * @throws CheckFailed with {@code E-PROTO} when it is none
     */
    public static BlockHeader read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_BLOCK_HEADER, bytes);
        return new BlockHeader(message.number(1), message.bytes(2), message.bytes(3));
    }

    /**
     * The DER form that is hashed and signed.
     *
     * @return a SEQUENCE of the number and the two hashes
     */
    public byte[] der() {
        byte[] integer = BigInteger.valueOf(number).toByteArray();
        byte[] der = new byte[2 + 2 + integer.length + 2 + previousHash.length + 2 + dataHash.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        int at = put(der, 2, 0x02, integer);
        at = put(der, at, 0x04, previousHash);
        put(der, at, 0x04, dataHash);
        return der;
    }

    /**
     * What the next block names as its previous hash.
     *
     * @return SHA-256 of {@link #der}
     */
    public byte[] hash() {
        return Digest.sha256(der());
    }

    private static int put(byte[] der, int at, int tag, byte[] value) {
        der[at] = (byte) tag;
        der[at + 1] = (byte) value.length;
        System.arraycopy(value, 0, der, at + 2, value.length);
        return at + 2 + value.length;
    }
}
