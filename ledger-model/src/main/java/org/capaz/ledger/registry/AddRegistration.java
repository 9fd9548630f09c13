// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code registration.add}: an organisation enters a further registration of its party with the authorities, a renewal or
 * another kind. A party without a registration valid that day receives no gold (I28).
 */
public record AddRegistration(PartyId party, Party.Registration registration) implements Command {

    public static AddRegistration parse(Statement statement, Fields body) {
        return new AddRegistration(body.parsed("party", PartyId::new), Party.Registration.read(body));
    }

    @Override
    public Json.Obj body() {
        return registration.json().with("party", party.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Party.of(act.organisation(), party, ledger)
                .at("party")
                .and(known -> registration.hasAPeriod())
                .and(known -> isNew(known).at("commitment"))
                .decide(known ->
                        List.of(known.with(registration.grantedFrom(Day.of(ReferenceValues.grantsFrom(act, ledger))))
                                .event("RegistrationAdded")));
    }

    private Checked<Holds> isNew(Party known) {
        return Checked.require(
                Rule.I3,
                known.registrations().stream().noneMatch(registration::sameAs),
                () -> Message.REGISTRATION_EXISTS.with("party", party));
    }
}
