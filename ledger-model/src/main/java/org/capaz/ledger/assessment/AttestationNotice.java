// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;

/** What a reader must know beside an attestation. Derived when asked, never stored. */
public enum AttestationNotice {
    /** An admitted party objects, and the issuer has not answered. */
    CONTESTED,
    /** Every accreditation under which it was issued is withdrawn; the attestation itself stays as it is. */
    ACCREDITATION_WITHDRAWN,
    /** The last day of its period is past. */
    EXPIRED,
    /** Its issuer has corrected it by another one. */
    SUPERSEDED,
    /** Its issuer, or its scheme in the place of an issuer that is gone, has revoked it. */
    REVOKED;

    /** The notices of an attestation on a day, as far as was known at a moment. */
    public static List<AttestationNotice> of(Attestation attestation, Day day, Instant known, LedgerState ledger) {
        List<AttestationNotice> notices = new ArrayList<>();
        if (attestation.stateAt(known) instanceof Attestation.State.Active
                && Contest.of(attestation.ref(), ledger).stream().anyMatch(contest -> contest.openAt(known))) {
            notices.add(CONTESTED);
        }
        if (accreditationWithdrawn(attestation, known, ledger)) {
            notices.add(ACCREDITATION_WITHDRAWN);
        }
        if (day.isAfter(attestation.claim().validTo())) {
            notices.add(EXPIRED);
        }
        switch (attestation.stateAt(known)) {
            case Attestation.State.Active active -> {}
            case Attestation.State.Superseded superseded -> notices.add(SUPERSEDED);
            case Attestation.State.Revoked revoked -> notices.add(REVOKED);
        }
        return List.copyOf(notices);
    }

    /** Is {@link #REVOKED} among them? It needs no other record than the attestation itself. */
    public static boolean revoked(Attestation attestation, Instant known) {
        return attestation.stateAt(known) instanceof Attestation.State.Revoked;
    }

    /** Of the accreditations that let it be issued, none is left that was not withdrawn. */
    private static boolean accreditationWithdrawn(Attestation attestation, Instant known, LedgerState ledger) {
        List<Accreditation> behind = Accreditation.of(
                        attestation.issuer(),
                        attestation.claim().standard(),
                        attestation.claim().version(),
                        ledger)
                .stream()
                .filter(entry -> entry.grants(attestation.level(), attestation.issuedOn()))
                .toList();
        return attestation.level() != Accreditation.Level.FIRST_PARTY
                && !behind.isEmpty()
                && behind.stream()
                        .allMatch(entry -> entry.withdrawal()
                                .filter(found -> !found.at().isAfter(known))
                                .isPresent());
    }
}
