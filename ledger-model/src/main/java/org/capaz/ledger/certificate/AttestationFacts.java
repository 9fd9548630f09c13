// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.assessment.AttestationOutline;
import org.capaz.ledger.certificate.SignedNotices.Entry;
import org.capaz.ledger.flag.FiledNotices;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;

/**
 * An attestation as the members' peers sign it for strangers: who attested what of which producer, who accredited it to do
 * so, how it stands, and what a reader must know beside it. Not the single requirements, nor their evidence, nor why
 * something was taken back: that is for those who handle it.
 *
 * <p>Decision 226.
 */
final class AttestationFacts {
    private static final int MOST_READS = 2_000;

    private final Attestation attestation;
    private final Instant now;
    private final LedgerState ledger;

    /** @param now the moment somebody asks */
    AttestationFacts(Attestation attestation, Instant now, LedgerState ledger) {
        this.attestation = attestation;
        this.now = now;
        this.ledger = ledger;
    }

    /** Puts the facts beside what every answer has. */
    Json.Obj onto(Json.Obj answer) {
        Attestation.Claim claim = attestation.claim();
        SignedNotices notices = notices();
        return answer.with("accreditations", accreditations())
                .with("at", attestation.changedAt().getEpochSecond())
                .with("issuedAt", attestation.issuedAt().getEpochSecond())
                .with("issuer", attestation.issuer().value())
                .with("issuerName", name(attestation.issuer()))
                .with("level", claim.level().name())
                .with("module", claim.module())
                .with("notices", notices.entries().stream().map(Entry::json).toList())
                .with("noticesMore", notices.more())
                .with("producer", claim.subject().value())
                .with("producerName", name(claim.subject()))
                .with("result", attestation.resultOn(Day.of(now)).name())
                .with("standard", claim.standard())
                .with("state", state())
                .with("validFrom", claim.validFrom().toString())
                .with("validTo", claim.validTo().toString())
                .with("validUntil", claim.validTo().lastSecond().getEpochSecond())
                .with("version", claim.version());
    }

    private String state() {
        return switch (attestation.state()) {
            case Attestation.State.Active active -> "ACTIVE";
            case Attestation.State.Superseded ended -> "SUPERSEDED";
            case Attestation.State.Revoked ended -> "REVOKED";
        };
    }

    /** The accreditations that let it be issued, also those that ended since; a producer needs none for its own word. */
    private List<Json.Obj> accreditations() {
        Attestation.Claim claim = attestation.claim();
        if (claim.level() == Accreditation.Level.FIRST_PARTY) {
            return List.of();
        }
        return Accreditation.of(attestation.issuer(), claim.standard(), claim.version(), ledger).stream()
                .filter(entry -> entry.grants(claim.level(), Day.of(attestation.issuedAt())))
                .limit(ViewFormat.MOST_ACCREDITATIONS)
                .map(entry -> Json.object()
                        .with("scheme", entry.scheme().value())
                        .with("schemeName", name(entry.scheme()))
                        .with("validFrom", entry.validFrom().toString())
                        .with("validTo", entry.validTo().toString())
                        .with(
                                "withdrawnFrom",
                                Json.orNull(entry.withdrawal()
                                        .map(found -> found.from().toString())
                                        .orElse(null))))
                .toList();
    }

    private SignedNotices notices() {
        var bounded = new BoundedReads(ledger, MOST_READS);
        var found = new ArrayList<NoticeCode>();
        try {
            words(found);
            doubts(bounded, found);
            flags(bounded, found);
        } catch (BoundedReads.Exceeded tooMany) {
            found.add(NoticeCode.NOT_EXAMINED);
        }
        String producer = attestation.subject().value();
        return SignedNotices.of(
                found.stream().map(code -> new Entry(code, producer)).toList());
    }

    /** What the attestation itself says, where a reader could take it for more. */
    private void words(List<NoticeCode> found) {
        if (!attestation.resultOn(Day.of(now)).good()) {
            found.add(NoticeCode.MODULE_NOT_MET);
        }
        if (attestation.level() == Accreditation.Level.FIRST_PARTY) {
            found.add(NoticeCode.OWN_WORD);
        }
        if (Day.of(now).isBefore(attestation.claim().validFrom())) {
            found.add(NoticeCode.NOT_BEGUN);
        }
    }

    private void doubts(LedgerState bounded, List<NoticeCode> found) {
        List<AttestationNotice> doubts = AttestationNotice.of(attestation, Day.of(now), now, bounded);
        if (doubts.contains(AttestationNotice.ACCREDITATION_WITHDRAWN)) {
            found.add(NoticeCode.ACCREDITATION_WITHDRAWN);
        }
        if (doubts.contains(AttestationNotice.CONTESTED)) {
            found.add(NoticeCode.ATTESTATION_CONTESTED);
        }
        if (AttestationOutline.displaced(attestation, bounded)) {
            found.add(NoticeCode.ATTESTATION_DISPLACED);
        }
    }

    private void flags(LedgerState bounded, List<NoticeCode> found) {
        PartyId producer = attestation.subject();
        LedgerKey record = LedgerKeys.attestation(producer, attestation.module(), attestation.id());
        if (Flag.anyOn(record, bounded)) {
            found.add(NoticeCode.ATTESTATION_FLAGGED);
        }
        if (Flag.anyOn(LedgerKeys.amp(producer), bounded)) {
            found.add(NoticeCode.PRODUCER_FLAGGED);
        }
        if (!FiledNotices.on(LedgerKeys.amp(producer), bounded)
                .openAt(now, bounded)
                .isEmpty()) {
            found.add(NoticeCode.PRODUCER_NOTICED);
        }
    }

    private String name(PartyId party) {
        return ledger.find(LedgerKeys.party(party))
                .map(found -> found.text("name"))
                .orElse(party.value());
    }
}
