package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.custody.Balance;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.notary.Notary;
import org.capaz.ledger.notary.StatementKind;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.PlausibleMonths;
import org.capaz.ledger.sample.Stage;
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
    }

    private void recorded(PlausibleMonths.Step step) {
        world.at(step.happened().plus(step.late()));
        Draft draft = world.by(step.actor()).states(step.kind(), step.body()).happenedAt(step.happened());
        if (!step.signers().isEmpty()) {
            draft = draft.signedBy(step.signers().toArray(DemoOfficer[]::new));
        }
        switch (draft.judged()) {
            case Notary.Answer.Recorded accepted -> {
                conserves(accepted.events(), step);
                world.books().accept(accepted.events());
                recorded.merge(step.kind(), 1, Math::addExact);
                flags += (int) accepted.events().stream()
                        .filter(event -> event.name().equals("FlagRaised"))
                        .count();
            }
            case Notary.Answer other -> throw new AssertionError("seed " + SEED + ": " + step + "\n  " + other);
        }
    }

    /** I21 and I23 for the lots that the statement touches, I38 for the premium that it splits. */
    private void conserves(List<LedgerEvent> events, PlausibleMonths.Step step) {
        assertThat(balance(events, true)).as("I23, seed %d, %s", SEED, step).isEqualTo(balance(events, false));
        for (LedgerEvent event : events) {
            Json.Obj record = event.value() instanceof Json.Obj object ? object : Json.object();
            if (event.key().family().equals("lot") && record.get("fineMg") != null) {
                assertThat(((Json.Arr) record.get("vector"))
                                .items().stream()
                                        .mapToLong(share -> Body.number((Json.Obj) share, "fineMg"))
                                        .sum())
                        .as("I21, seed %d, %s", SEED, step)
                        .isEqualTo(Body.number(record, "fineMg"));
            }
        }
        if (step.kind() == StatementKind.RAISE_OBLIGATIONS) {
            long fine = 0;
            long minor = 0;
            for (LedgerEvent event : events) {
                if (event.key().family().equals("obligation")) {
                    fine += Body.number((Json.Obj) event.value(), "fineMg");
                    minor += Body.number((Json.Obj) event.value(), "minor");
                }
            }
            // USD 4 000 a kilogram is 0.4 cents a milligram, rounded half to even once
            assertThat(Math.absExact(minor * 10 - fine * 4))
                    .as("I38, seed %d, %s", SEED, step)
                    .isLessThanOrEqualTo(5);
        }
    }

    /** What the touched records leave unaccounted for, before the statement or after it. */
    private long balance(List<LedgerEvent> events, boolean after) {
        List<Json.Obj> lots = new ArrayList<>();
        List<Json.Obj> transformations = new ArrayList<>();
        for (LedgerEvent event : events) {
            List<Json.Obj> to = switch (event.key().family()) {
                case "lot" -> lots;
                case "transformation" -> transformations;
                default -> new ArrayList<>();
            };
            if (after) {
                to.add(event.value() instanceof Json.Obj object ? object : Json.object());
            } else {
                world.books().read(event.key()).ifPresent(record -> to.add((Json.Obj) record));
            }
        }
        return Balance.of(lots, transformations, List.of()).differenceMg();
    }

    private List<Json.Obj> records(String family) {
        return world.books().records().entrySet().stream()
                .filter(entry -> entry.getKey().family().equals(family))
                .map(entry -> (Json.Obj) entry.getValue())
                .toList();
    }

    private SequencedMap<String, Long> owed(String lot, String scheme) {
        SequencedMap<String, Long> owed = new TreeMap<>();
        world.books()
                .list(new LedgerKey("obligation", List.of(lot, scheme)))
                .forEach(record -> owed.put(Body.text(record, "beneficiary"), Body.number(record, "minor")));
        return owed;
    }
}
