// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;

/**
 * I49 by property: ten thousand random sequences of thirty transformations and readings, honest, careless and greedy ones. After
 * every step the gold of no production lot counts for more, in all lots together, than that lot's own reading and one tolerance
 * of it; shares add up; nothing measured appears or vanishes. The commands are decided as the contract decides them, without
 * signatures.
 */
class LifeOfGoldPropertyTest {
    private static final long SEED = Long.getLong("capaz.seed", 49L);
    private static final int SEQUENCES = Integer.getInteger("capaz.sequences", 10_000);
    private static final int STEPS = 30;
    private static final BasisPoints GAIN = new BasisPoints(10);
    private static final PartyId CUSTODIAN = new PartyId("AGG-01");
    private static final PartyId LABORATORY = new PartyId("ASY-01");
    private static final PlaceCode PLACE = new PlaceCode("05001");

    private static final LedgerState BEGINNING = Stage.AT_AGGREGATOR.world().ledger();
    /** What no sequence changes is read once. */
    private static final Map<LedgerKey, List<Json.Obj>> LISTS = new TreeMap<>();

    /** The custodian's signature, without which a reading would stand beside and change nothing (I52). */
    private static final List<Signer> CONSENT = List.of(new Signer(
            OfficerId.of(new byte[] {1}),
            PersonId.of(OfficerId.of(new byte[] {1})),
            CUSTODIAN.value(),
            new MspId("TradersMSP"),
            List.of(OfficerRole.CUSTODIAN),
            OfficerSignature.Method.OWN_KEY));

    private static final String CERTIFICATE = Body.hash("Demo");
    private static final Instant NOW = Stage.AT_AGGREGATOR.world().now();

    private enum Step {
        MELT,
        RETORT,
        REFINE,
        SPLIT,
        SAMPLE,
        POOL,
        READ,
        OUTTURN,
        DISPUTE
    }

    /** What the sequence writes, over the records that all sequences begin with. */
    private static final class Overlay implements LedgerState {
        private final Map<LedgerKey, Json> written = new TreeMap<>();
        private final List<LedgerKey> flags = new ArrayList<>();

        @Override
        public Optional<Json> read(LedgerKey key) {
            Json own = written.get(key);
            return own == null ? BEGINNING.read(key) : Optional.of(own);
        }

        @Override
        public List<Json.Obj> list(LedgerKey prefix) {
            if (prefix.family() != Family.FLAG) {
                return LISTS.computeIfAbsent(prefix, BEGINNING::list);
            }
            List<Json.Obj> found = new ArrayList<>();
            for (LedgerKey flag : flags) {
                if (flag.isUnder(prefix)) {
                    found.add((Json.Obj) Objects.requireNonNull(written.get(flag)));
                }
            }
            return found;
        }

        private void write(StateChange change) {
            written.put(change.key(), change.value());
            if (change.key().family() == Family.FLAG) {
                flags.add(change.key());
            }
        }
    }

    /** One sequence, with what each production lot gave by its own reading, kept beside the ledger. */
    private static final class Story {
        private final Random random;
        private final Overlay ledger = new Overlay();
        private final Map<LotId, Lot> lots = new TreeMap<>();
        private final Map<LotId, Long> gave = new TreeMap<>();
        private final List<Object> told = new ArrayList<>();
        private final Map<Step, Integer> accepted;
        private int numbers;

        private Story(long seed, Map<Step, Integer> accepted) {
            this.random = new Random(seed);
            this.accepted = accepted;
            for (String id : List.of("LA", "LB", "LC", "LD")) {
                Lot lot = Lot.find(BEGINNING, new LotId(id)).orElseThrow();
                lots.put(lot.id(), lot);
                gave.put(lot.id(), lot.facts().measured().milligrams());
            }
        }

        private void step() {
            Step step = Step.values()[random.nextInt(Step.values().length)];
            List<Lot> free = lots.values().stream()
                    .filter(lot -> lot instanceof Lot.Held || (step == Step.READ && lot instanceof Lot.Draft))
                    .toList();
            if (free.isEmpty()) {
                return;
            }
            Lot lot = free.get(random.nextInt(free.size()));
            if (step == Step.DISPUTE) {
                dispute((Lot.Held) lot);
            } else if (step == Step.OUTTURN) {
                outturn((Lot.Held) lot);
            } else {
                decided(step, command(step, lot, some(free, lot)), step == Step.READ ? LABORATORY : CUSTODIAN);
            }
            holds();
        }

        private List<Lot> some(List<Lot> free, Lot first) {
            List<Lot> chosen = new ArrayList<>(List.of(first));
            for (Lot other : free) {
                if (!other.id().equals(first.id()) && random.nextInt(3) == 0) {
                    chosen.add(other);
                }
            }
            return chosen;
        }

