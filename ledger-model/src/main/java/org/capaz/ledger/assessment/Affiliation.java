package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;

/**
 * Where a producer stands on one day, derived from attestations, report and legal basis, never set (I31).
 *
 * @param standard standard and version of the report it was judged by; empty before the first report
 */
public record Affiliation(State state, Optional<Standard> standard, List<ModuleResult> modules) {

    /** The states of a producer that records of this kind can lead to. */
    public enum State {
        REGISTERED,
        CANDIDATE,
        AFFILIATED,
        SUSPENDED,
        EXPIRED;

        /** May gold produced in this state enter as eligible gold? */
        public boolean admitsProduction() {
            return this == CANDIDATE || this == AFFILIATED;
        }
    }

    /** One module's result with who said so and until when. */
    public record ModuleResult(
            int module, Result result, Optional<Level> level, Optional<PartyId> issuer, Optional<Day> validTo) {
        /** The one word of a module: its weakest requirement's. */
        public enum Result {
            NOT_ASSESSED,
            NOT_FULFILLED,
            NOT_CONTROLLED,
            PROGRESSING,
            CONTROLLED,
            FULFILLED;

            boolean good() {
                return this == CONTROLLED || this == FULFILLED;
            }
        }
    }

    private static final int LEGITIMACY = 2;
    private static final int IMMEDIATE = 3;
    private static final int MITIGATION = 4;
    private static final int IMPROVEMENT = 5;

    /** Derives where a producer stood on a day, as far as was known at a moment. */
    public static Affiliation of(PartyId amp, Day day, Instant known, Books books) {
        Optional<CraftReport> report = CraftReport.latest(amp, known, books);
        Optional<Standard> standard = report.flatMap(found -> Standard.find(books, found.standard(), found.version()));
        if (standard.isEmpty()) {
            return new Affiliation(State.REGISTERED, Optional.empty(), List.of());
        }
        List<ModuleResult> modules = modules(amp, standard.get(), day, known, books);
        ReferenceValues values = ReferenceValues.on(day, books);
        State state;
        if (suspended(modules) || !LegalBasis.covers(amp, day, books)) {
            state = State.SUSPENDED;
        } else if (day.isAfter(report.orElseThrow().validUntil(values))) {
            state = State.EXPIRED;
        } else if (!allGood(modules, LEGITIMACY)) {
            state = State.REGISTERED;
        } else if (result(modules, IMMEDIATE).good()
                && (result(modules, MITIGATION).good()
                        || result(modules, MITIGATION) == ModuleResult.Result.PROGRESSING)
                && AdoptCommitment.count(amp, standard.get(), IMPROVEMENT, day, books)
                        >= values.get("m5.minCommitments")) {
            state = State.AFFILIATED;
        } else {
            state = State.CANDIDATE;
        }
        return new Affiliation(state, standard, modules);
    }

    /** Were all these modules fulfilled or controlled? */
    public boolean allGood(List<Integer> wanted) {
        return wanted.stream().allMatch(module -> result(modules, module).good());
    }

    private static boolean suspended(List<ModuleResult> modules) {
        return result(modules, IMMEDIATE) == ModuleResult.Result.NOT_CONTROLLED
                || result(modules, MITIGATION) == ModuleResult.Result.NOT_CONTROLLED;
    }

    private static boolean allGood(List<ModuleResult> modules, int upTo) {
        for (int module = 1; module <= upTo; module++) {
            if (!result(modules, module).good()) {
                return false;
            }
        }
        return true;
    }

    private static ModuleResult.Result result(List<ModuleResult> modules, int module) {
        return modules.stream()
                .filter(entry -> entry.module() == module)
                .map(ModuleResult::result)
                .findFirst()
                .orElse(ModuleResult.Result.NOT_ASSESSED);
    }

    private static List<ModuleResult> modules(PartyId amp, Standard standard, Day day, Instant known, Books books) {
        List<Attestation> speaking = Attestation.of(amp, books).stream()
                .filter(entry -> entry.standard().equals(standard.name())
                        && entry.version().equals(standard.version())
                        && entry.speaksOn(day, known))
                .toList();
        Set<Integer> numbers = new TreeSet<>();
        standard.requirements().forEach(requirement -> numbers.add(requirement.module()));
        return numbers.stream().map(module -> module(module, speaking, day)).toList();
    }

    /** The latest attestation on a module speaks for it; of two at the same second, the one with the later id. */
    private static ModuleResult module(int module, List<Attestation> speaking, Day day) {
        return speaking.stream()
                .filter(entry -> entry.module() == module)
                .max(Comparator.comparing(Attestation::issuedAt).thenComparing(Attestation::id))
                .map(entry -> new ModuleResult(
                        module,
                        weakest(entry.findings(), day),
                        Optional.of(entry.level()),
                        Optional.of(entry.issuer()),
                        Optional.of(entry.validTo())))
                .orElse(new ModuleResult(
                        module,
                        ModuleResult.Result.NOT_ASSESSED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static ModuleResult.Result weakest(List<Finding> findings, Day day) {
        List<Status> found = findings.stream()
                .map(finding -> finding.on(day))
                .filter(status -> status != Status.NOT_APPLICABLE)
                .toList();
        return found.stream()
                .map(Affiliation::result)
                .min(Comparator.naturalOrder())
                .orElse(ModuleResult.Result.CONTROLLED);
    }

    private static ModuleResult.Result result(Status status) {
        return switch (status) {
            case FULFILLED -> ModuleResult.Result.FULFILLED;
            case NOT_FULFILLED -> ModuleResult.Result.NOT_FULFILLED;
            case CONTROLLED, NOT_APPLICABLE -> ModuleResult.Result.CONTROLLED;
            case PROGRESSING -> ModuleResult.Result.PROGRESSING;
            case NOT_CONTROLLED -> ModuleResult.Result.NOT_CONTROLLED;
        };
    }
}
