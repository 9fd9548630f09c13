// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/**
 * {@code organisation.release}: the majority of the other members states that an organisation is gone; the waiting time begins.
 *
 * <p>Decisions 091 and 125.
 */
public record ReleaseOrganisation(Code release, MspId organisation, Code reason) implements Command {

    public static ReleaseOrganisation parse(Statement statement, Fields body) {
        return new ReleaseOrganisation(
                body.parsed("release", Code::new),
                body.parsed("organisation", MspId::new),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("release", release.value())
                .with("organisation", organisation.value())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return isMember(ledger)
                .at("organisation")
                .and(ok ->
                        Organisation.agreedByOthers(organisation, act, ledger).at(Refused.SIGNATURES))
                .and(ok -> newId(ledger).at("release"))
                .and(ok -> notReleasedYet(ledger).at("organisation"))
                .decide(ok -> List.of(stated(act, ledger).event("OrganisationReleased")));
    }

    private Checked<Organisation> isMember(LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Organisation.find(ledger, organisation),
                () -> Message.RELEASED_MEMBER_UNKNOWN.with("organisation", organisation));
    }

    private List<MspId> agreed(Act act) {
        return act.signers().stream()
                .filter(Signer::ofOrganisation)
                .map(Signer::msp)
                .filter(member -> !member.equals(organisation))
                .distinct()
                .sorted()
                .toList();
    }

    private Checked<Holds> newId(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Release.find(ledger, organisation, release).isEmpty(),
                () -> Message.RELEASE_EXISTS.with("release", release).and("organisation", organisation));
    }

    private Checked<Holds> notReleasedYet(LedgerState ledger) {
        return Release.open(ledger, organisation)
                .map(open -> Checked.<Holds>refuse(
                        Rule.I3,
                        Message.ORGANISATION_RELEASED
                                .with("organisation", organisation)
                                .and("release", open.id())))
                .orElseGet(Checked::holds);
    }

    /**
     * The wait is counted from the day of recording: a back-dated statement does not shorten it. I70: nor does a value that was
     * changed between the day of which the release speaks and the day on which it is recorded; the longer of both counts.
     */
    private Release stated(Act act, LedgerState ledger) {
        ReferenceValues.Published values = ReferenceValues.published(ledger);
        long wait = Math.max(
                values.on(act.recordedDay()).get(ReferenceValue.RELEASE_WAITING),
                values.on(act.eventDay()).getOrLeast(ReferenceValue.RELEASE_WAITING));
        return new Release(
                release,
                organisation,
                reason,
                agreed(act),
                act.recordedAt(),
                act.recordedDay().plusDays(wait),
                Optional.empty());
    }
}
