// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.ToyModel;
import org.capaz.ledger.sample.ToyModel.Answer;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.transformation.Balance;
import org.junit.jupiter.api.Test;

/**
 * Sequences of operations on a toy network, each asked of the ledger and of a reference model: both must say yes or no
 * alike, and agree on how things stand. All sequences of two operations on one lot, and long random ones on everything.
 */
class ModelCheckTest {
    private static final long SEED = Long.getLong("capaz.seed", 20240304L);
    private static final int SEQUENCES = Integer.getInteger("capaz.sequences", 60);
    private static final int LENGTH = 60;

    private static final List<String> CUSTODIANS = List.of("AGG-01", "TRD-01");
    private static final List<String> LOTS = List.of("LA", "LB", "LC");
    private static final List<String> OPERATIONS = List.of(
            "offer",
            "dispatch",
            "receive",
            "accept",
            "cancel",
            "hold",
            "release",
            "open",
            "seal",
            "certify",
            "deliver",
            "lose");

    /** The ledger and the model side by side, with what a custodian remembers of its papers. */
    private static final class Toy {
        private final Consortium world;
        private final ToyModel model;
        private final Map<String, String> transfers = new TreeMap<>();
        private final Map<String, String> seals =
                new TreeMap<>(Map.of("LA", "S-000811", "LB", "S-000812", "LC", "S-000813"));
        private final Map<String, String> holds = new TreeMap<>();
        private final List<String> story = new ArrayList<>();
        private int numbers;
        private int done;

        private Toy(Consortium world, Map<String, Long> owed) {
            this.world = world;
            this.model = new ToyModel(LOTS, owed);
        }

        private String next(String prefix) {
            return prefix + ++numbers;
        }

        private void agree(String what, boolean expected, Draft draft) {
            world.later(Duration.ofMinutes(1));
            story.add(what + (expected ? "" : " (refused)"));
            StatementProcessor.Answer answer = draft.submitted();
            assertThat(answer instanceof StatementProcessor.Answer.Recorded)
                    .as("seed %d: %s%n%s", SEED, String.join(", ", story), answer)
                    .isEqualTo(expected);
            done += expected ? 1 : 0;
        }

        private void lot(String actor, String what, String lot) {
            String transfer = transfers.getOrDefault(lot, "T-NONE");
            if (what.equals("offer")) {
                transfer = next("MT-");
            }
            String seal = what.equals("seal") ? next("MS-0000") : seals.getOrDefault(lot, "MS-0099999");
            String hold = what.equals("hold") ? next("MH-") : holds.getOrDefault(lot, "MH-NONE");
            Draft draft = draft(actor, what, lot, transfer, seal, hold);
            boolean expected = model.lot(actor, what, lot);
            agree(actor + " " + what + " " + lot, expected, draft);
            if (expected) {
                transfers.put(lot, transfer);
                seals.put(lot, seal);
                holds.put(lot, hold);
            }
        }

        private Draft draft(String actor, String what, String lot, String transfer, String seal, String hold) {
            var by = world.later(Duration.ofMinutes(1)).by(actor);
            String items = "'items':[{'lot':'%s','grossMg':%d,'seal':'%s'}]"
                    .formatted(lot, Body.number(world.lot(lot), "grossMg"), seal);
            return switch (what) {
                case "offer" ->
                    by.offers(
                            Body.of("{'transfer':'%s','lots':['%s'],'to':'%s'}", transfer, lot, ToyModel.other(actor)));
                case "dispatch" -> by.dispatches(Body.of("{'transfer':'%s','carrier':'CAR-01',%s}", transfer, items));
                case "receive" -> by.receives(Body.of("{'transfer':'%s','place':'05001',%s}", transfer, items));
                case "accept" -> by.accepts(Body.of("{'transfer':'%s'}", transfer));
                case "cancel" -> by.cancels(Body.of("{'transfer':'%s','reason':'CHANGED-MIND'}", transfer));
                case "hold" -> world.sch01().holds(Body.set(LotStory.hold(lot), "hold", "'" + hold + "'"));
                case "release" -> world.sch01().releases(Body.set(LotStory.release(lot), "hold", "'" + hold + "'"));
                case "open" -> by.opens(LotStory.opening(lot, seal));
                case "seal" -> by.seals(Body.of("{'seal':'%s','lot':'%s','kind':'BAG'}", seal, lot));
                case "certify" ->
                    by.certifies(Body.set(
                                    WorkedCase.certificate(lot), "certificate", "'" + new UUID(SEED, ++numbers) + "'"))
                            .statusIndex(Integer.toString(freeStatusIndex()));
                case "deliver" -> by.delivers(LotStory.delivery(lot));
                default -> by.writesOff(LotStory.loss(lot));
            };
        }

