// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.record.LedgerKey;

/**
 * Which records the last blocks wrote, in memory: an answer that was made of an earlier block holds still when none of the
 * blocks since wrote what it was made of. Bounded; of blocks that are no longer here the answer is that they may have.
 *
 * <p>Decision 182.
 */
final class RecentWrites {
    static final int MOST = 20_000;

    private final Deque<OfBlock> blocks = new ArrayDeque<>();
    private int kept;

    /**
     * One record written, with what it answers as it stands since.
     *
     * @param answers none for a deleted record: who asked for what referred to another had read that record itself
     */
    record Written(LedgerKey key, List<ReadModel.Answer> answers) {}

    /** The records that one block wrote. */
    record OfBlock(long number, List<Written> written) {}

    /** Adds blocks that follow each other. */
    synchronized void add(List<OfBlock> read) {
        for (OfBlock block : read) {
            if (!blocks.isEmpty() && blocks.getLast().number() + 1 != block.number()) {
                blocks.clear();
                kept = 0;
            }
            blocks.add(block);
            kept += block.written().size() + 1;
        }
        while (kept > MOST && !blocks.isEmpty()) {
            kept -= blocks.removeFirst().written().size() + 1;
        }
    }

    /** Whether a block after the first and up to the second wrote any of that, or may have. */
    boolean mayHaveTouched(Reads reads, long after, long upTo) {
        return after != upTo
                && since(after, upTo)
                        .map(later -> later.stream()
                                .flatMap(block -> block.written().stream())
                                .anyMatch(reads::touchedBy))
                        .orElse(true);
    }

    /** The blocks after the first and up to the second; nothing when not all of them are here. */
    private synchronized Optional<List<OfBlock>> since(long after, long upTo) {
        if (blocks.isEmpty()
                || after > upTo
                || blocks.getFirst().number() > after + 1
                || blocks.getLast().number() < upTo) {
            return Optional.empty();
        }
        List<OfBlock> found = new ArrayList<>();
        // From the newest: mostly very few came since.
        Iterator<OfBlock> newest = blocks.descendingIterator();
        while (newest.hasNext()) {
            OfBlock block = newest.next();
            if (block.number() <= after) {
                break;
            }
            if (block.number() <= upTo) {
                found.add(block);
            }
        }
        return Optional.of(found);
    }
}
