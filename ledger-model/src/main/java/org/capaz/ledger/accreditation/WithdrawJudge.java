// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import java.util.List;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Withdrawal;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code judge.withdraw}: a scheme withdraws an accreditation of its own for an activity. What its holder has judged stays.
 *
 * @param stated which accreditation of that holder and activity, and from when
 */
public record WithdrawJudge(PartyId accredited, Activity activity, Withdrawal.Stated stated) implements Command {

    public static WithdrawJudge parse(Statement statement, Fields body) {
        return new WithdrawJudge(
                body.parsed("party", PartyId::new),
                body.parsed("activity", Codes.of(Activity.class)),
                Withdrawal.Stated.read(body));
    }

    @Override
    public Json.Obj body() {
        return stated.onto(Json.object().with("party", accredited.value()).with("activity", activity.name()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return grantedByActor(act, ledger)
                .and(granted -> stated.first(granted.withdrawal(), accredited))
                .decide(granted ->
                        List.of(granted.withdrawn(stated.at(act.recordedAt())).event("JudgeWithdrawn")));
    }

    private Checked<ActivityAccreditation> grantedByActor(Act act, LedgerState ledger) {
        List<ActivityAccreditation> held = ActivityAccreditation.of(accredited, ledger);
        boolean forIt = held.stream().anyMatch(entry -> entry.activity() == activity);
        return Checked.present(
                        Rule.I1,
                        ActivityAccreditation.find(
                                LedgerKeys.judge(accredited, activity.keyPart(), act.party(), stated.validFrom()),
                                ledger),
                        () -> Message.ACTIVITY_ACCREDITATION_UNKNOWN
                                .with("scheme", act.party())
                                .and("party", accredited)
                                .and("activity", Argument.code(activity))
                                .and("day", stated.validFrom()))
                .at(held.isEmpty() ? "party" : forIt ? "validFrom" : "activity");
    }
}
