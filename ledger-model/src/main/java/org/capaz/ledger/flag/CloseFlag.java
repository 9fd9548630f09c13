// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code flag.close}: somebody accredited and independent has looked at what was flagged, and states the outcome. The flag stays on the
 * ledger with it; the flagged record is not touched.
 *
 * <p>Decision 052.
 *
 * @param raisedWith the statement that raised the flag
 */
public record CloseFlag(Subject subject, Rule rule, RecordId raisedWith, Code outcome) implements Command {

    public static CloseFlag parse(Statement statement, Fields body) {
        return new CloseFlag(
                Subject.read(body),
                body.parsed("rule", Codes.of(Rule.class)),
                body.parsed("raisedWith", RecordId::new),
                body.parsed("outcome", Code::new));
    }

    @Override
    public Json.Obj body() {
        return subject.onto(Json.object())
                .with("rule", rule.name())
                .with("raisedWith", raisedWith.value())
                .with("outcome", outcome.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return closable(act, ledger).decide(key -> List.of(Flag.closed(key, outcome, act, ledger)));
    }

    /** The key of the flag, where this party may close it now. */
    Checked<LedgerKey> closable(Act act, LedgerState ledger) {
        return subject.recorded(ledger)
                .at(subject.member())
                .map(record -> LedgerKeys.flag(record, rule.name(), raisedWith))
                .and(key -> subject.openFlag(rule, raisedWith, ledger)
                        .and(this::noHold)
                        .at("raisedWith")
                        .and(flag -> Judges.mayJudge(Activity.FLAG_CLOSING, act, ledger))
                        .and(flag -> notRaisedByOwn(act, flag, ledger)
                                .and(ok -> ofItsAuthor(act, flag, ledger))
                                .at(Refused.ACTOR)))
                .and(key -> subject.unconcerned(act, ledger))
                .and(key -> Flag.notBeforeRaised(key, act, ledger).at(Refused.EVENT_AT));
    }

    private Checked<Holds> noHold(Fields flag) {
        return Checked.require(
                Rule.I29,
                !flag.text("kind").equals(Flag.Kind.HOLD.name()),
                () -> Message.HOLD_NOT_CLOSED_AS_FLAG.with("subject", subject.named()));
    }

    /** I59: what a scheme or an auditor brought against the record is lifted by it or by an auditor, not by another scheme. */
    private static Checked<Holds> ofItsAuthor(Act act, Fields flag, LedgerState ledger) {
        return broughtByJudge(flag, ledger)
                .filter(author -> !Party.mayLift(act.party(), author, act.recordedAt(), ledger))
                .map(author -> Checked.<Holds>refuse(
                        Rule.I59,
                        Message.JUDGEMENT_OF_ANOTHER.with("placed", author).and("party", act.party())))
                .orElseGet(Checked::holds);
    }

    /** The scheme or auditor that brought it; empty for a flag that a rule raised on what the actor itself had stated. */
    private static Optional<PartyId> broughtByJudge(Fields flag, LedgerState ledger) {
        boolean brought = flag.text("rule").equals(Rule.I44.name())
                && !flag.text("reason").equals(Flag.INPUT_FLAGGED.value())
                && !flag.text("raisedBy").endsWith("MSP");
        return Optional.of(flag)
                .filter(found -> brought)
                .map(found -> found.parsed("raisedBy", PartyId::new))
                .filter(author -> Party.isSchemeOrAuditor(author, ledger));
    }

    /** I2: who made the flagged statement does not judge it; a grievance, or a charge as scheme or auditor, may be withdrawn. */
    private static Checked<Holds> notRaisedByOwn(Act act, Fields flag, LedgerState ledger) {
        String raisedBy = flag.text("raisedBy");
        boolean withdrawable = flag.text("kind").equals(Flag.Kind.GRIEVANCE.name())
                || broughtByJudge(flag, ledger).isPresent();
        return Checked.require(
                Rule.I2,
                withdrawable || !Subject.within(act.caller(), raisedBy, ledger),
                () -> Message.FLAG_CLOSER_NOT_INDEPENDENT
                        .with("party", act.party())
                        .and("involved", Argument.id(raisedBy)));
    }
}
