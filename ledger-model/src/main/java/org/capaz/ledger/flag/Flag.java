// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * Something accepted that a person must look at: the statement stays recorded and the flag is recorded beside it, because a
 * refusal would hide what may be true and acceptance alone would hide the doubt.
 *
 * <p>Decision 050.
 */
public record Flag(LedgerKey subject, Kind kind, Rule rule, Code reason) {

    /** Why a person is asked. */
    public enum Kind {
        LATE,
        RED_FLAG,
        DISPUTE,
        HOLD,
        GRIEVANCE
    }

    /** The reason of a flag that a lot has because an input had one. */
    public static final Code INPUT_FLAGGED = new Code("INPUT-FLAGGED");

    /** The name of a hold, in the flag's record. */
    private static final String HOLD = "hold";

    public StateChange raised(Act act) {
        return new StateChange(
                "FlagRaised",
                LedgerKeys.flag(subject, rule.name(), act.id()),
                Json.object()
                        .with("kind", kind.name())
                        .with("rule", rule.name())
                        .with("raisedBy", act.statement().actor())
                        .with("raisedAt", act.eventAt().getEpochSecond())
                        .with("raisedWith", act.id().value())
                        .with("reason", reason.value()));
    }

    /** What is made of flagged lots is flagged, so that I44 holds for it too; otherwise melting would rid gold of its flags. */
    public static List<StateChange> carriedOver(List<LotId> inputs, List<LotId> outputs, Act act, LedgerState ledger) {
        if (inputs.stream().noneMatch(input -> anyOn(LedgerKeys.lot(input), ledger))) {
            return List.of();
        }
        return outputs.stream()
                .map(output -> new Flag(LedgerKeys.lot(output), Kind.RED_FLAG, Rule.I44, INPUT_FLAGGED).raised(act))
                .toList();
    }

    /** The flag that a statement is about, with the salted hash of what it rests on. */
    public StateChange stated(String event, String evidence, Act act) {
        StateChange flag = raised(act);
        return new StateChange(event, flag.key(), ((Json.Obj) flag.value()).with("evidence", evidence));
    }

    /** The flag that stops a lot (I29), with the name under which it will be released. */
    public StateChange stops(Code hold, String evidence, Act act) {
        StateChange flag = stated("HoldPlaced", evidence, act);
        return new StateChange(flag.name(), flag.key(), ((Json.Obj) flag.value()).with(HOLD, hold.value()));
    }

    /** The hold that is open on that record, if any; of several the first by rule and client record id. */
    public static Optional<Code> holdOn(LedgerKey subject, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .filter(Flag::isHold)
                .map(Flag::holdOf)
                .findFirst();
    }

    /** The hold that this party has open on that record, if any. */
    public static Optional<Code> holdBy(PartyId party, LedgerKey subject, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .filter(Flag::isHold)
                .map(flag -> Fields.of(flag, "flag"))
                .filter(flag -> flag.text("raisedBy").equals(party.value()))
                .map(flag -> flag.parsed(HOLD, Code::new))
                .findFirst();
    }

    /** The parties whose holds are open on that record. */
    public static List<PartyId> holders(LedgerKey subject, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .filter(Flag::isHold)
                .map(flag -> Fields.of(flag, "flag").parsed("raisedBy", PartyId::new))
                .distinct()
                .toList();
    }

    /** Another hold that is open on that record beside this one, if any. */
    public static Optional<Code> holdBeside(Code hold, LedgerKey subject, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .filter(Flag::isHold)
                .map(Flag::holdOf)
                .filter(name -> !name.equals(hold))
                .findFirst();
    }

