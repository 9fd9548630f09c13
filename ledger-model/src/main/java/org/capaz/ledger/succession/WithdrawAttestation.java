package org.capaz.ledger.succession;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Only the issuer revokes an attestation; where its organisation is gone, the scheme that accredited it withdraws the
 * attestation in its place. The attestation's own key stays, the withdrawal stands beside it and reads as a revocation.
 */
public record WithdrawAttestation(PartyId subject, int module, Code attestation, Day from, Code reason)
        implements Command {

    public static WithdrawAttestation parse(Statement statement, Fields body) {
        return new WithdrawAttestation(
                body.parsed("subject", PartyId::new),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Attestation> issued = Attestation.find(subject, module, attestation, ledger);
        return Decision.unless(
                        () -> Amp.strayAt("subject", subject, "attestation", stillSpeaks(issued), ledger),
                        at("attestation", () -> accreditedItsIssuer(act, issued.orElseThrow(), ledger)),
                        at(
                                "attestation",
                                () -> Release.inEffect(
                                        issuersOrganisation(issued.orElseThrow(), ledger), act.recordedDay(), ledger)))
                .then(() -> List.of(withdrawn(issued.orElseThrow(), act, ledger)));
    }

    private Optional<Refused> stillSpeaks(Optional<Attestation> issued) {
        return require(
                Rule.I3,
                issued.filter(Attestation::active).isPresent(),
                () -> "there is no attestation " + attestation + " about " + subject + " that still stands");
    }

    private Optional<Refused> accreditedItsIssuer(Act act, Attestation issued, LedgerState ledger) {
        boolean itsOwn =
                Accreditation.of(
                                issued.issuer(),
                                issued.claim().standard(),
                                issued.claim().version(),
                                ledger)
                        .stream()
                        .anyMatch(granted -> granted.scheme().equals(act.party()));
        return require(
                Rule.I1,
                itsOwn,
                () -> act.party() + " has not accredited " + issued.issuer() + ", who issued " + attestation);
    }

    private static MspId issuersOrganisation(Attestation issued, LedgerState ledger) {
        return Party.find(ledger, issued.issuer()).orElseThrow().msp();
    }

    private StateChange withdrawn(Attestation issued, Act act, LedgerState ledger) {
        MspId lost = issuersOrganisation(issued, ledger);
        return new StateChange(
                "AttestationWithdrawn",
                LedgerKeys.withdrawn(subject, module, attestation),
                Json.object()
                        .with("attestation", attestation.value())
                        .with("subject", subject.value())
                        .with("module", module)
                        .with(
                                "release",
                                Release.open(ledger, lost).orElseThrow().id().value())
                        .with("organisation", lost.value())
                        .with("by", act.party().value())
                        .with("from", from.toString())
                        .with("reason", reason.value())
                        .with("at", act.recordedAt().getEpochSecond()));
    }
}
