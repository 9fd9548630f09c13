package org.capaz.ledger.flag;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Somebody independent has looked at what was flagged, and says what came of it. The flag stays on the ledger with its
 * outcome; the facts it stands on are not touched.
 */
public record CloseFlag(Subject subject, Rule rule, RecordId raisedWith, Code outcome) implements Command {

    public static CloseFlag parse(Statement statement, Fields body) {
        return new CloseFlag(
                Subject.read(body),
                body.parsed("rule", Codes.of(Rule.class)),
                body.parsed("raisedWith", RecordId::new),
                body.parsed("outcome", Code::new));
    }

    private LedgerKey key() {
        return LedgerKeys.flag(subject.key(), rule.name(), raisedWith);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Fields> flag = ledger.find(key());
        return Decision.unless(
                        at(subject.member(), () -> subject.exists(ledger)),
                        at("raisedWith", () -> open(flag)),
                        at("raisedWith", () -> noHold(flag.orElseThrow())),
                        at(Refused.ACTOR, () -> independent(act, flag.orElseThrow(), ledger)),
                        at(Refused.EVENT_AT, () -> Flag.raisedBefore(key(), act, ledger)))
                .then(() -> List.of(Flag.closed(key(), outcome, act, ledger)));
    }

    private Optional<Refused> open(Optional<Fields> flag) {
        return require(
                Rule.I3,
                flag.filter(found -> !found.has("closedAt")).isPresent(),
                () -> "no flag of rule " + rule + " raised with " + raisedWith + " is open on " + subject.key());
    }

    private Optional<Refused> noHold(Fields flag) {
        return require(
                Rule.I29,
                !flag.text("kind").equals(Flag.Kind.HOLD.name()),
                () -> "the hold on " + subject.key() + " is released, not closed as a flag");
    }

    /** I2: neither who answers for the record nor who made the flagged statement judges it; a grievance may be withdrawn. */
    private Optional<Refused> independent(Act act, Fields flag, LedgerState ledger) {
        boolean withdrawn = flag.text("kind").equals(Flag.Kind.GRIEVANCE.name());
        Stream<String> involved = Stream.concat(
                subject.answersForIt(ledger).stream().map(PartyId::value),
                withdrawn ? Stream.empty() : Stream.of(flag.text("raisedBy")));
        return involved.filter(party -> Subject.within(act.caller(), party, ledger))
                .findFirst()
                .flatMap(party -> Decision.refuse(
                        Rule.I2,
                        act.party() + " belongs to the organisation of " + party
                                + "; a flag is closed by somebody of another"));
    }
}
