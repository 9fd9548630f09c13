package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer says which miners have left it, and when. Reads one key per miner. */
public record LeaveMiners(List<Leaving> miners, Code reason) implements Command {

    /** One miner's last day. */
    public record Leaving(MinerRef ref, Day to) {
        static Leaving read(Fields fields) {
            return new Leaving(fields.parsed("miner", MinerRef::new), fields.parsed("to", Day::parse));
        }
    }

    public static LeaveMiners parse(Statement statement, Fields body) {
        return new LeaveMiners(
                EnrolMiners.fitting(body.objects("miners", Leaving::read)), body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("miners", () -> eachOnce()), () -> eachMayLeave(act, ledger))
                .then(() -> events(ledger));
    }

    private Optional<Refused> eachOnce() {
        long distinct = miners.stream().map(Leaving::ref).distinct().count();
        return require(Rule.I8, distinct == miners.size(), () -> "a miner leaves twice in the statement");
    }

    private Optional<Refused> eachMayLeave(Act act, LedgerState ledger) {
        return each("miners", miners, leaving -> mayLeave(leaving, Enrolments.of(leaving.ref(), ledger), act));
    }

    private static Optional<Refused> mayLeave(Leaving leaving, Optional<Enrolments> known, Act act) {
        return Decision.unless(
                        at("miner", () -> activeHere(leaving, known, act)),
                        at(
                                "to",
                                () -> sinceEnrolled(leaving, known.orElseThrow().latest(), act)))
                .refusal();
    }

    private static Optional<Refused> activeHere(Leaving leaving, Optional<Enrolments> known, Act act) {
        return require(
                Rule.I8,
                known.filter(found -> found.activeWith(act.party())).isPresent(),
                () -> "miner " + leaving.ref() + " has no active reference with " + act.party());
    }

    private static Optional<Refused> sinceEnrolled(Leaving leaving, Enrolments.Period latest, Act act) {
        return require(
                Rule.I8,
                leaving.to().within(latest.from(), act.eventDay()),
                () -> "miner " + leaving.ref() + " was enrolled on " + latest.from() + " and cannot have left on "
                        + leaving.to());
    }

    private List<StateChange> events(LedgerState ledger) {
        return miners.stream()
                .map(leaving -> Enrolments.of(leaving.ref(), ledger)
                        .orElseThrow()
                        .left(leaving.to(), reason)
                        .event("MinerLeft"))
                .toList();
    }
}
