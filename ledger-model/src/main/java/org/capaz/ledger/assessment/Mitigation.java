// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * How long "in progress" may last (I33). A plan begins with the first attestation of progress on a requirement. Its
 * deadline stays within the limit; each allowed extension, with an independent attestation of progress, gives the limit
 * once more. Without this a producer could stay in progress for ever by attesting progress again before each deadline.
 *
 * <p>A plan ends when independent parties have found the requirement controlled for as long as a plan with all its
 * extensions may last (I59). A single day of control in between ends nothing, else it would start the time anew.
 *
 * <p>Decisions 043 and 112.
 *
 * @param begun the day of the first attestation
 * @param deadlines each later than the one before
 * @param controlledSince since when independent parties find it controlled, if they do
 */
record Mitigation(Day begun, List<Day> deadlines, Optional<Day> controlledSince) {

    static Checked<?> withinLimits(Attestation attestation, List<Attestation> earlier, LedgerState ledger) {
        return Checked.each(
                "findings",
                attestation.findings(),
                finding -> finding.progressUntil()
                        .map(deadline -> withinLimit(deadline, finding.requirement(), attestation, earlier, ledger)
                                .at("deadline"))
                        .orElseGet(Checked::holds));
    }

    private static Checked<Checked.Holds> withinLimit(
            Day deadline, Code requirement, Attestation attestation, List<Attestation> earlier, LedgerState ledger) {
        ReferenceValues values = ReferenceValues.on(attestation.issuedOn(), ledger);
        long months =
                values.get(ReferenceValue.MITIGATION_LIMIT) * (1 + values.get(ReferenceValue.MITIGATION_EXTENSIONS));
        Mitigation plan = soFar(requirement, attestation, earlier, months)
                .filter(found -> !found.endedBefore(attestation.issuedOn(), months))
                .orElseGet(() -> begunBy(attestation));
        Mitigation next = plan.with(deadline);
        Day last = plan.begun().monthsLater(values.get(ReferenceValue.MITIGATION_LIMIT) * (1 + next.extensions()));
        Checked<Checked.Holds> extension = next.extensions() > plan.extensions()
                ? plan.mayBeExtended(values.get(ReferenceValue.MITIGATION_EXTENSIONS), requirement, attestation)
                : Checked.holds();
        return extension.and(ok -> Checked.require(
                Rule.I33,
                !deadline.isAfter(last),
                () -> Message.DEADLINE_TOO_LATE
                        .with("deadline", deadline)
                        .and("requirement", requirement)
                        .and("last", last)));
    }

    private Checked<Checked.Holds> mayBeExtended(long allowed, Code requirement, Attestation attestation) {
        return Checked.require(
                        Rule.I33,
                        extensions() < allowed,
                        () -> Message.PROGRESS_TOO_MANY_EXTENSIONS
                                .with("requirement", requirement)
                                .and("begun", begun)
                                .and("n", Argument.count(extensions()))
                                .and("allowed", Argument.count(allowed)))
                .and(ok -> Checked.require(
                        Rule.I33,
                        attestation.level() != Level.FIRST_PARTY,
                        () -> Message.EXTENSION_LACKS_ATTESTATION.with("requirement", requirement)));
    }

    /** The plan under way on that requirement, if any. */
    private static Optional<Mitigation> soFar(
            Code requirement, Attestation next, List<Attestation> earlier, long months) {
        Optional<Mitigation> plan = Optional.empty();
        List<Attestation> inOrder = earlier.stream()
                .filter(entry -> entry.claim().standard().equals(next.claim().standard())
                        && entry.claim().version().equals(next.claim().version()))
                .sorted(Attestation.LATER)
                .toList();
        for (Attestation attestation : inOrder) {
            for (Finding finding : attestation.findings()) {
                if (finding.requirement().equals(requirement)) {
                    plan = after(plan, finding, attestation, months);
                }
            }
        }
        return plan;
    }

    private static Optional<Mitigation> after(
            Optional<Mitigation> plan, Finding finding, Attestation attestation, long months) {
        return switch (finding.status()) {
            case PROGRESSING -> {
                Mitigation underWay = plan.filter(found -> !found.endedBefore(attestation.issuedOn(), months))
                        .orElseGet(() -> begunBy(attestation))
                        .notControlled();
                yield Optional.of(finding.progressUntil().map(underWay::with).orElse(underWay));
            }
            case CONTROLLED ->
                attestation.level() == Level.FIRST_PARTY ? plan : plan.map(found -> found.controlled(attestation));
            case NOT_CONTROLLED -> plan.map(Mitigation::notControlled);
            case FULFILLED, NOT_FULFILLED, NOT_APPLICABLE -> plan;
        };
    }

    private static Mitigation begunBy(Attestation attestation) {
        return new Mitigation(attestation.issuedOn(), List.of(), Optional.empty());
    }

    private Mitigation controlled(Attestation attestation) {
        return new Mitigation(begun, deadlines, controlledSince.or(() -> Optional.of(attestation.issuedOn())));
    }

    private Mitigation notControlled() {
        return new Mitigation(begun, deadlines, Optional.empty());
    }

    private boolean endedBefore(Day day, long months) {
        return controlledSince
                .filter(since -> !day.isBefore(since.monthsLater(months)))
                .isPresent();
    }

    private Mitigation with(Day deadline) {
        if (!deadlines.isEmpty() && !deadline.isAfter(deadlines.getLast())) {
            return this;
        }
        List<Day> later = new ArrayList<>(deadlines);
        later.add(deadline);
        return new Mitigation(begun, List.copyOf(later), controlledSince);
    }

    private int extensions() {
        return Math.max(0, deadlines.size() - 1);
    }
}
