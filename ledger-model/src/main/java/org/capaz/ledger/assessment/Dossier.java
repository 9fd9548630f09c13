// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Result;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.producer.AuthorityNotice;
import org.capaz.ledger.producer.Disengagement;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.Standard.Gate;

/**
 * What the ledger holds about one producer, as far as known at a moment: read once, then evaluated for any day. What a
 * module means follows from the gates of its requirements in the standard, never from its number.
 *
 * <p>Decision 040.
 */
final class Dossier {
    private final PartyId amp;
    private final Instant known;
    private final LedgerState ledger;
    private final List<CraftReport.Submitted> reports;
    /** The latest first: what displaces another stands before it. */
    private final List<AttestationOutline> attestations;

    private final List<Standard> standards;
    private final List<LegalBasis> bases;
    private final List<Commitment> commitments;
    private final List<Lift> lifts;
    private final List<Commitment.Failure> failures;
    private final List<AuthorityNotice> notices;
    private final ReferenceValues.Published values;
    private final Set<Day> daysOfChange;
    private final Map<AttestationRef, List<Finding>> findings = new LinkedHashMap<>();
    private final Map<Day, List<AttestationOutline>> counting = new TreeMap<>();
    private final Map<Day, State> withoutLimits = new TreeMap<>();
    private final Map<Day, Affiliation> affiliations = new TreeMap<>();

    private Dossier(PartyId amp, Instant known, LedgerState ledger, List<CraftReport.Submitted> reports) {
        this.amp = amp;
        this.known = known;
        this.ledger = ledger;
        this.reports = reports;
        this.attestations = AttestationOutline.of(amp, ledger);
        this.standards = standards(reports, attestations, ledger);
        Confirmation confirmation = Confirmation.of(amp, known, ledger);
        this.bases =
                LegalBasis.of(amp, ledger).stream().filter(confirmation::admits).toList();
        this.commitments = Commitment.of(amp, ledger);
        this.lifts = Lift.of(amp, ledger);
        this.failures = Commitment.failures(amp, commitments, known, ledger);
        this.notices = AuthorityNotice.of(amp, ledger);
        this.values = ReferenceValues.published(ledger);
        this.daysOfChange = daysOfChange();
    }

    /** Empty before the first report: until then no standard is known to judge the producer by. */
    static Optional<Dossier> of(PartyId amp, Instant known, LedgerState ledger) {
        return ledger.derived(new About(amp, known));
    }

    private record About(PartyId amp, Instant known) implements LedgerState.Derived<Optional<Dossier>> {
        @Override
        public Optional<Dossier> from(LedgerState ledger) {
            List<CraftReport.Submitted> reports = CraftReport.of(amp, known, ledger);
            return reports.isEmpty() ? Optional.empty() : Optional.of(new Dossier(amp, known, ledger, reports));
        }
    }

    /** Every version that a report or an attestation names. */
    private static List<Standard> standards(
            List<CraftReport.Submitted> reports, List<AttestationOutline> attestations, LedgerState ledger) {
        Stream<Standard> reported = reports.stream()
                .map(entry -> Standard.find(
                                ledger,
                                entry.report().standard(),
                                entry.report().version())
                        .orElseThrow());
        return Stream.concat(reported, AttestationOutline.standards(attestations, ledger).stream())
                .distinct()
                .toList();
    }

    /** Each day is judged once: a production lot asks for many, and many lots for the same ones. */
    Affiliation affiliationOn(Day day) {
        return affiliations.computeIfAbsent(
                day, asked -> new Affiliation(stateOn(asked), Optional.of(standardOn(asked)), modulesOn(asked)));
    }

    /**
     * The report in force on a day: of the latest period among those that the ledger had by then, so that a later
     * report does not cover days that were without one. The first also covers the days before it, as far as
     * attestations do.
     */
    private CraftReport reportOn(Day day) {
        return reports.stream()
                .filter(entry -> entry.countsOn(day))
                .reduce((earlier, later) -> later)
                .or(() -> reports.stream().min(Comparator.comparing(CraftReport.Submitted::at)))
                .map(CraftReport.Submitted::report)
                .orElseThrow();
    }

    /** The version by which the producer is judged on that day: the one it reported under. */
    Standard standardOn(Day day) {
        CraftReport report = reportOn(day);
        return standards.stream()
                .filter(entry -> entry.name().equals(report.standard())
                        && entry.version().equals(report.version()))
                .findFirst()
                .orElseThrow();
    }

    private State stateOn(Day day) {
        if (Disengagement.holds(amp, day, known, ledger)) {
            return State.DISENGAGED;
        }
        return lapsedOn(day) ? State.LAPSED : stateWithoutLimits(day);
    }

