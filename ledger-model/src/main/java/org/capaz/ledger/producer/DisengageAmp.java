package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme ends a producer's affiliation: confirmed abuse, or a mitigation that failed. */
public record DisengageAmp(PartyId amp, Day from, Code reason) implements Command {

    public static DisengageAmp parse(Statement statement, Fields body) {
        return new DisengageAmp(
                body.parsed("amp", PartyId::new), body.parsed("from", Day::parse), body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("amp", () -> Amp.mustBeDeclared(Rule.I31, amp, ledger)),
                        at("amp", () -> notYetDisengaged(ledger)),
                        at("from", () -> withinTheLookBack(act, ledger)))
                .then(() -> List.of(new Disengagement(amp, act.party(), from, reason, act.recordedAt()).event()));
    }

    private Optional<Refused> notYetDisengaged(LedgerState ledger) {
        return require(
                Rule.I3, !ledger.has(LedgerKeys.disengagement(amp)), () -> amp + " is disengaged already, for good");
    }

    /** I32 says how far back the gravest finding makes gold of the past doubtful; the end that follows it goes no further. */
    private Optional<Refused> withinTheLookBack(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.LOOKBACK);
        return require(
                Rule.I32,
                !from.isBefore(act.eventDay().plusDays(-days)),
                () -> "a disengagement reaches back " + days + " days before " + act.eventDay() + ", not to " + from);
    }
}
