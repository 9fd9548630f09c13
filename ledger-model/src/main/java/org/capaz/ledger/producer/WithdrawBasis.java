// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A legal basis ends before its time: the producer itself states so, or a scheme or auditor that knows it.
 *
 * @param from the first day on which the legal basis no longer holds
 */
public record WithdrawBasis(PartyId amp, Code basis, Day from, Code reason) implements Command {

    public static WithdrawBasis parse(Statement statement, Fields body) {
        return new WithdrawBasis(
                body.parsed("amp", PartyId::new),
                body.parsed("basis", Code::new),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("amp", amp.value())
                .with("basis", basis.value())
                .with("from", from.toString())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return ownIfAProducer(act, ledger)
                .at("amp")
                .then(ok -> Amp.locating("amp", amp, "basis", notYetWithdrawn(ledger), ledger))
                .and(declared -> onceItHadBegun(declared).at("from"))
                .decide(declared -> List.of(declared.withdrawn(from, reason).event("LegalBasisWithdrawn", amp)));
    }

    private Checked<Checked.Holds> ownIfAProducer(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I1,
                amp.equals(act.party()) || !Amp.isProducer(act.party(), ledger),
                () -> Message.LEGAL_BASIS_NOT_OWN.with("party", act.party()).and("amp", amp));
    }

    private Checked<LegalBasis> notYetWithdrawn(LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                LegalBasis.find(amp, basis, ledger)
                        .filter(found -> found.withdrawal().isEmpty()),
                () -> Message.LEGAL_BASIS_UNKNOWN.with("amp", amp).and("basis", basis));
    }

    /**
     * I6 asks on which days a basis held: withdrawn from its first day, on none; there is no day before that to
     * withdraw.
     */
    private Checked<Checked.Holds> onceItHadBegun(LegalBasis declared) {
        return Checked.require(
                Rule.I6,
                !from.isBefore(declared.validFrom()),
                () -> Message.LEGAL_BASIS_WITHDRAWN_BEFORE_BEGIN
                        .with("basis", basis)
                        .and("amp", amp)
                        .and("began", declared.validFrom())
                        .and("day", from));
    }
}
