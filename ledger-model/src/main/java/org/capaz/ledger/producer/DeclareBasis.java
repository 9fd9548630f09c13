// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer enters a further legal basis: a renewal, another title, another route. */
public record DeclareBasis(LegalBasis basis) implements Command {

    public static DeclareBasis parse(Statement statement, Fields body) {
        return new DeclareBasis(LegalBasis.read(body));
    }

    @Override
    public Json.Obj body() {
        return basis.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.bases(act.party()), ledger);
        act.requireRoom(LedgerKeys.rights(basis.authority(), basis.reference()), ledger);
        return Amp.required(Rule.I31, act.party(), ledger)
                .at(Refused.ACTOR)
                .and(amp -> isNew(amp, ledger).at("id"))
                .and(amp -> basis.hasAPeriod())
                .decide(amp -> List.of(
                        basis.recorded(BasisRecording.of(basis, true, act, ledger))
                                .event("LegalBasisDeclared", amp.party()),
                        BasisRecording.noted(basis, amp.party())));
    }

    private Checked<Checked.Holds> isNew(Amp amp, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.basis(amp.party(), basis.id()),
                ledger,
                () -> Message.LEGAL_BASIS_EXISTS.with("basis", basis.id()).and("amp", amp.party()));
    }
}
