// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.Standard.Gate;

/**
 * The look-back window of a finding of abuse (I32): gold that the producer made from the reference value LOOKBACK (in
 * days) before the finding until its reassessment is flagged, whoever holds it now. Derived when asked, because the
 * lots may be many and of other custodians. A later reassessment closes the window for gold made from then on and
 * leaves gold made within it flagged. Only the issuer can undo the window, by revoking the finding from its first day.
 *
 * <p>Decision 042.
 */
public final class LookBack {
    private LookBack() {}

    /** The first attestation of abuse whose window touches that production period, as far as known at that moment. */
    public static Optional<Code> covering(
            PartyId amp, Day periodFrom, Day periodTo, Instant known, LedgerState ledger) {
        List<AttestationOutline> all = AttestationOutline.of(amp, ledger).stream()
                .filter(entry -> !entry.recordedAt().isAfter(known))
                .toList();
        List<Lift> lifts = Lift.of(amp, ledger);
        return all.stream()
                .filter(entry -> entry.findsAbuse() && stillHolds(entry, known))
                .filter(entry ->
                        !periodTo.isBefore(first(entry, ledger)) && !periodFrom.isAfter(last(entry, all, lifts, known)))
                .min(AttestationOutline.LATER)
                .map(AttestationOutline::id);
    }

    /** Did it find abuse, by the standard under which it was made? */
    public static boolean findsAbuse(Attestation attestation, LedgerState ledger) {
        return Standard.find(
                        ledger,
                        attestation.claim().standard(),
                        attestation.claim().version())
                .filter(standard -> ofAbuse(attestation, standard))
                .isPresent();
    }

    static boolean ofAbuse(Attestation attestation, Standard standard) {
        return attestation.finds(
                Gate.IMM, Status.NOT_CONTROLLED, attestation.claim().validFrom(), standard);
    }

    private static boolean stillHolds(AttestationOutline finding, Instant known) {
        return finding.revokedFrom(known)
                .map(from -> from.isAfter(finding.validFrom()))
                .orElse(true);
    }

    private static Day first(AttestationOutline finding, LedgerState ledger) {
        long days = ReferenceValues.on(finding.issuedOn(), ledger).get(ReferenceValue.LOOKBACK);
        Day begun = finding.validFrom();
        return (begun.isBefore(finding.issuedOn()) ? begun : finding.issuedOn()).plusDays(-days);
    }

    /**
     * The day before the first reassessment begins to count, which it does not before it was recorded (I63); never before the
     * day of the finding itself.
     */
    private static Day last(AttestationOutline finding, List<AttestationOutline> all, List<Lift> lifts, Instant known) {
        Day reassessed = all.stream()
                .filter(other -> !other.endedOn(other.validFrom(), known))
                .flatMap(other -> Lift.from(other, finding, lifts, known).stream())
                .map(day -> day.plusDays(-1))
                .min(Comparator.naturalOrder())
                .orElse(Day.parse("9999-12-31"));
        return reassessed.isAfter(finding.issuedOn()) ? reassessed : finding.issuedOn();
    }
}