        private int freeStatusIndex() {
            return IntStream.iterate(0, index -> index + 1)
                    .filter(index -> !world.ledger().has(LedgerKeys.statusIndex(index)))
                    .findFirst()
                    .orElseThrow();
        }

        private void melt(String actor, String one, String two) {
            String bar = next("MB-");
            long gross = Body.number(world.lot(one), "grossMg") + Body.number(world.lot(two), "grossMg");
            long fine = Body.number(world.lot(one), "fineMg") + Body.number(world.lot(two), "fineMg");
            long fineness = fine * 100_000 / gross;
            Json.Obj melt = Body.of(
                    "{'transformation':'%s','place':'05001','inputs':['%s','%s'],'output':{'lot':'%s','material':'DORE',"
                            + "'grossMg':%d,'assay':{'assay':'AS-1','method':'FIRE','fineness':%d,'certificate':'%s'}},"
                            + "'losses':[{'reason':'SLAG','fineMg':%d}]}",
                    bar, one, two, bar, gross, fineness, Body.hash(bar), fine - gross * fineness / 100_000);
            Draft draft = world.later(Duration.ofMinutes(1)).by(actor).melts(melt);
            if (one.equals(two)) {
                return; // no statement: the form itself wants different lots
            }
            boolean expected = model.melt(actor, one, two, bar);
            agree(actor + " melts " + one + " and " + two, expected, draft);
        }

        private void announce(String payee, long cents) {
            String payment = next("MP-");
            Json.Obj body = Body.set(WorkedCase.payment(payee), "for[0].minor", cents);
            body = Body.set(Body.set(body, "payment", "'" + payment + "'"), "bankReference", "'REF-" + payment + "'");
            Draft draft = world.later(Duration.ofMinutes(1)).buy01().announces(body);
            agree("announce " + cents + " to " + payee, model.announce(payment, payee, cents), draft);
        }

        private void answer(String payment, Answer answer) {
            String payee = model.payee(payment);
            var by = world.later(Duration.ofMinutes(1));
            Json.Obj record = world.record(new LedgerKey(Family.PAYMENT, List.of(payment)));
            Draft draft = switch (answer) {
                case ARRIVED ->
                    by.by(payee)
                            .confirms(Body.of(
                                    "{'receipt':'%s','payment':'%s','received':{'minor':%d,'currency':'USD'},"
                                            + "'rate':'1.000000','deductions':[],'valueDate':'2024-03-09','statement':'%s'}",
                                    next("MR-"), payment, Body.number(record, "minor"), Body.hash(payment)));
                case MISSING ->
                    by.by(payee)
                            .denies(Body.of(
                                    "{'receipt':'%s','payment':'%s','answer':'NOT_ARRIVED','statement':'%s'}",
                                    next("MR-"), payment, Body.hash(payment)));
                default ->
                    by.buy01()
                            .takesPaymentBack(Body.of(
                                    "{'payment':'%s','reason':'ACCOUNT-CLOSED','returnedOn':'2024-03-09','advice':'%s'}",
                                    payment, Body.hash(payment)));
            };
            agree(answer + " " + payment, model.answer(payment, answer), draft);
        }

