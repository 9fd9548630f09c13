package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer promises to improve on a named requirement by a day. */
public record AdoptCommitment(Commitment commitment) implements Command {

    public static AdoptCommitment parse(Statement statement, Fields body) {
        return new AdoptCommitment(Commitment.read(new PartyId(statement.actor()), Day.of(statement.eventAt()), body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.commitments(act.party()), ledger);
        return Decision.unless(
                        () -> namesARequirement(ledger),
                        at("dueAt", () -> commitment.withinLimit(act.eventDay(), ledger)),
                        () -> milestonesOnTheWay(),
                        at("commitment", () -> isNew(ledger)))
                .then(() -> List.of(commitment.event("CommitmentAdopted")));
    }

    private Optional<Refused> namesARequirement(LedgerState ledger) {
        Optional<Standard> published = Standard.find(ledger, commitment.standard(), commitment.version());
        return at(
                published.isPresent() ? "requirement" : "version",
                require(
                        Rule.I30,
                        published
                                .flatMap(found -> found.gate(commitment.requirement()))
                                .isPresent(),
                        () -> commitment.standard() + " " + commitment.version() + " with a requirement "
                                + commitment.requirement() + " is not published"));
    }

    private Optional<Refused> milestonesOnTheWay() {
        return each(
                "milestones",
                commitment.milestones(),
                step -> at(
                        "dueAt",
                        require(
                                Rule.I33,
                                step.dueAt().within(commitment.adoptedAt(), commitment.dueAt()),
                                () -> "milestone " + step.id() + " on " + step.dueAt() + " is not on the way to "
                                        + commitment.dueAt())));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                Commitment.find(commitment.amp(), commitment.id(), ledger).isEmpty(),
                () -> "commitment " + commitment.id() + " is adopted already");
    }
}
