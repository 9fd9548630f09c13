// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.audit;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code audit.withdraw}: a member ends what it opened to an auditor, from the moment at which that is recorded.
 *
 * <p>Decision 242.
 */
public record WithdrawAudit(OfficerId auditor, Code grant, Code reason) implements Command {

    public static WithdrawAudit parse(Statement statement, Fields body) {
        return new WithdrawAudit(
                body.parsed("auditor", OfficerId::new),
                body.parsed("grant", Code::new),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("auditor", auditor.value())
                .with("grant", grant.value())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return ownGrant(act, ledger)
                .and(known -> stillStands(known, act).at("grant"))
                .decide(known ->
                        List.of(known.withdrawn(act.recordedAt(), reason).event("AuditWithdrawn")));
    }

    private Checked<AuditGrant> ownGrant(Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I1,
                        AuditGrant.find(auditor, act.organisation(), grant, ledger),
                        () -> Message.AUDIT_GRANT_UNKNOWN
                                .with("grant", grant)
                                .and("organisation", act.organisation())
                                .and("auditor", auditor))
                .at(AuditGrant.of(auditor, ledger).isEmpty() ? "auditor" : "grant");
    }

    /** I3: what has ended stays as it ended. */
    private Checked<Holds> stillStands(AuditGrant known, Act act) {
        return Checked.require(
                Rule.I3,
                !known.endedAt(act.recordedAt()),
                () -> Message.AUDIT_GRANT_ENDED
                        .with("grant", grant)
                        .and("auditor", auditor)
                        .and("at", Argument.moment(known.end())));
    }
}
