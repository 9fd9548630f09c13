package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The majority of the members sets limits and tolerances from a day on; keys not named keep their former value. */
public record PublishReferenceValues(Day effectiveFrom, Json.Obj values) implements Command {

    public static PublishReferenceValues parse(Statement statement, Fields body) {
        Json.Obj values = body.rawObject("values");
        values.members().forEach((key, value) -> {
            boolean plain = key.matches("[A-Za-z0-9.]{1,60}");
            if (!plain || !(value instanceof Json.Num number) || number.value() < 0) {
                throw new JsonException(
                        "body.values." + key, "body.values." + key + ": expected a whole number from 0");
            }
        });
        return new PublishReferenceValues(body.parsed("effectiveFrom", Day::parse), values);
    }

    @Override
    public Decision decide(Act act, Books books) {
        var key = LedgerKeys.referenceValues(effectiveFrom);
        return Decision.unless(() -> require(
                        Rule.I3,
                        !books.has(key),
                        () -> "reference values from " + effectiveFrom + " are published already"))
                .then(() -> List.of(new LedgerEvent(
                        "ReferenceValuesPublished",
                        key,
                        Json.object()
                                .with("effectiveFrom", effectiveFrom.toString())
                                .with("values", values))));
    }
}
