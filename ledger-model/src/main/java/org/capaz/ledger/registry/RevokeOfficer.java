// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code officer.revoke}: an organisation withdraws a key that is lost or stolen, or whose officer has left. What it signed
 * before stays.
 *
 * <p>Decision 046.
 *
 * @param from when the key ends, to the second
 */
public record RevokeOfficer(OfficerId officer, Instant from, Code reason) implements Command {

    public static RevokeOfficer parse(Statement statement, Fields body) {
        return new RevokeOfficer(
                body.parsed("officer", OfficerId::new),
                body.quantity("from", Statement::second),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("officer", officer.value())
                .with("from", from.getEpochSecond())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return ownOfficer(act, ledger)
                .at("officer")
                .and(known -> endsEarlier(known).at("from"))
                .decide(known -> List.of(known.revoked(from, reason).event("OfficerRevoked")));
    }

    private Checked<Officer> ownOfficer(Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Officer.find(ledger, officer).filter(entry -> entry.msp().equals(act.organisation())),
                () -> Message.OFFICER_NOT_OF_ORGANISATION
                        .with("officer", officer)
                        .and("organisation", act.organisation()));
    }

    /** An end may be brought forward, when a key is found stolen, and never put off. */
    private Checked<Officer> endsEarlier(Officer known) {
        return known.revocation()
                .filter(end -> !from.isBefore(end.at()))
                .map(end -> Checked.<Officer>refuse(
                        Rule.I3,
                        Message.OFFICER_ENDS_EARLIER_ALREADY
                                .with("officer", known.id())
                                .and("at", Argument.moment(end.at()))))
                .orElseGet(() -> Checked.found(known));
    }
}
