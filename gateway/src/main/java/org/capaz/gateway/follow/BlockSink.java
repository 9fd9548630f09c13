// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.follow;

import java.util.List;
import org.capaz.verifier.fabric.Block;

/** Where followed blocks go. */
public interface BlockSink {
    /** The number of the first block it does not have. */
    long next();

    /**
     * Takes whole blocks, in order, all or none of them.
     *
     * @throws BrokenChainException when they do not continue what it has
     */
    void apply(List<Block> blocks);
}
