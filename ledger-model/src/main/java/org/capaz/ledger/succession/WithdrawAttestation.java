// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import java.util.List;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.assessment.LookBack;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code attestation.withdraw}: only the issuer revokes an attestation; where its organisation is gone, the scheme that
 * accredited it withdraws the attestation in its place. The attestation's own record stays, the withdrawal is recorded beside
 * it and has the effect of a revocation.
 *
 * <p>Decision 091.
 *
 * @param from first day on which the attestation counts no more
 */
public record WithdrawAttestation(AttestationRef about, Day from, Code reason) implements Command {

    public static WithdrawAttestation parse(Statement statement, Fields body) {
        return new WithdrawAttestation(
                AttestationRef.read(body), body.parsed("from", Day::parse), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return about.json().with("from", from.toString()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return notEnded(ledger)
                .then(issued -> accreditedItsIssuer(act, issued, ledger)
                        .and(ok -> noAbuse(issued, ledger))
                        .then(ok -> Release.inEffect(issuersOrganisation(issued, ledger), act.recordedDay(), ledger))
                        .at("attestation"))
                .decide(release -> List.of(withdrawn(release, act)));
    }

    private Checked<Attestation> notEnded(LedgerState ledger) {
        Checked<Attestation> found = Checked.present(
                Rule.I3,
                about.find(ledger).filter(Attestation::active),
                () -> Message.STANDING_ATTESTATION_UNKNOWN
                        .with("attestation", about.id())
                        .and("subject", about.subject()));
        return about.locating(found, ledger);
    }

    private Checked<Holds> accreditedItsIssuer(Act act, Attestation issued, LedgerState ledger) {
        boolean accredited =
                Accreditation.of(
                                issued.issuer(),
                                issued.claim().standard(),
                                issued.claim().version(),
                                ledger)
                        .stream()
                        .anyMatch(granted -> granted.scheme().equals(act.party()));
        return Checked.require(
                Rule.I1,
                accredited,
                () -> Message.PARTY_NOT_ACCREDITOR_OF_ISSUER
                        .with("party", act.party())
                        .and("issuer", issued.issuer())
                        .and("attestation", about.id()));
    }

    /** I59: a scheme alone lifts no finding of abuse, also when its author is gone; {@code finding.lift} does. */
    private Checked<Holds> noAbuse(Attestation issued, LedgerState ledger) {
        return Checked.require(
                Rule.I59,
                !LookBack.findsAbuse(issued, ledger),
                () -> Message.ABUSE_NOT_WITHDRAWN_ALONE.with("attestation", about.id()));
    }

    private static MspId issuersOrganisation(Attestation issued, LedgerState ledger) {
        return Party.find(ledger, issued.issuer()).orElseThrow().msp();
    }

    private StateChange withdrawn(Release release, Act act) {
        return new StateChange(
                "AttestationWithdrawn",
                LedgerKeys.withdrawn(about.subject(), about.module(), about.id()),
                about.json()
                        .with("release", release.id().value())
                        .with("organisation", release.organisation().value())
                        .with("by", act.party().value())
                        .with("from", from.toString())
                        .with("reason", reason.value())
                        .with("at", act.recordedAt().getEpochSecond()));
    }
}
