// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * A party's objection to an attestation, under a key of its own, because a change of the attestation's own key needs
 * its issuer's endorsement. A contested attestation still counts, else anybody could suspend a producer by objecting.
 *
 * <p>Its key names nobody: members' peers sign for strangers that an attestation is contested, and which keys they read
 * for it is for everybody to see.
 *
 * <p>Decision 195.
 *
 * @param number its place among the objections to that attestation, from 1; empty in a record of the time when keys named
 *     who objects
 * @param evidence SHA-256 of what supports it, in hexadecimal
 * @param recordedAt since when the ledger knows it
 * @param upheld the issuer's answer, if it upholds the attestation; otherwise it revokes
 */
record Contest(
        PartyId subject,
        int module,
        Code attestation,
        Optional<Integer> number,
        PartyId by,
        Code reason,
        String evidence,
        Instant recordedAt,
        Optional<Upheld> upheld) {

    /** The issuer upholds its attestation. */
    record Upheld(Code reason, String evidence, Instant at) {}

    /** Every objection to an attestation, answered ones too. */
    static List<Contest> of(AttestationRef about, LedgerState ledger) {
        return ledger.list(LedgerKeys.contests(about.subject(), about.module(), about.id())).stream()
                .map(record -> stored(Fields.of(record, "contest")))
                .toList();
    }

    private static Contest stored(Fields fields) {
        return new Contest(
                fields.parsed("subject", PartyId::new),
                Math.toIntExact(fields.integer("module")),
                fields.parsed("attestation", Code::new),
                fields.optionalInteger("number").map(Math::toIntExact),
                fields.parsed("by", PartyId::new),
                fields.parsed("reason", Code::new),
                fields.parsed("evidence", Digest::requireHex),
                Instant.ofEpochSecond(fields.integer("recordedAt")),
                fields.optionalInteger("upheldAt")
                        .map(at -> new Upheld(
                                fields.parsed("answer", Code::new),
                                fields.parsed("answerEvidence", Digest::requireHex),
                                Instant.ofEpochSecond(at))));
    }

    /** Waiting for the issuer's answer, as far as was known at that moment. */
    boolean openAt(Instant known) {
        return !recordedAt.isAfter(known)
                && upheld.filter(answer -> !answer.at().isAfter(known)).isEmpty();
    }

    Contest answered(Upheld answer) {
        return new Contest(subject, module, attestation, number, by, reason, evidence, recordedAt, Optional.of(answer));
    }

    private LedgerKey key() {
        return number.map(place -> LedgerKeys.contest(subject, module, attestation, place))
                .orElseGet(() -> LedgerKeys.formerContest(subject, module, attestation, by));
    }

    StateChange event(String name) {
        Json.Obj record = Json.object()
                .with("subject", subject.value())
                .with("module", module)
                .with("attestation", attestation.value())
                .with("by", by.value())
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("recordedAt", recordedAt.getEpochSecond());
        Json.Obj numbered = number.map(place -> record.with("number", place)).orElse(record);
        return new StateChange(
                name,
                key(),
                upheld.map(answer -> numbered.with("answer", answer.reason().value())
                                .with("answerEvidence", answer.evidence())
                                .with("upheldAt", answer.at().getEpochSecond()))
                        .orElse(numbered));
    }
}
