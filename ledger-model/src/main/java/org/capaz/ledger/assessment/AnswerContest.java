// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The issuer answers an objection by upholding its attestation. An issuer that no longer upholds it revokes it instead.
 *
 * @param contestant the party whose objection is answered
 * @param evidence SHA-256 of what supports the answer, in hexadecimal
 */
public record AnswerContest(AttestationRef about, PartyId contestant, Code reason, String evidence) implements Command {

    public static AnswerContest parse(Statement statement, Fields body) {
        return new AnswerContest(
                AttestationRef.read(body),
                body.parsed("contestant", PartyId::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return about.json()
                .with("contestant", contestant.value())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Attestation.issuedByActor(about, act, Message.ATTESTATION_NOT_OF_ISSUER, ledger)
                .then(ok -> open(act, ledger).at("contestant"))
                .decide(contest -> List.of(contest.answered(new Contest.Upheld(reason, evidence, act.recordedAt()))
                        .event("AttestationUpheld")));
    }

    private Checked<Contest> open(Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                Contest.of(about, ledger).stream()
                        .filter(contest -> contest.by().equals(contestant) && contest.openAt(act.recordedAt()))
                        .findFirst(),
                () -> Message.OBJECTION_UNKNOWN.with("party", contestant).and("attestation", about.id()));
    }
}
