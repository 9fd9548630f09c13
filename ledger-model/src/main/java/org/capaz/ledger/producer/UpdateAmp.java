package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer says what has changed from a day on: headcount, capacity, materials. The former answer stays for before. */
public record UpdateAmp(Day from, Amp.Size size, List<String> standing) implements Command {

    public static UpdateAmp parse(Statement statement, Fields body) {
        return new UpdateAmp(body.parsed("from", Day::parse), Amp.Size.read(body), Amp.statedIn(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.ampChanges(act.party()), ledger);
        return Decision.unless(
                        () -> Amp.notStated(standing),
                        at(Refused.ACTOR, () -> Amp.mustBeDeclared(Rule.I31, act.party(), ledger)),
                        at("from", () -> onceAndNotForThePast(act, ledger)))
                .then(() -> List.of(new StateChange(
                        "AmpUpdated",
                        LedgerKeys.ampChange(act.party(), from),
                        size.onto(Json.object().with("amp", act.party().value()).with("from", from.toString())))));
    }

    private Optional<Refused> onceAndNotForThePast(Act act, LedgerState ledger) {
        return require(
                Rule.I3,
                !from.isBefore(act.eventDay()) && !ledger.has(LedgerKeys.ampChange(act.party(), from)),
                () -> "a change counts from the day it is declared and once for a day, not from " + from);
    }
}
