// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * An issuer revokes its attestation from a day on. The attestation goes on counting for the days before, and in answers
 * to what was known before the revocation was recorded.
 *
 * @param from the first day on which it no longer counts
 * @param evidence SHA-256 of what shows that it was wrong, in hexadecimal; a finding of abuse is not taken back without
 */
public record RevokeAttestation(AttestationRef about, Day from, Code reason, Optional<String> evidence)
        implements Command {

    public static RevokeAttestation parse(Statement statement, Fields body) {
        return new RevokeAttestation(
                AttestationRef.read(body),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new),
                body.optionalParsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = about.json().with("from", from.toString()).with("reason", reason.value());
        return evidence.map(hash -> body.with("evidence", hash)).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Attestation.issuedByActor(about, act, Message.REVOKER_NOT_ISSUER, ledger)
                .and(issued -> stillActive(issued).at("attestation"))
                .and(issued -> withEvidenceIfOfAbuse(issued, ledger).at("evidence"))
                .decide(issued ->
                        changes(issued.in(new Attestation.State.Revoked(from, reason, act.recordedAt())), ledger));
    }

    private static List<StateChange> changes(Attestation revoked, LedgerState ledger) {
        List<Attestation> all = Attestation.of(revoked.subject(), ledger).stream()
                .map(entry -> entry.ref().equals(revoked.ref()) ? revoked : entry)
                .toList();
        List<StateChange> changes = new ArrayList<>();
        changes.add(revoked.event("AttestationRevoked"));
        changes.addAll(AttestationOutline.lists(revoked, all, ledger));
        return changes;
    }

    private Checked<Checked.Holds> withEvidenceIfOfAbuse(Attestation issued, LedgerState ledger) {
        return Checked.require(
                Rule.I59,
                evidence.isPresent() || !LookBack.findsAbuse(issued, ledger),
                () -> Message.LIFTING_LACKS_EVIDENCE.with("attestation", issued.id()));
    }

    private static Checked<Checked.Holds> stillActive(Attestation issued) {
        return Checked.require(
                Rule.I3, issued.active(), () -> Message.ATTESTATION_ENDED.with("attestation", issued.id()));
    }
}
