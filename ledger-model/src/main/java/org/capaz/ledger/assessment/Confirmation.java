// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;

/**
 * How far an accredited assessor has confirmed what a producer says of itself: its right to mine, headcount and capacity
 * (I64). An attestation of second or third party that finds a requirement fulfilled which must be fulfilled (who is inside,
 * the right to mine) confirms all that the producer had recorded by then; nobody states anything for it besides.
 *
 * <p>Decision 117.
 *
 * @param until when the latest such attestation was recorded; empty where there is none
 */
public record Confirmation(Optional<Instant> until) {

    /** As far as was known at that moment. */
    public static Confirmation of(PartyId amp, Instant known, LedgerState ledger) {
        return ledger.derived(new About(amp, known));
    }

    private record About(PartyId amp, Instant known) implements LedgerState.Derived<Confirmation> {
        @Override
        public Confirmation from(LedgerState ledger) {
            return new Confirmation(AttestationOutline.of(amp, ledger).stream()
                    .filter(this::confirms)
                    .map(AttestationOutline::recordedAt)
                    .max(Comparator.naturalOrder()));
        }

        private boolean confirms(AttestationOutline entry) {
            return entry.level() != Level.FIRST_PARTY
                    && !entry.recordedAt().isAfter(known)
                    && entry.activeAt(known)
                    && entry.fulfilled();
        }
    }

    /** Is what was recorded at that moment confirmed? */
    public boolean covers(Instant recordedAt) {
        return until.filter(last -> !recordedAt.isAfter(last)).isPresent();
    }

    /** Does that basis count, confirmed or of the producer's own first word? */
    public boolean admits(LegalBasis basis) {
        return !basis.onConfirmation() || covers(basis.recordedAt());
    }

    /** Is there on each of those days a confirmed right that allows more than panning by hand? */
    public boolean allowsMoreThanSubsistence(List<LegalBasis> bases, List<Day> days) {
        return wider(bases.stream().filter(basis -> covers(basis.recordedAt())).toList(), days);
    }

    /** Is there on each of those days a right that allows more than panning by hand, whoever says so? */
    public static boolean wider(List<LegalBasis> bases, List<Day> days) {
        return days.stream()
                .allMatch(day -> bases.stream()
                        .anyMatch(basis -> basis.kind() != LegalBasis.Kind.SUBSISTENCE && basis.holdsOn(day)));
    }
}
