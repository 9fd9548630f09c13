// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one member holds in the end.
 *
 * @param blocks of its peer, from the first on
 * @param facts the hash over all facts that its gateway has read from them
 */
record Ledger(List<Block> blocks, String facts) {
    Ledger {
        blocks = List.copyOf(blocks);
    }

    /**
     * A block with the statements that its valid transactions recorded.
     *
     * @param statements places by client record id, as often as each was recorded
     */
    record Block(long number, String previous, String hash, List<Recorded> statements) {
        Block {
            statements = List.copyOf(statements);
        }
    }

    /** A statement in a valid transaction. */
    record Recorded(String statement, String transaction) {}

    /** Where a statement stands. */
    record Place(long block, String transaction) {}

    /** Every place at which each statement stands. */
    Map<String, List<Place>> places() {
        Map<String, List<Place>> places = new TreeMap<>();
        for (Block block : blocks) {
            for (Recorded recorded : block.statements()) {
                places.computeIfAbsent(recorded.statement(), id -> new ArrayList<>())
                        .add(new Place(block.number(), recorded.transaction()));
            }
        }
        return places;
    }
}
