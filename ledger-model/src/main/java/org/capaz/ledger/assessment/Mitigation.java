package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/**
 * How long "in progress" may last (I33). A plan begins with the first attestation of progress on a requirement and ends
 * when an independent one finds the requirement controlled. Its deadline stays within the limit; each allowed extension,
 * with an independent attestation of progress, gives the limit once more.
 *
 * @param begun the day of the first attestation
 * @param deadlines each later than the one before
 */
record Mitigation(Day begun, List<Day> deadlines) {

    static Optional<Refused> withinLimits(Attestation attestation, List<Attestation> earlier, LedgerState ledger) {
        return each(
                "findings",
                attestation.findings(),
                finding -> finding.status() == Status.PROGRESSING
                        ? at("deadline", withinLimit(finding, attestation, earlier, ledger))
                        : Optional.empty());
    }

    private static Optional<Refused> withinLimit(
            Finding finding, Attestation attestation, List<Attestation> earlier, LedgerState ledger) {
        Day deadline = finding.deadline().orElseThrow();
        Mitigation plan = soFar(finding.requirement(), attestation, earlier)
                .orElse(new Mitigation(attestation.issuedOn(), List.of()));
        ReferenceValues values = ReferenceValues.on(attestation.issuedOn(), ledger);
        long allowed = values.get(ReferenceValue.MITIGATION_EXTENSIONS);
        Mitigation next = plan.with(deadline);
        if (next.extensions() > plan.extensions()) {
            if (next.extensions() > allowed) {
                return Decision.refuse(
                        Rule.I33,
                        finding.requirement() + " is in progress since " + plan.begun() + " and was extended "
                                + plan.extensions() + " times; " + allowed + " are allowed");
            }
            if (attestation.level() == Level.FIRST_PARTY) {
                return Decision.refuse(
                        Rule.I33,
                        "the deadline of " + finding.requirement()
                                + " is extended by a second or third party's attestation of progress only");
            }
        }
        Day last = plan.begun().plusMonths(values.get(ReferenceValue.MITIGATION_LIMIT) * (1 + next.extensions()));
        return Decision.require(
                Rule.I33,
                !deadline.isAfter(last),
                () -> "the deadline " + deadline + " of " + finding.requirement() + " is later than " + last);
    }

    /** The plan under way on that requirement, if any. */
    private static Optional<Mitigation> soFar(Code requirement, Attestation next, List<Attestation> earlier) {
        Mitigation plan = null;
        List<Attestation> inOrder = earlier.stream()
                .filter(entry -> entry.claim().standard().equals(next.claim().standard())
                        && entry.claim().version().equals(next.claim().version()))
                .sorted(Attestation.LATER)
                .toList();
        for (Attestation attestation : inOrder) {
            for (Finding finding : attestation.findings()) {
                if (finding.requirement().equals(requirement)) {
                    plan = after(plan, finding, attestation);
                }
            }
        }
        return Optional.ofNullable(plan);
    }

    private static Mitigation after(Mitigation plan, Finding finding, Attestation attestation) {
        return switch (finding.status()) {
            case PROGRESSING ->
                (plan == null ? new Mitigation(attestation.issuedOn(), List.of()) : plan)
                        .with(finding.deadline().orElseThrow());
            case CONTROLLED -> attestation.level() == Level.FIRST_PARTY ? plan : null;
            case FULFILLED, NOT_FULFILLED, NOT_CONTROLLED, NOT_APPLICABLE -> plan;
        };
    }

    private Mitigation with(Day deadline) {
        if (!deadlines.isEmpty() && !deadline.isAfter(deadlines.getLast())) {
            return this;
        }
        List<Day> later = new ArrayList<>(deadlines);
        later.add(deadline);
        return new Mitigation(begun, List.copyOf(later));
    }

    private int extensions() {
        return Math.max(0, deadlines.size() - 1);
    }
}
