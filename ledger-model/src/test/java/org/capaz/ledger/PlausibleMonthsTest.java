// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conservation;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PlausibleMonths;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.transformation.Balance;
import org.capaz.ledger.transformation.GoldChanges;
import org.junit.jupiter.api.Test;

/** Months of forty parties and more than five hundred lots, and what must be true after every statement of them. */
class PlausibleMonthsTest {
    private static final long SEED = Long.getLong("capaz.seed", 20240304L);
    private static final int WEEKS = Integer.getInteger("capaz.weeks", 17);

    private final Consortium world = Stage.FOUNDED.world();
    private final Map<StatementKind, Integer> recorded = new EnumMap<>(StatementKind.class);
    private int flags;

    @Test
    void every_gram_and_every_cent_is_accounted_for_after_every_statement() {
        var months = new PlausibleMonths(
                SEED,
                "X",
                6,
                WEEKS,
                Duration.ofDays(7),
                Instant.parse("2024-03-05T12:00:00Z"),
                this::recorded,
                this::owed);
        months.play();

        assertThat(months.parties()).as("parties, seed %d", SEED).hasSizeGreaterThanOrEqualTo(40);
        assertThat(recorded.get(StatementKind.DECLARE_LOT) + recorded.get(StatementKind.MELT_LOTS))
                .as("lots, seed %d", SEED)
                .isGreaterThanOrEqualTo(500);
        assertThat(recorded).containsKeys(StatementKind.RESOLVE_CUSTODY, StatementKind.DELIVER_LOT);
        assertThat(flags)
                .as("flags of late records and months above the average")
                .isPositive();
        assertThat(Balance.of(records("lot"), records("transformation"), List.of())
                        .differenceMg())
                .isZero();
        assertThat(GoldChanges.of(records("lot"), records("transformation"), List.of(), new BasisPoints(10))
                        .overcounted())
                .isEmpty();
    }

    private void recorded(PlausibleMonths.Step step) {
        world.at(step.happened().plus(step.late()));
        Draft draft = world.by(step.actor()).states(step.kind(), step.body()).happenedAt(step.happened());
        if (!step.kind().actedByOrganisation()) {
            draft = draft.signedBy(step.signers().toArray(DemoOfficer[]::new));
        }
        switch (draft.judged()) {
            case StatementProcessor.Answer.Recorded accepted -> {
                assertThat(Conservation.broken(accepted.events(), world.ledger()))
                        .as("seed %d, %s", SEED, step)
                        .isEmpty();
                world.ledger().accept(accepted.events());
                recorded.merge(step.kind(), 1, Math::addExact);
                flags += (int) accepted.events().stream()
                        .filter(event -> event.name().equals("FlagRaised"))
                        .count();
            }
            case StatementProcessor.Answer other ->
                throw new AssertionError("seed " + SEED + ": " + step + "\n  " + other);
        }
    }

    private List<Json.Obj> records(String family) {
        return world.ledger().records().entrySet().stream()
                .filter(entry -> entry.getKey().family().onLedger().equals(family))
                .map(entry -> (Json.Obj) entry.getValue())
                .toList();
    }

    private SequencedMap<String, Long> owed(String lot, String scheme) {
        SequencedMap<String, Long> owed = new TreeMap<>();
        world.ledger()
                .list(new LedgerKey(Family.OBLIGATION, List.of(lot, scheme)))
                .forEach(record -> owed.put(Body.text(record, "beneficiary"), Body.number(record, "minor")));
        return owed;
    }
}
