// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;

/** {@link PlausibleMonths} on a founded ledger in memory. */
public final class PlayedMonths {
    private PlayedMonths() {}

    /** The ledger after so many weeks; the arguments are those of {@link PlausibleMonths}. */
    public static Consortium world(long seed, String prefix, int aggregators, int weeks, Duration week, Instant start) {
        Consortium world = Stage.FOUNDED.world();
        new PlausibleMonths(
                        seed,
                        prefix,
                        aggregators,
                        weeks,
                        week,
                        start,
                        step -> record(step, world),
                        (lot, scheme) -> owed(lot, scheme, world))
                .play();
        return world;
    }

    private static void record(PlausibleMonths.Step step, Consortium world) {
        world.at(step.happened().plus(step.late()));
        Draft draft = world.by(step.actor()).states(step.kind(), step.body()).happenedAt(step.happened());
        (step.kind().actedByOrganisation()
                        ? draft
                        : draft.signedBy(step.signers().toArray(DemoOfficer[]::new)))
                .recorded();
    }

    private static SequencedMap<String, Long> owed(String lot, String scheme, Consortium world) {
        SequencedMap<String, Long> owed = new TreeMap<>();
        world.ledger()
                .list(new LedgerKey(Family.OBLIGATION, List.of(lot, scheme)))
                .forEach(record -> owed.put(Body.text(record, "beneficiary"), Body.number(record, "minor")));
        return owed;
    }
}