        private Command command(Step step, Lot lot, List<Lot> several) {
            return switch (step) {
                case MELT -> cast(Transformation.Kind.MELT, Material.DORE, several, 1);
                case RETORT -> cast(Transformation.Kind.RETORT, Material.SPONGE, several, 1);
                case REFINE -> cast(Transformation.Kind.REFINE, Material.REFINED, several, 1 + random.nextInt(3));
                case SPLIT -> split(lot);
                case SAMPLE -> {
                    long rest = Math.max(1, gross(lot) - 1 - random.nextLong(1 + gross(lot) / 100));
                    LotId output = next("S");
                    yield new SampleLot(
                            transformation(Transformation.Kind.SAMPLE, List.of(lot), List.of(output)),
                            LABORATORY,
                            new GrossMass(rest));
                }
                case POOL -> {
                    Transformation.Kind kind = several.stream()
                                            .map(one -> one.facts().material())
                                            .distinct()
                                            .count()
                                    == 1
                            ? Transformation.Kind.AGGREGATE
                            : Transformation.Kind.BLEND;
                    yield new PoolLots(
                            transformation(kind, several, List.of(next("P"))),
                            lot.facts().material(),
                            new GrossMass(
                                    several.stream().mapToLong(Story::gross).sum()));
                }
                case READ -> new RecordAssay(assay(lot.id(), fineness(lot), Assay.Purpose.PROVISIONAL));
                case OUTTURN, DISPUTE -> throw new IllegalStateException("no command");
            };
        }

        /** Up to 40 bp are lost or up to 15 bp found; greedy melters try more. */
        private CastLots cast(Transformation.Kind kind, Material material, List<Lot> inputs, int bars) {
            long in = inputs.stream().mapToLong(Story::measured).sum();
            long grossIn = inputs.stream().mapToLong(Story::gross).sum();
            long wanted = in + in * (random.nextInt(56) - 40) / 10_000 + (random.nextInt(20) == 0 ? in / 50 : 0);
            long fineness = kind == Transformation.Kind.REFINE
                    ? 99_990
                    : Math.clamp(wanted * 100_000 / Math.max(1, grossIn), 1, 100_000);
            long gross = Math.clamp(wanted * 100_000 / fineness, bars, grossIn + bars);
            List<CastLots.Output> outputs = new ArrayList<>();
            long out = 0;
            for (int bar = 0; bar < bars; bar++) {
                long part = bar == bars - 1 ? gross : Math.max(1, gross / (bars - bar) - random.nextInt(3));
                gross = Math.max(1, gross - part);
                var output = new CastLots.Output(
                        material,
                        new GrossMass(part),
                        assay(next("B"), new Fineness(Math.toIntExact(fineness)), Assay.Purpose.PROVISIONAL));
                out += output.fine().milligrams();
                outputs.add(output);
            }
            List<Transformation.Loss> losses =
                    out < in ? List.of(new Transformation.Loss(new Code("SLAG"), new FineMass(in - out))) : List.of();
            return new CastLots(
                    transformation(
                            kind,
                            inputs,
                            outputs.stream().map(CastLots.Output::lot).toList()),
                    outputs,
                    losses);
        }

        private SplitLot split(Lot lot) {
            int parts = 2 + random.nextInt(3);
            long left = gross(lot);
            List<SplitLot.Part> divided = new ArrayList<>();
            for (int part = 1; part <= parts; part++) {
                long mg = part == parts ? left : Math.max(1, random.nextLong(1 + left));
                left = Math.max(1, left - mg);
                divided.add(new SplitLot.Part(next("Q"), new GrossMass(mg)));
            }
            return new SplitLot(
                    transformation(
                            Transformation.Kind.SPLIT,
                            List.of(lot),
                            divided.stream().map(SplitLot.Part::lot).toList()),
                    divided);
        }

        private Transformation transformation(Transformation.Kind kind, List<Lot> inputs, List<LotId> outputs) {
            boolean oneLot = kind == Transformation.Kind.SPLIT || kind == Transformation.Kind.SAMPLE;
            return new Transformation(
                    new Code("T-" + ++numbers),
                    kind,
                    oneLot ? Optional.empty() : Optional.of(PLACE),
                    inputs.stream().map(Lot::id).toList(),
                    outputs,
                    Optional.empty());
        }

        private Assay assay(LotId lot, Fineness fineness, Assay.Purpose purpose) {
            return new Assay(
                    new Code("AS-" + ++numbers),
                    lot,
                    purpose == Assay.Purpose.FINAL || !lots.containsKey(lot) ? CUSTODIAN : LABORATORY,
                    Assay.Method.FIRE,
                    LABORATORY,
                    Day.of(NOW),
                    fineness,
                    Optional.empty(),
                    Optional.empty(),
                    CERTIFICATE,
                    purpose);
        }

        /** Near the last reading, or anything at all. */
        private Fineness fineness(Lot lot) {
            long last = Math.clamp(measured(lot) * 100_000 / gross(lot), 0, 100_000);
            return switch (random.nextInt(8)) {
                case 0 -> new Fineness(random.nextInt(100_001));
                case 1 -> new Fineness(random.nextInt(3));
                default -> new Fineness(Math.clamp(last + random.nextInt(601) - 300, 0, 100_000));
            };
        }

