// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/**
 * Two officers of a producer enrol miners by their pseudonyms; where it has one, a scheme's field officer is the second, and
 * the record says so. Reads one key per miner.
 *
 * @param miners 1 to 200, each pseudonym once
 */
public record EnrolMiners(List<Miner> miners) implements Command {
    private static final int MOST = 200;

    public static EnrolMiners parse(Statement statement, Fields body) {
        return new EnrolMiners(fitting(body.objects("miners", Miner::read), body));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("miners", miners.stream().map(Miner::json).toList());
    }

    /** As many as one statement may name. */
    static <T> List<T> fitting(List<T> miners, Fields body) {
        if (miners.isEmpty() || miners.size() > MOST) {
            throw body.unfit("miners", Message.MINER_LIST_SIZE_WRONG.with("most", Argument.count(MOST)));
        }
        return miners;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return eachOnce()
                .at("miners")
                .and(ok -> eachOfLate(act, ledger))
                .and(ok -> eachFromItsRecording(act, ledger))
                .then(ok -> Checked.each(
                        "miners", miners, miner -> enrolled(miner, act, ledger).at("miner")))
                .decide(histories -> changes(histories, act, ledger));
    }

    private static List<StateChange> changes(List<Enrolments> histories, Act act, LedgerState ledger) {
        List<StateChange> changes = new ArrayList<>();
        histories.forEach(history -> changes.add(history.event("MinerEnrolled")));
        long ofDisengaged = histories.stream()
                .flatMap(history -> history.formerProducer().stream())
                .filter(former -> Disengagement.cooledOn(former, ledger)
                        .filter(act.recordedDay()::isBefore)
                        .isPresent())
                .count();
        if (2 * ofDisengaged >= histories.size() && ofDisengaged > 0) {
            changes.add(new Flag(
                            LedgerKeys.amp(act.party()), Flag.Kind.RED_FLAG, Rule.I64, new Code("MINERS-OF-DISENGAGED"))
                    .raised(act));
        }
        return changes;
    }

    private Checked<Checked.Holds> eachOnce() {
        long distinct = miners.stream().map(Miner::ref).distinct().count();
        return Checked.require(Rule.I8, distinct == miners.size(), () -> Message.ENROLMENT_MINER_TWICE.sentence());
    }

    /** I7: nobody is enrolled for days that eligible production can no longer be declared for, nor for days to come. */
    private Checked<?> eachOfLate(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.PRODUCTION_OLDEST);
        return Checked.each("miners", miners, miner -> ofLate(miner, days, act).at("from"));
    }

    /** I63: each miner brings a quota of its own; only who has just entered enrols those who were there before. */
    private Checked<?> eachFromItsRecording(Act act, LedgerState ledger) {
        if (Amp.justEntered(act, ledger)) {
            return Checked.holds();
        }
        Day earliest = Day.of(ReferenceValues.grantsFrom(act, ledger));
        return Checked.each(
                "miners",
                miners,
                miner -> Checked.require(
                                Rule.I63,
                                !miner.from().isBefore(earliest),
                                () -> Message.ENROLMENT_DATED_BACK
                                        .with("miner", miner.ref())
                                        .and("from", miner.from())
                                        .and("earliest", earliest))
                        .at("from"));
    }

    private static Checked<Checked.Holds> ofLate(Miner miner, long days, Act act) {
        return Checked.require(
                Rule.I7,
                miner.from().within(act.eventDay().plusDays(-days), act.eventDay()),
                () -> Message.MINER_ENROLMENT_DAY_OUT_OF_RANGE
                        .with("miner", miner.ref())
                        .and("from", miner.from())
                        .and("day", act.eventDay())
                        .and("days", Argument.count(days)));
    }

    /** The miner's history with this enrolment at its end; I8 refuses while another enrolment lasts, wherever it is. */
    private static Checked<Enrolments> enrolled(Miner miner, Act act, LedgerState ledger) {
        List<OfficerId> confirmers = act.signers().stream().map(Signer::officer).toList();
        Enrolments known = Enrolments.of(miner.ref(), ledger).orElseGet(() -> Enrolments.none(miner.ref()));
        return Checked.require(
                        Rule.I8,
                        known.freeFrom(miner.from()),
                        () -> Message.MINER_ENROLMENT_EXISTS
                                .with("miner", miner.ref())
                                .and("day", miner.from()))
                .map(ok -> known.and(miner.with(act.party(), confirmers, fieldOfficerOf(act))));
    }

    /** The scheme whose field officer confirmed in the place of a second officer. */
    private static Optional<PartyId> fieldOfficerOf(Act act) {
        return act.signers().stream()
                .map(Signer::owner)
                .filter(owner -> !owner.equals(act.party().value()))
                .map(PartyId::new)
                .findFirst();
    }
}
