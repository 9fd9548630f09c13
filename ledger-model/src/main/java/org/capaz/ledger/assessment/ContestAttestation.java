// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * An admitted party objects to an attestation, with a reason and evidence; once for each attestation.
 *
 * @param evidence SHA-256 of what supports the objection, in hexadecimal
 */
public record ContestAttestation(AttestationRef about, Code reason, String evidence) implements Command {
    private static final int MOST_OF_AN_ORGANISATION = 20;

    public static ContestAttestation parse(Statement statement, Fields body) {
        return new ContestAttestation(
                AttestationRef.read(body),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return about.json().with("reason", reason.value()).with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        List<Contest> others = Contest.of(about, ledger);
        return about.locating(active(ledger), ledger)
                .and(issued -> ofAnother(issued, act).at("attestation"))
                .and(issued -> notContestedBefore(others, act).at("attestation"))
                .and(issued -> notTooMany(others, act, ledger).at("attestation"))
                .decide(issued -> List.of(after(others, act).event("AttestationContested")));
    }

    private Contest after(List<Contest> others, Act act) {
        return new Contest(
                about.subject(),
                about.module(),
                about.id(),
                Optional.of(others.size() + 1),
                act.party(),
                reason,
                evidence,
                act.recordedAt(),
                Optional.empty());
    }

    private Checked<Attestation> active(LedgerState ledger) {
        return Checked.present(
                Rule.I30,
                about.find(ledger).filter(Attestation::active),
                () -> Message.ACTIVE_ATTESTATION_UNKNOWN
                        .with("attestation", about.id())
                        .and("subject", about.subject())
                        .and("module", Argument.count(about.module())));
    }

    private Checked<Checked.Holds> ofAnother(Attestation issued, Act act) {
        return Checked.require(
                Rule.I2,
                !issued.issuer().equals(act.party()),
                () -> Message.ISSUER_CANNOT_CONTEST.with("party", act.party()).and("attestation", about.id()));
    }

    /** I61: so that one organisation with many parties leaves room for the objections of the others. */
    private Checked<Checked.Holds> notTooMany(List<Contest> others, Act act, LedgerState ledger) {
        long ofOrganisation = others.stream()
                .filter(contest -> Party.find(ledger, contest.by())
                        .filter(party -> party.msp().equals(act.caller()))
                        .isPresent())
                .count();
        return Checked.require(
                Rule.I61,
                ofOrganisation < MOST_OF_AN_ORGANISATION,
                () -> Message.RECORDS_OF_PARTY_TOO_MANY
                        .with("party", Argument.id(act.caller().value()))
                        .and("most", Argument.count(MOST_OF_AN_ORGANISATION)));
    }

    private Checked<Checked.Holds> notContestedBefore(List<Contest> others, Act act) {
        return Checked.require(
                Rule.I3,
                others.stream().noneMatch(contest -> contest.by().equals(act.party())),
                () -> Message.OBJECTION_EXISTS.with("party", act.party()).and("attestation", about.id()));
    }
}
