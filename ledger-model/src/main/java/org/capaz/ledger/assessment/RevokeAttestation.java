package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An issuer takes its attestation back from a day on. Of the days before, and to who asks what was known, it speaks. */
public record RevokeAttestation(PartyId subject, int module, Code attestation, Day from, Code reason)
        implements Command {

    public static RevokeAttestation parse(Statement statement, Fields body) {
        return new RevokeAttestation(
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
                        () -> Amp.strayAt("subject", subject, "attestation", byItsIssuer(act, issued), ledger),
                        at("attestation", () -> stillActive(issued.orElseThrow())))
                .then(() -> List.of(issued.orElseThrow()
                        .in(new Attestation.State.Revoked(from, reason, act.recordedAt()))
                        .event("AttestationRevoked")));
    }

    private Optional<Refused> byItsIssuer(Act act, Optional<Attestation> issued) {
        return require(
                Rule.I1,
                issued.filter(found -> found.issuer().equals(act.party())).isPresent(),
                () -> act.party() + " has issued no attestation " + attestation + " about " + subject
                        + "; only the issuer revokes");
    }

    private static Optional<Refused> stillActive(Attestation issued) {
        return require(
                Rule.I3, issued.active(), () -> "attestation " + issued.id() + " is superseded or revoked already");
    }
}
