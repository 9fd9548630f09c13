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
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The issuer answers an objection by standing by its attestation; who no longer stands by it revokes. */
public record AnswerContest(
        PartyId subject, int module, Code attestation, PartyId contestant, Code reason, String evidence)
        implements Command {

    public static AnswerContest parse(Statement statement, Fields body) {
        return new AnswerContest(
                body.parsed("subject", PartyId::new),
                body.quantity("module", Standard::module),
                body.parsed("attestation", Code::new),
                body.parsed("contestant", PartyId::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Contest> contest = Contest.find(LedgerKeys.contest(subject, module, attestation, contestant), ledger);
        return Decision.unless(
                        () -> Amp.strayAt("subject", subject, "attestation", issued(act, ledger), ledger),
                        at("contestant", () -> open(contest, act)))
                .then(() -> List.of(contest.orElseThrow()
                        .answered(new Contest.Upheld(reason, evidence, act.recordedAt()))
                        .event("AttestationUpheld")));
    }

    private Optional<Refused> issued(Act act, LedgerState ledger) {
        return require(
                Rule.I1,
                Attestation.find(subject, module, attestation, ledger)
                        .filter(found -> found.issuer().equals(act.party()))
                        .isPresent(),
                () -> act.party() + " has issued no attestation " + attestation + " about " + subject);
    }

    private Optional<Refused> open(Optional<Contest> contest, Act act) {
        return require(
                Rule.I3,
                contest.filter(found -> found.openAt(act.recordedAt())).isPresent(),
                () -> contestant + " has no open objection to " + attestation);
    }
}
