// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Commitment.Milestone;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer commits itself to improve on one published requirement by a day. */
public record AdoptCommitment(Commitment commitment) implements Command {

    public static AdoptCommitment parse(Statement statement, Fields body) {
        return new AdoptCommitment(Commitment.read(new PartyId(statement.actor()), Day.of(statement.eventAt()), body));
    }

    @Override
    public Json.Obj body() {
        return commitment.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.commitments(act.party()), ledger);
        return namesARequirement(ledger)
                .and(ok -> commitment.withinLimit(act.eventDay(), ledger).at("dueAt"))
                .and(ok -> Checked.each(
                        "milestones",
                        commitment.milestones(),
                        milestone -> onTheWay(milestone).at("dueAt")))
                .and(ok -> isNew(ledger).at("commitment"))
                .decide(ok -> List.of(commitment
                        .grantedFrom(Day.of(ReferenceValues.grantsFrom(act, ledger)))
                        .event("CommitmentAdopted")));
    }

    private Checked<Checked.Holds> namesARequirement(LedgerState ledger) {
        Optional<Standard> published = Standard.find(ledger, commitment.standard(), commitment.version());
        return Checked.require(
                        Rule.I30,
                        published
                                .flatMap(found -> found.gate(commitment.requirement()))
                                .isPresent(),
                        () -> Message.REQUIREMENT_UNKNOWN
                                .with("standard", Argument.id(commitment.standard()))
                                .and("version", Argument.id(commitment.version()))
                                .and("requirement", commitment.requirement()))
                .at(published.isPresent() ? "requirement" : "version");
    }

    private Checked<Checked.Holds> onTheWay(Milestone milestone) {
        return Checked.require(
                Rule.I33,
                milestone.dueAt().within(commitment.adoptedAt(), commitment.dueAt()),
                () -> Message.MILESTONE_NOT_BEFORE_DUE_DAY
                        .with("milestone", milestone.id())
                        .and("day", milestone.dueAt())
                        .and("due", commitment.dueAt()));
    }

    private Checked<Checked.Holds> isNew(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Commitment.find(commitment.amp(), commitment.id(), ledger).isEmpty(),
                () -> Message.COMMITMENT_EXISTS.with("commitment", commitment.id()));
    }
}
