// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/**
 * A sentence as it travels: {@code {"key":"LOT_IS_DRAFT","arguments":{"lot":{"id":"LE"}}}}. Each argument is an object whose
 * one member names its type: {@code id}, {@code count}, {@code mg}, {@code day}, {@code at} (Unix seconds), {@code several},
 * {@code sentence}; {@code minor} has its {@code currency} beside it and {@code unscaled} its {@code places}.
 */
public final class SentenceJson {
    private SentenceJson() {}

    public static Json.Obj write(Sentence sentence) {
        Json.Obj arguments = Json.object();
        for (Map.Entry<String, Argument> argument : sentence.arguments().entrySet()) {
            arguments = arguments.with(argument.getKey(), write(argument.getValue()));
        }
        return Json.object().with("key", sentence.key()).with("arguments", arguments);
    }

    /** Throws {@link JsonException} when the object is no sentence. */
    public static Sentence read(Fields fields) {
        SortedMap<String, Argument> arguments = new TreeMap<>();
        Fields slots = fields.object("arguments");
        slots.names().forEach(slot -> arguments.put(slot, argument(slots.object(slot))));
        return new Sentence(fields.text("key"), arguments);
    }

    private static Json.Obj write(Argument argument) {
        return switch (argument) {
            case Argument.Id id -> Json.object().with("id", id.text());
            case Argument.Count count -> Json.object().with("count", count.number());
            case Argument.Mass mass -> Json.object().with("mg", mass.milligrams());
            case Argument.Decimal decimal ->
                Json.object().with("unscaled", decimal.unscaled()).with("places", decimal.places());
            case Argument.Amount amount ->
                Json.object().with("minor", amount.minor()).with("currency", amount.currency());
            case Argument.Date date -> Json.object().with("day", date.day().toString());
            case Argument.Moment moment ->
                Json.object().with("at", moment.time().getEpochSecond());
            case Argument.Several several ->
                Json.object()
                        .with(
                                "several",
                                several.items().stream()
                                        .map(SentenceJson::write)
                                        .toList());
            case Argument.Words words -> Json.object().with("sentence", write(words.sentence()));
        };
    }

    private static Argument argument(Fields fields) {
        if (fields.has("id")) {
            return new Argument.Id(fields.text("id"));
        }
        if (fields.has("count")) {
            return new Argument.Count(fields.integer("count"));
        }
        if (fields.has("mg")) {
            return new Argument.Mass(fields.integer("mg"));
        }
        if (fields.has("unscaled")) {
            return new Argument.Decimal(fields.integer("unscaled"), Math.toIntExact(fields.integer("places")));
        }
        if (fields.has("minor")) {
            return new Argument.Amount(fields.integer("minor"), fields.text("currency"));
        }
        if (fields.has("day")) {
            return new Argument.Date(fields.parsed("day", SentenceJson::date));
        }
        if (fields.has("at")) {
            return new Argument.Moment(Instant.ofEpochSecond(fields.integer("at")));
        }
        if (fields.has("several")) {
            List<Argument> items = fields.objects("several", SentenceJson::argument);
            return new Argument.Several(items);
        }
        return new Argument.Words(read(fields.object("sentence")));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValue(Message.DAY_NOT_ISO_DATE.sentence());
        }
    }
}
