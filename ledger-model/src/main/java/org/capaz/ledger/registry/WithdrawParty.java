// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
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
 * {@code party.withdraw}: an organisation withdraws a party: from that moment it acts no more. What it did stays.
 *
 * <p>Decision 046.
 *
 * @param from to the second
 */
public record WithdrawParty(PartyId party, Instant from, Code reason) implements Command {

    public static WithdrawParty parse(Statement statement, Fields body) {
        return new WithdrawParty(
                body.parsed("party", PartyId::new),
                body.quantity("from", Statement::second),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("party", party.value())
                .with("from", from.getEpochSecond())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Party.of(act.organisation(), party, ledger)
                .and(this::notYetWithdrawn)
                .at("party")
                .decide(known -> List.of(
                        known.withdrawn(new Party.Withdrawal(from, reason)).event("PartyWithdrawn")));
    }

    private Checked<Holds> notYetWithdrawn(Party known) {
        return Checked.require(
                Rule.I3, known.withdrawal().isEmpty(), () -> Message.PARTY_WITHDRAWAL_EXISTS.with("party", party));
    }
}
