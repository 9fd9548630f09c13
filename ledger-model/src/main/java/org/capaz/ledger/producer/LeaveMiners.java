// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer states which miners have left it, and when. Reads one key per miner.
 *
 * @param miners 1 to 200, each pseudonym once
 */
public record LeaveMiners(List<Leaving> miners, Code reason) implements Command {

    /**
     * A miner who leaves.
     *
     * @param to the last day with the producer
     */
    public record Leaving(MinerRef ref, Day to) {
        static Leaving read(Fields fields) {
            return new Leaving(fields.parsed("miner", MinerRef::new), fields.parsed("to", Day::parse));
        }

        Json.Obj json() {
            return Json.object().with("miner", ref.value()).with("to", to.toString());
        }
    }

    public static LeaveMiners parse(Statement statement, Fields body) {
        return new LeaveMiners(
                EnrolMiners.fitting(body.objects("miners", Leaving::read), body), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("miners", miners.stream().map(Leaving::json).toList())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return eachOnce()
                .at("miners")
                .then(ok -> Checked.each("miners", miners, leaving -> left(leaving, act, ledger)))
                .decide(histories -> histories.stream()
                        .map(history -> history.event("MinerLeft"))
                        .toList());
    }

    private Checked<Checked.Holds> eachOnce() {
        long distinct = miners.stream().map(Leaving::ref).distinct().count();
        return Checked.require(Rule.I8, distinct == miners.size(), () -> Message.LEAVING_MINER_TWICE.sentence());
    }

    /** The miner's history with its last period ended. */
    private Checked<Enrolments> left(Leaving leaving, Act act, LedgerState ledger) {
        return activeHere(leaving, act, ledger)
                .at("miner")
                .and(known -> sinceEnrolled(leaving, known.latest(), act).at("to"))
                .map(known -> known.left(leaving.to(), reason));
    }

    private static Checked<Enrolments> activeHere(Leaving leaving, Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I8,
                Enrolments.of(leaving.ref(), ledger).filter(found -> found.activeWith(act.party())),
                () -> Message.MINER_NOT_WITH_PRODUCER
                        .with("miner", leaving.ref())
                        .and("amp", act.party()));
    }

    private static Checked<Checked.Holds> sinceEnrolled(Leaving leaving, Enrolments.Period latest, Act act) {
        return Checked.require(
                Rule.I8,
                leaving.to().within(latest.from(), act.eventDay()),
                () -> Message.MINER_LEFT_BEFORE_ENROLMENT
                        .with("miner", leaving.ref())
                        .and("from", latest.from())
                        .and("to", leaving.to()));
    }
}
