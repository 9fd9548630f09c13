// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.assessment.LookBack;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;

/**
 * What stands on producers at one moment, derived once for each: many certificates name the same ones. Whoever asks on after
 * a block makes another.
 */
public final class StandingNow {
    private final Instant now;
    private final LedgerState ledger;
    private final Map<PartyId, Affiliation> affiliations = new LinkedHashMap<>();
    private final Map<PartyId, List<Attestation>> attestations = new LinkedHashMap<>();
    private final Map<Named, List<AttestationNotice>> doubts = new LinkedHashMap<>();
    private final Map<Produced, Optional<Code>> lookBacks = new LinkedHashMap<>();

    private record Named(PartyId amp, Code attestation) {}

    private record Produced(PartyId amp, Day from, Day to) {}

    /** @param now the moment somebody asks */
    public StandingNow(Instant now, LedgerState ledger) {
        this.now = now;
        this.ledger = ledger;
    }

    Instant now() {
        return now;
    }

    LedgerState ledger() {
        return ledger;
    }

    Affiliation affiliation(PartyId amp) {
        return affiliations.computeIfAbsent(amp, asked -> Affiliation.of(asked, Day.of(now), now, ledger));
    }

    List<Attestation> attestations(PartyId amp) {
        return attestations.computeIfAbsent(amp, asked -> Attestation.of(asked, ledger));
    }

    List<AttestationNotice> notices(Attestation attestation) {
        return doubts.computeIfAbsent(
                new Named(attestation.subject(), attestation.id()),
                asked -> AttestationNotice.of(attestation, Day.of(now), now, ledger));
    }

    Optional<Code> lookBack(PartyId amp, Day from, Day to) {
        return lookBacks.computeIfAbsent(
                new Produced(amp, from, to), asked -> LookBack.covering(amp, from, to, now, ledger));
    }
}
