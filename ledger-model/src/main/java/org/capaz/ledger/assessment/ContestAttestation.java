package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** Any admitted party objects to an attestation, with a reason and evidence; once for each attestation. */
public record ContestAttestation(PartyId subject, int module, Code attestation, Code reason, String evidence)
        implements Command {

    public static ContestAttestation parse(Statement statement, Fields body) {
        return new ContestAttestation(
                body.parsed("subject", PartyId::new),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Attestation> issued = Attestation.find(subject, module, attestation, ledger);
        var contest = new Contest(
                subject, module, attestation, act.party(), reason, evidence, act.recordedAt(), Optional.empty());
        return Decision.unless(
                        () -> Amp.strayAt("subject", subject, "attestation", active(issued), ledger),
                        at("attestation", () -> ofAnother(issued.orElseThrow(), act)),
                        at("attestation", () -> notContestedBefore(contest, ledger)))
                .then(() -> List.of(contest.event("AttestationContested")));
    }

    private Optional<Refused> active(Optional<Attestation> issued) {
        return require(
                Rule.I30,
                issued.filter(Attestation::active).isPresent(),
                () -> "there is no active attestation " + attestation + " about " + subject + " on module " + module);
    }

    private Optional<Refused> ofAnother(Attestation issued, Act act) {
        return require(
                Rule.I2,
                !issued.issuer().equals(act.party()),
                () -> act.party() + " issued " + attestation + "; an issuer revokes");
    }

    private Optional<Refused> notContestedBefore(Contest contest, LedgerState ledger) {
        return require(
                Rule.I3, !ledger.has(contest.key()), () -> contest.by() + " has contested " + attestation + " already");
    }
}
