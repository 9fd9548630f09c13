// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code standard.publish}: the majority of the members publishes one version of a standard; versions do not replace each
 * other, and what is published is never changed, so that an attestation means what it meant when it was issued.
 */
public record PublishStandard(Standard standard) implements Command {

    public static PublishStandard parse(Statement statement, Fields body) {
        return new PublishStandard(Standard.read(body));
    }

    @Override
    public Json.Obj body() {
        return standard.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return isNew(ledger).at("version").decide(ok -> List.of(standard.event()));
    }

    private Checked<Holds> isNew(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.standard(standard.name(), standard.version()),
                ledger,
                () -> Message.STANDARD_EXISTS
                        .with("standard", Argument.id(standard.name()))
                        .and("version", Argument.id(standard.version())));
    }
}
