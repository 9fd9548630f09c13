// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.capaz.e2e.torture.History.Agreement;
import org.capaz.e2e.torture.History.Broken;
import org.capaz.e2e.torture.Violation.Promise;
import org.capaz.network.channel.LedgerInfo;

/**
 * One run: people state things, one fault after the other is in force for a while and mended, everything comes to rest, and
 * the checker judges. Which faults, where, for how long and how far apart follows from the seed; what the machine makes of it
 * does not, so the report says what really happened.
 *
 * <p>Decision 240.
 */
final class Torture {
    /** Longer than the members may take to agree, so that "not at all" is told apart from "late". */
    private static final Duration AGREEMENT_AWAITED = Duration.ofSeconds(90);

    /** For statements that are unknown or not taken when the last fault is mended. */
    private static final Duration GRACE = Checker.RESOLVED.plusSeconds(30);

    /**
     * How a run is played.
     *
     * @param faults those to choose from; all that are possible are played before any is repeated
     * @param length for which new faults are begun
     * @param inForce shortest and longest time for which a fault stays
     * @param between shortest and longest time from a healing to the next fault
     * @param regions people who state things at the same time
     * @param label whether a label is suspended and read meanwhile
     */
    record Plan(
            long seed, List<Fault> faults, Duration length, Range inForce, Range between, int regions, boolean label) {}

    record Range(Duration least, Duration most) {
        Duration any(Random random) {
            return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
        }
    }

    private final Testbed bed;
    private final Plan plan;
    private final PrintStream progress;
    private final Instant began = Instant.now();
    private final List<Broken> broken = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Violation> notRepaired = new ArrayList<>();
    private final List<Fault> played = new ArrayList<>();

    Torture(Testbed bed, Plan plan, PrintStream progress) {
        this.bed = bed;
        this.plan = plan;
        this.progress = progress;
    }

    Report run() throws InterruptedException {
        Workload workload = new Workload(bed, plan.seed());
        LabelReader reader = new LabelReader(bed, workload, plan.seed());
        told("seed " + plan.seed() + "; " + plan.regions() + " regions state things at four gateways");
        workload.start(plan.regions());
        if (plan.label()) reader.start();
        try {
            breakAndMend();
        } finally {
            reader.stop();
            told("everything is mended; what was begun is brought to its end");
            workload.stop(GRACE);
            reader.join();
        }
        agreed("the end");
        long last = bed.ledger(Testbed.MEMBERS.getFirst()).orElseThrow().height() - 1;
        Map<String, Ledger> ledgers = new LedgerReader(bed).ledgers(last);
        History history = new History(workload.asked(), broken, agreements, reader.suspensions(), reader.readings());
        List<Violation> violations = new ArrayList<>(notRepaired);
        violations.addAll(Checker.check(history, ledgers));
        return new Report(plan.seed(), began, Instant.now(), played, history, last, violations);
    }

    private void breakAndMend() throws InterruptedException {
        Random random = new Random(plan.seed());
        Instant end = began.plus(plan.length());
        List<Fault> ahead = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            Thread.sleep(plan.between().any(random));
            if (ahead.isEmpty()) ahead.addAll(shuffled(random));
            strike(ahead.removeFirst(), random);
        }
    }

    private List<Fault> shuffled(Random random) {
        List<Fault> faults = new ArrayList<>(
                plan.faults().stream().filter(fault -> fault.possibleOn(bed)).toList());
        Collections.shuffle(faults, random);
        return faults;
    }

    private void strike(Fault fault, Random random) throws InterruptedException {
        Instant from = Instant.now();
        Fault.Harm harm = fault.strike(bed, random);
        Instant inForce = Instant.now();
        String what = fault.numbers() + " " + harm.what();
        told(what);
        Thread.sleep(plan.inForce().any(random));
        Instant mending = Instant.now();
        mend(harm, what);
        Instant healed = Instant.now();
        played.add(fault);
        broken.add(new Broken(what, from, inForce, mending, healed, harm.withoutQuorum()));
        told("  mended in " + Duration.between(mending, healed).toSeconds() + " s, " + agreed(what));
    }

    /** What the first {@code ./capaz up} does not repair, the next one must, or the run ends here. */
    private void mend(Fault.Harm harm, String what) {
        try {
            harm.mend().run();
        } catch (AssertionError notMended) {
            told("  not mended: " + notMended.getMessage());
            notRepaired.add(new Violation(Promise.UP_REPAIRS_WHAT_WAS_BROKEN, what + ": " + notMended.getMessage()));
            bed.up();
        }
    }

    /** Waits until every member has all blocks that any has now. */
    private String agreed(String after) throws InterruptedException {
        Instant healed = Instant.now();
        long wanted = Testbed.MEMBERS.stream().mapToLong(this::height).max().orElseThrow();
        List<String> last = List.of();
        while (Instant.now().isBefore(healed.plus(AGREEMENT_AWAITED))) {
            List<String> behind = Testbed.MEMBERS.stream()
                    .filter(member -> height(member) < wanted)
                    .toList();
            if (behind.isEmpty()) {
                Duration took = Duration.between(healed, Instant.now());
                agreements.add(new Agreement(after, healed, Optional.of(Instant.now()), last));
                return "all at block " + (wanted - 1) + " after " + took.toSeconds() + " s"
                        + (last.isEmpty() ? "" : ", " + String.join(" and ", last) + " last");
            }
            last = behind;
            Thread.sleep(Duration.ofMillis(500));
        }
        agreements.add(new Agreement(after, healed, Optional.empty(), last));
        return String.join(" and ", last) + " do not come level";
    }

    private long height(String member) {
        return bed.ledger(member).map(LedgerInfo::height).orElse(0L);
    }

    private void told(String what) {
        Duration since = Duration.between(began, Instant.now());
        progress.println(String.format(Locale.ROOT, "%3d:%02d %s", since.toMinutes(), since.toSecondsPart(), what));
    }
}
