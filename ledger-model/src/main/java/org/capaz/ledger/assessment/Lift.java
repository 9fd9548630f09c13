// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation.Level;

/**
 * A scheme's agreement that the reassessment of another assessor lifts a finding of abuse (I59). Without it such a finding
 * yields to nobody but its author: a second assessor that finds everything controlled ten minutes later would wash it off.
 *
 * <p>Decision 112.
 *
 * @param finding the attestation that found abuse
 * @param reassessment the later attestation, of another assessor
 * @param at since when the ledger knows it
 */
record Lift(
        PartyId subject,
        int module,
        Code finding,
        Code reassessment,
        PartyId by,
        Code reason,
        String evidence,
        Instant at) {

    private static Lift stored(Fields fields) {
        return new Lift(
                fields.parsed("subject", PartyId::new),
                Math.toIntExact(fields.integer("module")),
                fields.parsed("attestation", Code::new),
                fields.parsed("reassessment", Code::new),
                fields.parsed("by", PartyId::new),
                fields.parsed("reason", Code::new),
                fields.text("evidence"),
                Instant.ofEpochSecond(fields.integer("at")));
    }

    /** At most one for each finding, so no more than there are attestations. */
    static List<Lift> of(PartyId subject, LedgerState ledger) {
        return ledger.list(LedgerKeys.lifts(subject)).stream()
                .map(record -> stored(Fields.of(record, "lift")))
                .toList();
    }

    /** The same of one finding. */
    static List<Lift> of(Attestation finding, LedgerState ledger) {
        return ledger
                .find(LedgerKeys.lift(finding.subject(), finding.module(), finding.id()))
                .map(Lift::stored)
                .stream()
                .toList();
    }

    /**
     * From which day that attestation takes the place of the finding of abuse, if it does. It must be later and of no lower
     * level, find no abuse itself, and be the author's own or agreed to by the scheme. What a producer found of itself yields to
     * any later one of a higher level. Nothing is made good for the days before it was recorded (I63).
     */
    static Optional<Day> from(AttestationOutline next, AttestationOutline finding, List<Lift> lifts, Instant known) {
        boolean displaces = next.displaces(finding)
                && next.issuedAt().isAfter(finding.issuedAt())
                && !next.recordedAt().isAfter(known)
                && !next.findsAbuse();
        if (!displaces) {
            return Optional.empty();
        }
        Day begun = later(next.validFrom(), Day.of(next.recordedAt()));
        return next.issuer().equals(finding.issuer()) || finding.level() == Level.FIRST_PARTY
                ? Optional.of(begun)
                : lifts.stream()
                        .filter(lift -> lift.agrees(next, finding) && !lift.at().isAfter(known))
                        .map(lift -> later(begun, Day.of(lift.at())))
                        .findFirst();
    }

    private static Day later(Day one, Day other) {
        return one.isAfter(other) ? one : other;
    }

    /** A reassessment goes on lifting the finding after its own last day; not once it was taken back itself. */
    static boolean lifted(
            AttestationOutline finding, Day day, List<AttestationOutline> all, List<Lift> lifts, Instant known) {
        return all.stream()
                .filter(next -> from(next, finding, lifts, known)
                        .filter(begun -> !day.isBefore(begun))
                        .isPresent())
                .anyMatch(next -> !next.endedOn(day, known));
    }

    private boolean agrees(AttestationOutline next, AttestationOutline former) {
        return module == former.module() && finding.equals(former.id()) && reassessment.equals(next.id());
    }

    LedgerKey key() {
        return LedgerKeys.lift(subject, module, finding);
    }

    StateChange event() {
        return new StateChange(
                "FindingLifted",
                key(),
                Json.object()
                        .with("subject", subject.value())
                        .with("module", module)
                        .with("attestation", finding.value())
                        .with("reassessment", reassessment.value())
                        .with("by", by.value())
                        .with("reason", reason.value())
                        .with("evidence", evidence)
                        .with("at", at.getEpochSecond()));
    }
}