        private long lighter(Lot lot) {
            return Math.max(1, gross(lot) - random.nextLong(1 + gross(lot) / (1 + random.nextInt(200))));
        }

        /** A hand-over in which less arrived, accepted as found: the lot's own transition, without the transfer around it. */
        private void dispute(Lot.Held lot) {
            Lot.Held found = lot.offeredIn(new Code("TR-" + ++numbers))
                    .dispatched()
                    .acceptedAsFound(CUSTODIAN, PLACE, new GrossMass(lighter(lot)), Optional.empty(), NOW, GAIN);
            written(Step.DISPUTE, List.of(found.event("LotResolved")));
        }

        /** A refiner's outturn: the lot's own transition, without asking who is accredited. */
        private void outturn(Lot.Held lot) {
            Lot.Held settled = lot.settledAt(
                    new GrossMass(lighter(lot)), assay(lot.id(), fineness(lot), Assay.Purpose.FINAL), GAIN);
            written(Step.OUTTURN, List.of(settled.event("OutturnRecorded")));
        }

        private void decided(Step step, Command command, PartyId party) {
            var statement = new Statement(
                    "test.step", "gold", new RecordId("demo-step-" + ++numbers), party.value(), NOW, Json.object());
            var act = new Act(
                    statement, step == Step.READ ? CONSENT : List.of(), new MspId("TradersMSP"), NOW, List.of());
            Decision decision = command.decide(act, ledger);
            if (decision instanceof Decision.Accepted yes) {
                written(step, yes.changes());
            } else {
                told.add(step);
                told.add(decision);
            }
        }

        private void written(Step step, List<StateChange> changes) {
            told.add(step);
            told.add(changes);
            accepted.merge(step, 1, Math::addExact);
            for (StateChange change : changes) {
                ledger.write(change);
                if (change.key().family() == Family.LOT) {
                    Lot lot = Lot.read(Fields.of((Json.Obj) change.value(), "lot"));
                    lots.put(lot.id(), lot);
                    if (lot instanceof Lot.Held && lot.facts().parents().isEmpty()) {
                        gave.put(lot.id(), measured(lot));
                    }
                }
            }
        }

        private void holds() {
            Map<LotId, Long> counted = new TreeMap<>();
            Map<LotId, Long> nominal = new TreeMap<>();
            for (Lot lot : lots.values()) {
                if (lot instanceof Lot.Ended) {
                    continue;
                }
                Lot.Facts facts = lot.facts();
                check(facts.provenance().total().equals(facts.fine()), "the shares of " + lot.id() + " do not add up");
                check(
                        facts.assay().isEmpty()
                                || facts.measured().equals(FineMass.contained(facts.gross(), facts.fineness())),
                        lot.id() + " does not hold what was measured");
                for (Provenance.Share share : facts.provenance().shares()) {
                    counted.merge(share.lot(), share.fine().milligrams(), Math::addExact);
                    nominal.merge(share.lot(), share.nominal().milligrams(), Math::addExact);
                }
            }
            gave.forEach((origin, mg) -> {
                check(nominal.getOrDefault(origin, 0L) <= mg, "more nominal gold than " + origin + " gave");
                check(counted.getOrDefault(origin, 0L) <= mg + mg / 1_000, "more gold counts than " + origin + " gave");
            });
        }

        /** Without the story it would be cheap to assert; the story is written only where it fails. */
        private void check(boolean holds, String otherwise) {
            if (!holds) {
                throw new AssertionError(otherwise + " after " + told);
            }
        }

        private long differenceMg() {
            List<Json.Obj> records = new ArrayList<>();
            lots.values().forEach(lot -> records.add((Json.Obj) lot.event("Lot").value()));
            List<Json.Obj> transformations = ledger.written.entrySet().stream()
                    .filter(entry -> entry.getKey().family() == Family.TRANSFORMATION)
                    .map(entry -> (Json.Obj) entry.getValue())
                    .toList();
            assertThat(GoldChanges.of(records, transformations, List.of(), GAIN).overcounted())
                    .isEmpty();
            return Balance.of(records, transformations, List.of()).differenceMg();
        }

        private LotId next(String prefix) {
            return new LotId(prefix + "-" + ++numbers);
        }

        private static long gross(Lot lot) {
            return lot.facts().gross().milligrams();
        }

        private static long measured(Lot lot) {
            return lot.facts().measured().milligrams();
        }
    }

    @Test
    void no_sequence_of_steps_and_readings_makes_gold_count_for_more_than_its_origins_gave() {
        Map<Step, Integer> accepted = new EnumMap<>(Step.class);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            var story = new Story(SEED * 1_000_003 + sequence, accepted);
            for (int step = 0; step < STEPS; step++) {
                story.step();
            }
            assertThat(story.differenceMg())
                    .as("seed %d, sequence %d", SEED, sequence)
                    .isZero();
        }
        for (Step step : Step.values()) {
            assertThat(accepted.getOrDefault(step, 0))
                    .as("%s in %s", step, accepted)
                    .isGreaterThan(SEQUENCES / 2);
        }
    }
}