    /** I5: nothing comes of a flag or a hold before it was raised. */
    public static Checked<Holds> notBeforeRaised(LedgerKey flag, Act act, LedgerState ledger) {
        Instant raisedAt = Instant.ofEpochSecond(ledger.find(flag).orElseThrow().integer("raisedAt"));
        return Checked.require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, raisedAt, ledger),
                () -> Message.EVENT_BEFORE_WHAT_IT_ENDS
                        .with("at", Argument.moment(act.eventAt()))
                        .and("before", Argument.moment(raisedAt)));
    }

    /** The flag with what came of it. */
    public static StateChange closed(LedgerKey flag, Code outcome, Act act, LedgerState ledger) {
        return new StateChange(
                "FlagClosed",
                flag,
                ((Json.Obj) ledger.read(flag).orElseThrow())
                        .with("closedAt", act.eventAt().getEpochSecond())
                        .with("closedBy", act.party().value())
                        .with("outcome", outcome.value()));
    }

    /**
     * I5: the open LATE flags on that record which this statement of another organisation bears out: it says that the lot was in
     * hand within the offline window of what was recorded late.
     */
    public static List<StateChange> borneOut(LedgerKey subject, Act act, LedgerState ledger) {
        long window = Math.multiplyExact(
                ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.OFFLINE_WINDOW), 3_600);
        return openOn(subject, ledger).stream()
                .map(flag -> Fields.of(flag, "flag"))
                .filter(flag -> flag.text("kind").equals(Kind.LATE.name())
                        && !Subject.within(act.caller(), flag.text("raisedBy"), ledger)
                        && Math.absExact(act.eventAt().getEpochSecond() - flag.integer("raisedAt")) <= window)
                .map(flag -> LedgerKeys.flag(subject, flag.text("rule"), flag.parsed("raisedWith", RecordId::new)))
                .map(key -> closed(key, new Code("CORROBORATED"), act, ledger))
                .toList();
    }

    /** The keys of what this party has open on a record for that reason. */
    public static List<LedgerKey> openBy(PartyId party, Code reason, LedgerKey subject, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .map(flag -> Fields.of(flag, "flag"))
                .filter(flag -> flag.text("raisedBy").equals(party.value())
                        && flag.text("reason").equals(reason.value()))
                .map(flag -> LedgerKeys.flag(subject, flag.text("rule"), flag.parsed("raisedWith", RecordId::new)))
                .toList();
    }

    /** How many flags that party has raised on a record by its word, closed ones too. */
    static long statedBy(PartyId party, LedgerKey subject, LedgerState ledger) {
        return ledger.list(LedgerKeys.flags(subject)).stream()
                .map(flag -> Fields.of(flag, "flag"))
                .filter(flag -> flag.text("rule").equals(Rule.I44.name())
                        && flag.text("raisedBy").equals(party.value()))
                .count();
    }

    /** A flag that stands, stated once more: counted, not repeated. */
    static StateChange again(String event, LedgerKey flag, Act act, LedgerState ledger) {
        Json.Obj record = (Json.Obj) ledger.read(flag).orElseThrow();
        long times = Fields.of(record, "flag").optionalInteger("times").orElse(1L) + 1;
        return new StateChange(
                event,
                flag,
                record.with("times", times).with("lastAt", act.eventAt().getEpochSecond()));
    }

    /** The key of the open hold of that name on a record. */
    public static Optional<LedgerKey> openHold(LedgerKey subject, Code hold, LedgerState ledger) {
        return openOn(subject, ledger).stream()
                .filter(flag ->
                        flag.get(HOLD) instanceof Json.Str name && name.text().equals(hold.value()))
                .map(flag -> Fields.of(flag, "flag"))
                .map(flag -> LedgerKeys.flag(subject, flag.text("rule"), flag.parsed("raisedWith", RecordId::new)))
                .findFirst();
    }

    /** Is this flag's record a hold, which is released rather than closed? */
    public static boolean isHold(Json.Obj flag) {
        return flag.get(HOLD) != null;
    }

    /** The name of that hold, under which it is released. */
    public static Code holdOf(Json.Obj hold) {
        return Fields.of(hold, "flag").parsed(HOLD, Code::new);
    }

    /** Is any flag open on that record? A closed one stays for ever, with its outcome, and stops nothing. */
    public static boolean anyOn(LedgerKey subject, LedgerState ledger) {
        return !openOn(subject, ledger).isEmpty();
    }

    /** The open flags on that record. */
    public static List<Json.Obj> openOn(LedgerKey subject, LedgerState ledger) {
        return ledger.list(LedgerKeys.flags(subject)).stream()
                .filter(flag -> flag.get("closedAt") == null)
                .toList();
    }
}
