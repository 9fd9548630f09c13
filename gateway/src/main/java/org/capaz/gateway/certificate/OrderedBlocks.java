// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import java.util.List;
import java.util.Optional;

/** Reads blocks of this member's own peer, as the orderers made them. */
public interface OrderedBlocks {
    /** The block of that number; nothing while the peer does not answer. */
    Optional<OrderedBlock> block(long number);

    /**
     * A block without what a peer adds to it.
     *
     * @param header the {@code common.BlockHeader} message
     * @param envelopes all transactions, in their order
     * @param signatures the metadata with the orderers' signatures
     */
    record OrderedBlock(byte[] header, List<byte[]> envelopes, byte[] signatures) {}
}
