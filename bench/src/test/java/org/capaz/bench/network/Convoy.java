// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.util.ArrayList;
import java.util.List;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.bench.network.Region.Said;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.statement.SignedStatement;

/**
 * Regions that go in step: what they say next is the same kind at the same member's office, so it travels together, as one
 * transaction. One region alone sends single statements.
 */
final class Convoy {
    /** As a request may have at most: 50 statements, 64 KiB. */
    private static final int MOST_TOGETHER = 40;

    private static final int LONGEST = 50 * 1024;

    private final List<Region> regions;
    private final Offices offices;
    private long seen;

    Convoy(List<Region> regions, Offices offices) {
        this.regions = List.copyOf(regions);
        this.offices = offices;
    }

    /** Registers and admits everybody; what neighbours of one organisation say together travels together. */
    void found() throws NotDone {
        for (Region region : regions) {
            List<SignedStatement> together = new ArrayList<>();
            String member = region.founding().getFirst().member();
            int length = 0;
            for (Said said : region.founding()) {
                if (!said.member().equals(member) || together.size() == MOST_TOGETHER || length > LONGEST) {
                    state(member, together);
                    together.clear();
                    length = 0;
                }
                member = said.member();
                together.add(said.statement());
                length += CanonicalJson.bytes(said.statement().json()).length;
            }
            state(member, together);
        }
    }

    boolean goesOn() {
        return regions.stream().allMatch(Region::goesOn);
    }

    /** States what comes next in each region; how many statements that were. */
    int next() throws NotDone {
        List<Said> all = regions.stream().map(Region::next).toList();
        state(all.getFirst().member(), all.stream().map(Said::statement).toList());
        return all.size();
    }

    private void state(String member, List<SignedStatement> statements) throws NotDone {
        seen = Math.max(seen, offices.state(member, List.copyOf(statements), seen));
    }
}
