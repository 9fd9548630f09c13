package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/** Two officers of a producer enrol miners by their pseudonyms. Reads one key per miner. */
public record EnrolMiners(List<Miner> miners) implements Command {
    private static final int MOST = 200;

    public static EnrolMiners parse(Statement statement, Fields body) {
        return new EnrolMiners(fitting(body.objects("miners", Miner::read)));
    }

    /** As many as one statement may name. */
    static <T> List<T> fitting(List<T> miners) {
        if (miners.isEmpty() || miners.size() > MOST) {
            throw new JsonException("body.miners", "body.miners: expected 1 to " + MOST + " miners");
        }
        return miners;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("miners", () -> eachOnce()), () -> eachOfLate(act, ledger), () -> eachNowhereElse(ledger))
                .then(() -> events(act, ledger));
    }

    private Optional<Refused> eachOnce() {
        long distinct = miners.stream().map(Miner::ref).distinct().count();
        return require(Rule.I8, distinct == miners.size(), () -> "a miner stands twice in the enrolment");
    }

    /** I7: as far back as eligible production can reach, no past is peopled anew. */
    private Optional<Refused> eachOfLate(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.PRODUCTION_OLDEST);
        return each(
                "miners",
                miners,
                miner -> at(
                        "from",
                        require(
                                Rule.I7,
                                miner.from().within(act.eventDay().plusDays(-days), act.eventDay()),
                                () -> "miner " + miner.ref() + " is enrolled from " + miner.from()
                                        + ", which is later than " + act.eventDay() + " or more than " + days
                                        + " days before")));
    }

    private Optional<Refused> eachNowhereElse(LedgerState ledger) {
        return each("miners", miners, miner -> at("miner", nowhereElse(miner, Enrolments.of(miner.ref(), ledger))));
    }

    private static Optional<Refused> nowhereElse(Miner miner, Optional<Enrolments> known) {
        return require(
                Rule.I8,
                known.isEmpty() || known.get().freeFrom(miner.from()),
                () -> "miner " + miner.ref() + " has an active reference in the network on " + miner.from()
                        + " already");
    }

    private List<StateChange> events(Act act, LedgerState ledger) {
        List<OfficerId> confirmers = act.signers().stream().map(Signer::officer).toList();
        List<StateChange> events = new ArrayList<>();
        for (Miner miner : miners) {
            Enrolments.Period period = miner.with(act.party(), confirmers);
            events.add(Enrolments.of(miner.ref(), ledger)
                    .map(known -> known.and(period))
                    .orElse(new Enrolments(miner.ref(), List.of(period)))
                    .event("MinerEnrolled"));
        }
        return events;
    }
}
