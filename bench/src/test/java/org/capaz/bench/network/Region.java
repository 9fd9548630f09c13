// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PlausibleMonths;
import org.capaz.ledger.sample.PlausibleMonths.Step;
import org.capaz.ledger.sample.PlayedMonths;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * One aggregator with four producers, a refiner's and a payer's desk and all who assess them, through weeks as they could
 * have been: papers, declarations, assays, seals, hand-overs, a bar, its settlement, premiums and receipts, all signed before
 * a clock runs.
 *
 * <p>Two regions share no person, lot, paper, payment or scheme, so no statement of one can conflict with one of another: every
 * range that the contract reads is bounded by one of these ({@code docs/explanation/hot-keys.md}). Within a region each is said
 * when the one before stands. All regions are alike but for their names: the same seed, the same grams.
 */
final class Region {
    static final int WEEKS = 3;

    private static final long SEED = 20_240_304;
    private static final Instant REHEARSED = Instant.parse("2024-03-05T12:00:00Z");

    /** The ledger's window for being offline is seven days; what happened within five is not late. */
    private static final Duration ALL = Duration.ofDays(5);

    /** The first region in memory, played once and only when it is needed. */
    private static final class Rehearsal {
        static final Consortium WORLD =
                PlayedMonths.world(SEED, name(0), 1, WEEKS, ALL.dividedBy(WEEKS + 1), REHEARSED);
    }

    /** A statement with all its signatures, and the member whose office takes it. */
    record Said(String member, SignedStatement statement) {}

    private final List<Said> founding = new ArrayList<>();
    private final List<Said> weeks = new ArrayList<>();
    private int next;

    private Region() {}

    /** So many, of which everything has happened by then. */
    static List<Region> of(int count, Offices offices, Instant now) {
        Map<String, OfficerKey> registrars = new TreeMap<>();
        Offices.MEMBERS.forEach(member -> registrars.put(member, offices.registrar(member)));
        return IntStream.range(0, count)
                .mapToObj(number -> new Region().lives(name(number), registrars, now.minus(ALL)))
                .toList();
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "B%03d", number);
    }

    private Region lives(String name, Map<String, OfficerKey> registrars, Instant start) {
        new PlausibleMonths(
                        SEED,
                        name,
                        1,
                        WEEKS,
                        ALL.dividedBy(WEEKS + 1),
                        start,
                        step -> add(said(step, registrars)),
                        (lot, scheme) -> owed(name, lot, scheme))
                .play();
        return this;
    }

    /** The first paper begins the weeks; before it people are registered and admitted. */
    private void add(Said said) {
        boolean begins = said.statement().statement().kind().equals(StatementKind.REGISTER_ORIGIN_DOCUMENT.kind());
        (weeks.isEmpty() && !begins ? founding : weeks).add(said);
    }

    /** What the ledger would compute: as much as in the first region, which was played in memory. */
    private static SequencedMap<String, Long> owed(String name, String lot, String scheme) {
        SequencedMap<String, Long> owed = new TreeMap<>();
        Rehearsal.WORLD
                .ledger()
                .list(new LedgerKey(
                        Family.OBLIGATION, List.of(lot.replace(name, name(0)), scheme.replace(name, name(0)))))
                .forEach(obligation -> owed.put(
                        Body.text(obligation, "beneficiary").replace(name(0), name), Body.number(obligation, "minor")));
        return owed;
    }

    private static Said said(Step step, Map<String, OfficerKey> registrars) {
        return new Said(
                step.member(),
                step.signed(
                        (member, statement) -> signature(Objects.requireNonNull(registrars.get(member)), statement)));
    }

    private static OfficerSignature signature(OfficerKey registrar, Statement statement) {
        var method = OfficerSignature.Method.OWN_KEY;
        return new OfficerSignature(
                registrar.id(), method, P256.sign(registrar.privateKey(), statement.signedBytes(method)));
    }

    /** Everything that stands before the first paper. */
    List<Said> founding() {
        return founding;
    }

    /** How many statements a week has, rounded down. */
    int aWeek() {
        return weeks.size() / WEEKS;
    }

    boolean goesOn() {
        return next < weeks.size();
    }

    Said next() {
        return weeks.get(next++);
    }
}
