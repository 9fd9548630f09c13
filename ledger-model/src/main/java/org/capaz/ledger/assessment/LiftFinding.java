// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code finding.lift}: the scheme under which a finding of abuse was made agrees that another accredited assessor's
 * reassessment lifts it. Neither alone lifts anything, and the scheme of others lifts nothing of the first.
 *
 * <p>Decision 112.
 *
 * @param about the finding of abuse
 * @param reassessment the later attestation of another assessor on the same module
 * @param evidence SHA-256 of what the scheme's decision rests on, in hexadecimal
 */
public record LiftFinding(AttestationRef about, Code reassessment, Code reason, String evidence) implements Command {

    public static LiftFinding parse(Statement statement, Fields body) {
        return new LiftFinding(
                AttestationRef.read(body),
                body.parsed("reassessment", Code::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return about.json()
                .with("reassessment", reassessment.value())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        var lift = new Lift(
                about.subject(),
                about.module(),
                about.id(),
                reassessment,
                act.party(),
                reason,
                evidence,
                act.recordedAt());
        return about.locating(abuse(act, ledger), ledger)
                .and(finding -> independent(act, ledger).at("subject"))
                .and(finding -> ofItsScheme(finding, act, ledger).at(Refused.ACTOR))
                .and(finding -> reassessedByAnother(finding, lift, ledger).at("reassessment"))
                .and(finding -> ofAnotherHouse(act, ledger).at("reassessment"))
                .and(finding -> notLiftedBefore(finding, ledger).at("attestation"))
                .decide(finding -> List.of(lift.event()));
    }

    private Checked<Attestation> abuse(Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I59,
                about.find(ledger)
                        .filter(found -> found.active()
                                && !found.issuer().equals(act.party())
                                && LookBack.findsAbuse(found, ledger)),
                () -> Message.ABUSE_FINDING_UNKNOWN
                        .with("attestation", about.id())
                        .and("subject", about.subject())
                        .and("module", Argument.count(about.module())));
    }

    private Checked<Holds> independent(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                !Party.sameOrganisation(act.party(), about.subject(), ledger),
                () -> Message.LIFT_OF_OWN_ORGANISATION
                        .with("party", act.party())
                        .and("subject", about.subject()));
    }

    /** A scheme that accredited the finding's author; any, once none of those acts any more. */
    private Checked<Holds> ofItsScheme(Attestation finding, Act act, LedgerState ledger) {
        List<PartyId> schemes =
                Accreditation.of(
                                finding.issuer(),
                                finding.claim().standard(),
                                finding.claim().version(),
                                ledger)
                        .stream()
                        .map(Accreditation::scheme)
                        .filter(scheme -> Party.find(ledger, scheme)
                                .filter(party -> party.standsAt(act.recordedAt()))
                                .isPresent())
                        .toList();
        return Checked.require(
                Rule.I59,
                schemes.isEmpty() || schemes.contains(act.party()),
                () -> Message.LIFT_NOT_OF_ITS_SCHEME
                        .with("party", act.party())
                        .and("issuer", finding.issuer())
                        .and("attestation", about.id()));
    }

    private Checked<Holds> reassessedByAnother(Attestation finding, Lift lift, LedgerState ledger) {
        return Checked.require(
                Rule.I59,
                Attestation.find(about.subject(), about.module(), reassessment, ledger)
                        .filter(next -> next.active()
                                && !next.issuer().equals(lift.by())
                                && !next.issuer().equals(finding.issuer())
                                && next.level() != Accreditation.Level.FIRST_PARTY
                                && Lift.from(
                                                AttestationOutline.of(next, ledger),
                                                AttestationOutline.of(finding, ledger),
                                                List.of(lift),
                                                lift.at())
                                        .isPresent())
                        .isPresent(),
                () -> Message.REASSESSMENT_NOT_VALID
                        .with("reassessment", reassessment)
                        .and("attestation", about.id()));
    }

    /** I59: two words of one house are one word. */
    private Checked<Holds> ofAnotherHouse(Act act, LedgerState ledger) {
        return Attestation.find(about.subject(), about.module(), reassessment, ledger)
                .map(Attestation::issuer)
                .filter(issuer -> Party.sameOrganisation(issuer, act.party(), ledger))
                .<Checked<Holds>>map(issuer -> Checked.refuse(
                        Rule.I59,
                        Message.REASSESSMENT_OF_OWN_HOUSE.with("issuer", issuer).and("party", act.party())))
                .orElseGet(Checked::holds);
    }

    /** Once; again only where the reassessment that it named was taken back. */
    private Checked<Holds> notLiftedBefore(Attestation finding, LedgerState ledger) {
        boolean before = Lift.of(finding, ledger).stream()
                .anyMatch(former -> Attestation.find(about.subject(), about.module(), former.reassessment(), ledger)
                        .filter(Attestation::active)
                        .isPresent());
        return Checked.require(
                Rule.I3,
                !before,
                () -> Message.FINDING_LIFTED.with("attestation", about.id()).and("subject", about.subject()));
    }
}
