// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer states which miners have left it, and when. Where a producer is silent, a scheme states it at the miner's wish
 * and shows itself in the record, from the day of recording on (I63). Reads one key per miner.
 *
 * <p>Decision 134.
 *
 * @param amp the silent producer, where a scheme speaks; empty where the producer does
 * @param miners 1 to 200, each pseudonym once
 */
public record LeaveMiners(Optional<PartyId> amp, List<Leaving> miners, Code reason) implements Command {

    /** Of the producer itself. */
    public LeaveMiners(List<Leaving> miners, Code reason) {
        this(Optional.empty(), miners, reason);
    }

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
                body.optionalParsed("amp", PartyId::new),
                EnrolMiners.fitting(body.objects("miners", Leaving::read), body),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body =
                amp.map(silent -> Json.object().with("amp", silent.value())).orElse(Json.object());
        return body.with("miners", miners.stream().map(Leaving::json).toList()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return speaker(act, ledger)
                .at("amp")
                .then(ok -> eachOnce().at("miners"))
                .then(ok -> Checked.each("miners", miners, leaving -> left(leaving, act, ledger)))
                .decide(histories -> histories.stream()
                        .map(history -> history.event("MinerLeft"))
                        .toList());
    }

    /** I1: a scheme names the producer for which it speaks, and a producer speaks for itself. */
    private Checked<Checked.Holds> speaker(Act act, LedgerState ledger) {
        boolean scheme = Party.find(ledger, act.party())
                .filter(party -> party.hasAnyOf(List.of(PartyRole.SCHEME)))
                .isPresent();
        return Checked.require(
                Rule.I1, scheme == amp.isPresent(), () -> Message.LEAVING_WITHOUT_PRODUCER.with("party", act.party()));
    }

    private PartyId producer(Act act) {
        return amp.orElse(act.party());
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
                .and(known -> notBeforeRecorded(leaving, act).at("to"))
                .map(known -> known.left(leaving.to(), reason, amp.map(silent -> act.party())));
    }

    /** I63: what a scheme says in the place of a producer changes nothing that lies behind. */
    private Checked<Checked.Holds> notBeforeRecorded(Leaving leaving, Act act) {
        return Checked.require(
                Rule.I63,
                amp.isEmpty() || !leaving.to().isBefore(act.recordedDay()),
                () -> Message.LEAVING_BEFORE_RECORDED
                        .with("miner", leaving.ref())
                        .and("to", leaving.to())
                        .and("day", act.recordedDay()));
    }

    private Checked<Enrolments> activeHere(Leaving leaving, Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I8,
                Enrolments.of(leaving.ref(), ledger).filter(found -> found.activeWith(producer(act))),
                () -> Message.MINER_NOT_WITH_PRODUCER
                        .with("miner", leaving.ref())
                        .and("amp", producer(act)));
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