    /**
     * A producer that stayed candidate past the limit without ever being affiliated can only begin anew, as another
     * party.
     */
    private boolean lapsedOn(Day day) {
        List<Day> changes =
                daysOfChange.stream().filter(change -> !change.isAfter(day)).toList();
        Optional<Day> since = changes.stream()
                .filter(change -> stateWithoutLimits(change).admitsProduction())
                .findFirst();
        if (since.isEmpty()) {
            return false;
        }
        long months = values.on(since.get()).get(ReferenceValue.CANDIDATE_LIMIT);
        Day limit = since.get().monthsLater(months);
        return day.isAfter(limit)
                && changes.stream()
                        .filter(change -> change.within(since.get(), limit))
                        .noneMatch(change -> stateWithoutLimits(change) == State.AFFILIATED);
    }

    /** The days on which a new record may have given the producer a better state. */
    private Set<Day> daysOfChange() {
        Set<Day> days = new TreeSet<>();
        commitments.forEach(entry -> days.add(entry.adoptedAt()));
        attestations.forEach(entry -> days.add(entry.validFrom()));
        reports.forEach(entry -> days.add(Day.of(entry.at())));
        return days;
    }

    /** The state on that day, apart from a lapse or a disengagement. */
    private State stateWithoutLimits(Day day) {
        return withoutLimits.computeIfAbsent(day, this::judgedOn);
    }

    private State judgedOn(Day day) {
        List<AttestationOutline> counting = countingOn(day);
        if (suspendedBy(counting, day) || stopped(day)) {
            return State.SUSPENDED;
        }
        if (day.isAfter(reportOn(day).validUntil(values.on(day)))) {
            return State.EXPIRED;
        }
        Standard standard = standardOn(day);
        Map<Code, Result> results = results(standard, counting, day);
        if (!all(standard, Gate.FUL, Result::good, results)) {
            return State.REGISTERED;
        }
        boolean affiliated = conduct(standard, results)
                && independentlyFound(standard, counting, day)
                && committedEnough(standard, day);
        return affiliated ? State.AFFILIATED : State.CANDIDATE;
    }

    private static boolean conduct(Standard standard, Map<Code, Result> results) {
        return all(standard, Gate.IMM, Result::good, results)
                && all(standard, Gate.MIT, result -> result.good() || result == Result.PROGRESSING, results);
    }

    /** I60: the words of others alone must carry it too; what a producer says of itself makes it a candidate at most. */
    private boolean independentlyFound(Standard standard, List<AttestationOutline> counting, Day day) {
        List<AttestationOutline> ofOthers = counting.stream()
                .filter(entry -> entry.level() != Level.FIRST_PARTY)
                .toList();
        Map<Code, Result> results = results(standard, ofOthers, day);
        return all(standard, Gate.FUL, Result::good, results) && conduct(standard, results);
    }

    private boolean committedEnough(Standard standard, Day day) {
        return standard.of(Gate.IMP).isEmpty()
                || commitments.stream()
                                .filter(entry -> entry.under(standard)
                                        && !failed(entry, day)
                                        && !entry.adoptedAt().isAfter(day)
                                        && standard.gate(entry.requirement())
                                                .filter(gate -> gate == Gate.IMP)
                                                .isPresent())
                                .count()
                        >= values.on(day).get(ReferenceValue.M5_MIN_COMMITMENTS);
    }

    private boolean failed(Commitment commitment, Day day) {
        return failures.stream()
                .anyMatch(failure -> failure.commitment().equals(commitment.id()) && !day.isBefore(failure.on()));
    }

    /**
     * What that attestation found, lowered where a commitment on the requirement was attested as not achieved after it:
     * until somebody else than the producer finds otherwise, it is not controlled.
     */
    private Result resultOf(Finding finding, AttestationOutline attestation, Day day) {
        boolean lowered = failures.stream()
                .anyMatch(failure -> failure.under(attestation.edition())
                        && !failure.answeredBy(attestation, this::findings)
                        && failure.requirement().equals(finding.requirement())
                        && !day.isBefore(failure.on()));
        Result found = Result.of(finding.on(day));
        return lowered && found.compareTo(Result.NOT_CONTROLLED) > 0 ? Result.NOT_CONTROLLED : found;
    }

    private boolean stopped(Day day) {
        return bases.stream().noneMatch(basis -> basis.holdsOn(day))
                || notices.stream().anyMatch(notice -> notice.suspendsOn(day, known));
    }

    /**
     * Abuse, and mitigation that failed, suspend under whatever version they were found: a report under another does
     * not undo it.
     */
    private boolean suspendedBy(List<AttestationOutline> counting, Day day) {
        return counting.stream().anyMatch(entry -> entry.suspendsOn(day)) || mitigationFailed(day);
    }

    /** A commitment to mitigate that was not achieved suspends until somebody independent looks again, however long. */
    private boolean mitigationFailed(Day day) {
        return failures.stream()
                .filter(failure -> !day.isBefore(failure.on()) && toMitigate(failure))
                .anyMatch(failure -> attestations.stream().noneMatch(entry -> answers(failure, entry, day)));
    }

