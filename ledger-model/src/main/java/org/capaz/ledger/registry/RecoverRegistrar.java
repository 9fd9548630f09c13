// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
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
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/**
 * {@code registrar.recover}: the other members give an organisation that has lost its last registrar's key a new one. The key
 * signs after the same waiting time as an officer whom an organisation enters alone, visible from the first moment, so that a
 * registrar who is still there can revoke it. The lost key ends when the new registrar revokes it.
 *
 * <p>Decision 107.
 *
 * @param organisation whose registrar is recovered; its own signatures do not count
 */
public record RecoverRegistrar(MspId organisation, Officer.Key key, Code reason) implements BringsKey {

    public static RecoverRegistrar parse(Statement statement, Fields body) {
        return new RecoverRegistrar(
                body.parsed("organisation", MspId::new), Officer.Key.read(body), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return key.json().with("organisation", organisation.value()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.officersOf(organisation.value()), ledger);
        return isMember(ledger)
                .at("organisation")
                .and(ok ->
                        Organisation.agreedByOthers(organisation, act, ledger).at(Refused.SIGNATURES))
                .and(ok -> RegisterOfficer.newKey(registrar(), ledger).at("spki"))
                .decide(ok -> registrar().entered(Entry.waiting(act, ledger)).registered());
    }

    private Checked<Organisation> isMember(LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Organisation.find(ledger, organisation),
                () -> Message.RECOVERED_MEMBER_UNKNOWN.with("organisation", organisation));
    }

    private Officer registrar() {
        return Officer.of(organisation.value(), organisation, List.of(OfficerRole.REGISTRAR), key);
    }
}
