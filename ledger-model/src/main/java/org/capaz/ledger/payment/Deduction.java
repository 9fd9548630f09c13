// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;

/** What an intermediary kept, and for what (I43). */
public record Deduction(Code reason, Money amount) {
    private static final int MOST = 20;

    /** The lines of a statement or record, all in that currency. */
    static List<Deduction> read(Fields fields, String currency) {
        List<Deduction> lines = fields.objects(
                "deductions",
                line -> new Deduction(
                        line.parsed("reason", Code::new), line.quantity("minor", minor -> new Money(minor, currency))));
        if (lines.size() > MOST) {
            throw fields.unfit("deductions", Message.NUMBER_TOO_LARGE.with("most", Argument.count(MOST)));
        }
        return lines;
    }

    static List<Json.Obj> json(List<Deduction> lines) {
        return lines.stream()
                .map(line -> Json.object()
                        .with("reason", line.reason().value())
                        .with("minor", line.amount().minor()))
                .toList();
    }
}
