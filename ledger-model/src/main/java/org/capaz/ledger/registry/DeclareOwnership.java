// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
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
 * {@code ownership.declare}: an organisation declares who stands behind a party of its own after it was registered: another
 * beneficial owner, or further parties to which it is related. Relations are added and never taken back, because a party that
 * is related judges nothing of the other's (I2), and would be independent again by its own word.
 *
 * <p>Decision 137.
 *
 * @param ownership the owner, if it is declared or changes, and the relations that are new
 */
public record DeclareOwnership(PartyId party, Party.Ownership ownership) implements Command {

    public static DeclareOwnership parse(Statement statement, Fields body) {
        return new DeclareOwnership(body.parsed("party", PartyId::new), Party.Ownership.read(body));
    }

    @Override
    public Json.Obj body() {
        return ownership.onto(Json.object().with("party", party.value()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Party.of(act.organisation(), party, ledger)
                .at("party")
                .and(known -> ownership.relatesToOthers(party, ledger))
                .and(known -> isNew(known).at("party"))
                .decide(known -> List.of(known.declaring(ownership).event("OwnershipDeclared")));
    }

    private Checked<Holds> isNew(Party known) {
        return Checked.require(
                Rule.I3,
                !known.ownership().with(ownership).equals(known.ownership()),
                () -> Message.OWNERSHIP_DECLARED.with("party", party));
    }
}