        /** One custodian, at most one live certificate, and every gram, as the model has it. */
        private void standAlike() {
            for (String lot : model.lots()) {
                Json.Obj record = world.lot(lot);
                String as = "seed %d: %s after %s".formatted(SEED, lot, String.join(", ", story));
                assertThat(Body.text(record, "custodian")).as(as).isEqualTo(model.custodian(lot));
                assertThat(!Body.text(record, "state").equals("ACTIVE")).as(as).isEqualTo(model.gone(lot));
                assertThat(CertificateStatus.liveFor(new LotId(lot), world.ledger())
                                .isPresent())
                        .as(as)
                        .isEqualTo(model.certified(lot));
            }
            assertThat(Balance.of(records("lot"), records("transformation"), List.of())
                            .differenceMg())
                    .isZero();
        }

        private List<Json.Obj> records(String family) {
            return world.ledger().records().entrySet().stream()
                    .filter(entry -> entry.getKey().family().onLedger().equals(family))
                    .map(entry -> (Json.Obj) entry.getValue())
                    .toList();
        }
    }

    @Test
    void any_two_operations_on_a_lot_go_as_the_model_says() {
        int sequences = 0;
        for (String first : OPERATIONS) {
            for (String one : CUSTODIANS) {
                for (String second : OPERATIONS) {
                    for (String two : CUSTODIANS) {
                        var toy = new Toy(Stage.AT_AGGREGATOR.world(), Map.of());
                        toy.lot(one, first, "LA");
                        toy.lot(two, second, "LA");
                        toy.standAlike();
                        sequences++;
                    }
                }
            }
        }
        assertThat(sequences).isEqualTo(12 * 2 * 12 * 2);
    }

    @Test
    void long_random_sequences_on_three_lots_go_as_the_model_says() {
        var random = new Random(SEED);
        int done = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            var toy = new Toy(Stage.AT_AGGREGATOR.world(), Map.of());
            for (int step = 0; step < LENGTH; step++) {
                List<String> lots = toy.model.lots();
                String actor = CUSTODIANS.get(random.nextInt(2));
                String lot = lots.get(random.nextInt(lots.size()));
                if (random.nextInt(20) == 0) {
                    toy.melt(actor, lot, lots.get(random.nextInt(lots.size())));
                } else {
                    // The ends of a lot are rare, so that long stories come about.
                    int operation = random.nextInt(40) == 0 ? 10 + random.nextInt(2) : random.nextInt(10);
                    toy.lot(actor, OPERATIONS.get(operation), lot);
                }
            }
            toy.standAlike();
            done += toy.done;
        }
        assertThat(done).as("accepted steps, seed %d", SEED).isGreaterThan(SEQUENCES * LENGTH / 10);
    }

    @Test
    void long_random_sequences_on_two_premiums_go_as_the_model_says() {
        var random = new Random(SEED);
        int done = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            Map<String, Long> owed = Map.of("AMP-01", 435_614L, "AMP-02", 32_150L);
            var toy = new Toy(Stage.OBLIGED.world().at(Instant.parse("2024-03-09T15:00:00Z")), owed);
            for (int step = 0; step < LENGTH / 2; step++) {
                List<String> payments = toy.model.payments();
                if (payments.isEmpty() || random.nextInt(3) == 0) {
                    String payee = random.nextBoolean() ? "AMP-01" : "AMP-02";
                    long all = owed.get(payee);
                    toy.announce(payee, List.of(all, all / 2, all / 3, 1L).get(random.nextInt(4)));
                } else {
                    Answer answer = List.of(Answer.ARRIVED, Answer.MISSING, Answer.TAKEN_BACK)
                            .get(random.nextInt(3));
                    toy.answer(payments.get(random.nextInt(payments.size())), answer);
                }
            }
            done += toy.done;
        }
        assertThat(done).as("accepted steps, seed %d", SEED).isGreaterThan(SEQUENCES * 5);
    }
}
