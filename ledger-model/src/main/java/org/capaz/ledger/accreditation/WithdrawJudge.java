// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Withdrawal;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code judge.withdraw}: a scheme withdraws an accreditation of its own for an activity. What its holder has judged stays.
 *
 * @param validFrom first day of the accreditation, which names it beside holder and activity
 * @param from first day without it
 */
public record WithdrawJudge(PartyId accredited, Activity activity, Day validFrom, Day from, Code reason)
        implements Command {

    public static WithdrawJudge parse(Statement statement, Fields body) {
        return new WithdrawJudge(
                body.parsed("party", PartyId::new),
                body.parsed("activity", Codes.of(Activity.class)),
                body.parsed("validFrom", Day::parse),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("party", accredited.value())
                .with("activity", activity.name())
                .with("validFrom", validFrom.toString())
                .with("from", from.toString())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return grantedByActor(act, ledger)
                .and(granted -> notYetWithdrawn(granted).at("validFrom"))
                .decide(granted -> List.of(granted.withdrawn(new Withdrawal(from, reason, act.recordedAt()))
                        .event("JudgeWithdrawn")));
    }

    private Checked<ActivityAccreditation> grantedByActor(Act act, LedgerState ledger) {
        List<ActivityAccreditation> held = ActivityAccreditation.of(accredited, ledger);
        boolean forIt = held.stream().anyMatch(entry -> entry.activity() == activity);
        return Checked.present(
                        Rule.I1,
                        ActivityAccreditation.find(
                                LedgerKeys.judge(accredited, activity.keyPart(), act.party(), validFrom), ledger),
                        () -> Message.ACTIVITY_ACCREDITATION_UNKNOWN
                                .with("scheme", act.party())
                                .and("party", accredited)
                                .and("activity", Argument.code(activity))
                                .and("day", validFrom))
                .at(held.isEmpty() ? "party" : forIt ? "validFrom" : "activity");
    }

    private static Checked<Holds> notYetWithdrawn(ActivityAccreditation granted) {
        return Checked.require(
                Rule.I3,
                granted.withdrawal().isEmpty(),
                () -> Message.ACCREDITATION_WITHDRAWN
                        .with("assessor", granted.accredited())
                        .and("day", granted.validFrom()));
    }
}