    private boolean answers(Commitment.Failure failure, AttestationOutline entry, Day day) {
        return failure.answeredBy(entry, this::findings)
                && !entry.recordedAt().isAfter(known)
                && !day.isBefore(entry.validFrom())
                && !entry.endedOn(day, known);
    }

    private boolean toMitigate(Commitment.Failure failure) {
        return standards.stream()
                .filter(standard -> failure.under(standard.edition()))
                .flatMap(standard -> standard.gate(failure.requirement()).stream())
                .anyMatch(gate -> gate == Gate.MIT);
    }

    private static boolean all(Standard standard, Gate gate, Predicate<Result> wanted, Map<Code, Result> results) {
        return standard.of(gate).stream()
                .allMatch(entry -> wanted.test(results.getOrDefault(entry.code(), Result.NOT_ASSESSED)));
    }

    /** The weakest result of each requirement that was attested. */
    private Map<Code, Result> results(Standard standard, List<AttestationOutline> counting, Day day) {
        Map<Code, Result> results = new TreeMap<>();
        for (AttestationOutline entry : counting) {
            if (entry.under(standard)) {
                findings(entry)
                        .forEach(finding -> results.merge(
                                finding.requirement(),
                                resultOf(finding, entry, day),
                                BinaryOperator.minBy(Comparator.naturalOrder())));
            }
        }
        return results;
    }

    /**
     * The attestations that count on that day: in effect and not displaced by another. A finding of abuse yields to nothing
     * but what lifts it (I59).
     */
    private List<AttestationOutline> countingOn(Day day) {
        return counting.computeIfAbsent(day, this::inEffectOn);
    }

    private List<AttestationOutline> inEffectOn(Day day) {
        // Loops and no streams: a day of production asks for each attestation there ever was.
        List<AttestationOutline> within = new ArrayList<>();
        for (AttestationOutline entry : attestations) {
            if (entry.countsOn(day, known) && !ownWordDatedBack(entry, day)) {
                within.add(entry);
            }
        }
        return within.stream().filter(entry -> !displaced(entry, within, day)).toList();
    }

    private boolean displaced(AttestationOutline entry, List<AttestationOutline> within, Day day) {
        if (entry.findsAbuse()) {
            return Lift.lifted(entry, day, attestations, lifts, known);
        }
        for (AttestationOutline other : within) {
            if (other.displaces(entry) && mayDisplace(other, entry, day)) {
                return true;
            }
        }
        return false;
    }

    /** I63: what a producer says of itself makes it no candidate on days long before its recording; its admissions count. */
    private boolean ownWordDatedBack(AttestationOutline entry, Day day) {
        return entry.level() == Level.FIRST_PARTY
                && day.isBefore(Day.of(values.grantsFrom(entry.recordedAt())))
                && !entry.suspendsOn(day);
    }

    /** I63: a reassessment that is dated back does not make good the days that an earlier finding suspended. */
    private boolean mayDisplace(AttestationOutline other, AttestationOutline entry, Day day) {
        return !entry.suspendsOn(day) || !day.isBefore(Day.of(other.recordedAt()));
    }

    /** Read of those that count on some day asked for, which are few. */
    private List<Finding> findings(AttestationOutline attestation) {
        return findings.computeIfAbsent(attestation.about(), about -> Attestation.findings(about, ledger));
    }

    private List<ModuleResult> modulesOn(Day day) {
        Standard standard = standardOn(day);
        List<AttestationOutline> counting =
                countingOn(day).stream().filter(entry -> entry.under(standard)).toList();
        Set<Integer> numbers = new TreeSet<>();
        standard.requirements().forEach(requirement -> numbers.add(requirement.module()));
        return numbers.stream().map(module -> module(module, counting, day)).toList();
    }

    /**
     * The weakest result that counts is the module's; of those that give it, the one of the highest level names its
     * issuer.
     */
    private ModuleResult module(int module, List<AttestationOutline> counting, Day day) {
        List<AttestationOutline> own =
                counting.stream().filter(entry -> entry.module() == module).toList();
        Comparator<AttestationOutline> byWeakest = Comparator.comparing(entry -> weakest(entry, day));
        return own.stream()
                .min(byWeakest
                        .thenComparing(AttestationOutline::level, Comparator.reverseOrder())
                        .thenComparing(AttestationOutline.LATER.reversed()))
                .map(entry -> new ModuleResult(
                        module,
                        weakest(entry, day),
                        Optional.of(entry.level()),
                        Optional.of(entry.issuer()),
                        Optional.of(entry.validTo())))
                .orElse(ModuleResult.notAssessed(module));
    }

    private Result weakest(AttestationOutline attestation, Day day) {
        return findings(attestation).stream()
                .filter(finding -> finding.status() != Status.NOT_APPLICABLE)
                .map(finding -> resultOf(finding, attestation, day))
                .min(Comparator.naturalOrder())
                .orElse(Result.CONTROLLED);
    }
}
