// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer registers an origin document, once, before lots cite it (I13). */
public record RegisterOriginDocument(OriginDocument document) implements Command {

    public static RegisterOriginDocument parse(Statement statement, Fields body) {
        return new RegisterOriginDocument(OriginDocument.read(body));
    }

    @Override
    public Json.Obj body() {
        return document.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return notRegistered(ledger)
                .at("number")
                .and(ok -> datedBefore(act.eventDay()).at("date"))
                .decide(ok -> document.registeredBy(act.party()));
    }

    private Checked<Holds> notRegistered(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I13,
                LedgerKeys.origin(document.issuer(), document.number()),
                ledger,
                () -> Message.ORIGIN_DOCUMENT_EXISTS
                        .with("number", document.number())
                        .and("issuer", document.issuer()));
    }

    private Checked<Holds> datedBefore(Day registeredOn) {
        return Checked.require(
                Rule.I5,
                !document.date().isAfter(registeredOn),
                () -> Message.ORIGIN_DOCUMENT_AFTER_DAY
                        .with("number", document.number())
                        .and("issuer", document.issuer())
                        .and("date", document.date())
                        .and("day", registeredOn));
    }
}
