// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code accreditation.withdraw}: a scheme withdraws an accreditation of its own. What the assessor has attested stays, and
 * whoever reads it is told.
 *
 * @param stated which accreditation of that assessor and version, and from when
 */
public record WithdrawAccreditation(PartyId assessor, String standard, String version, Withdrawal.Stated stated)
        implements Command {

    public static WithdrawAccreditation parse(Statement statement, Fields body) {
        return new WithdrawAccreditation(
                body.parsed("assessor", PartyId::new),
                body.parsed("standard", Standard::label),
                body.parsed("version", Standard::label),
                Withdrawal.Stated.read(body));
    }

    @Override
    public Json.Obj body() {
        return stated.onto(Json.object()
                .with("assessor", assessor.value())
                .with("standard", standard)
                .with("version", version));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return grantedByActor(act, ledger)
                .and(granted -> stated.first(granted.withdrawal(), assessor))
                .decide(granted ->
                        List.of(granted.withdrawn(stated.at(act.recordedAt())).event("AccreditationWithdrawn")));
    }

    private Checked<Accreditation> grantedByActor(Act act, LedgerState ledger) {
        LedgerKey key = LedgerKeys.accreditation(assessor, standard, version, act.party(), stated.validFrom());
        return Accreditation.find(key, ledger)
                .map(Checked::found)
                .orElseGet(() -> Checked.<Accreditation>refuse(
                                Rule.I1,
                                Message.ACCREDITATION_UNKNOWN
                                        .with("scheme", act.party())
                                        .and("assessor", assessor)
                                        .and("standard", Argument.id(standard))
                                        .and("version", Argument.id(version))
                                        .and("day", stated.validFrom()))
                        .at(unknownMember(ledger)));
    }

    /** The first member that names nothing on the ledger. */
    private String unknownMember(LedgerState ledger) {
        if (!ledger.has(LedgerKeys.standard(standard, version))) {
            return "version";
        }
        return Accreditation.of(assessor, standard, version, ledger).isEmpty() ? "assessor" : "validFrom";
    }
}
