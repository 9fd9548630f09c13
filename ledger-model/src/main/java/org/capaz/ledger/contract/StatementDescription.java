// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.statement.Statement;

/**
 * A statement as a sentence in the officer's language, followed by every member of its body with its unit. An officer must be
 * able to read all that is signed, so no member is left out.
 */
public final class StatementDescription {
    /** A longer list is described by its length and its sum. */
    private static final int LONG_LIST = 12;
    /** Stands where the body has no such member. */
    private static final Argument ABSENT = Argument.id("—");

    /** The clocks of Bogotá are that far behind UTC, all year. */
    private static final Duration BEHIND_UTC = Duration.ofHours(5);

    private static final int UP_TO_MINUTES = "2024-03-09T10:00".length();

    private final Language language;
    private final boolean exact;

    private StatementDescription(Language language, boolean exact) {
        this.language = language;
        this.exact = exact;
    }

    /** For who signs: of a hash its beginning, and moments as it was in Bogotá. */
    public static StatementDescription of(Language language) {
        return new StatementDescription(language, false);
    }

    /** For who compares: hashes whole, and moments in UTC to the second. */
    public static StatementDescription exact(Language language) {
        return new StatementDescription(language, true);
    }

    /** The key of the sentence for a kind of statement. */
    public static MessageKey key(StatementKind kind) {
        return () -> "STATES_" + kind.name();
    }

    /** The statement in sentences, one a line. */
    public List<String> describe(Statement statement) {
        return List.of(
                sentence(statement).in(language),
                DescriptionMessage.IT_HAPPENED_ON
                        .with("when", Argument.id(minute(statement.eventAt())))
                        .in(language));
    }

    /** Every member of the body, one line each, with units. */
    public List<String> members(Statement statement) {
        return members(statement.body());
    }

    /** Every member of a body or of a record, one line each, with units. */
    public List<String> members(Json.Obj object) {
        var lines = new ArrayList<String>();
        members("", object, lines);
        return lines;
    }

    private Sentence sentence(Statement statement) {
        Map<String, ArgumentSource> values = new TreeMap<>();
        statement.body().members().forEach((name, value) -> {
            if (!(value instanceof Json.Obj)) {
                values.put(name, value(name, value));
            }
        });
        values.put("actor", Argument.id(statement.actor()));
        values.put("kind", Argument.id(statement.kind()));
        Sentence sentence = StatementKind.of(statement.kind())
                .map(kind -> key(kind).sentence())
                .orElseGet(DescriptionMessage.STATES_UNKNOWN_KIND::sentence);
        for (String slot : Messages.in(language).slots(sentence.key())) {
            sentence = sentence.and(slot, values.getOrDefault(slot, ABSENT));
        }
        return sentence;
    }

    private void members(String path, Json value, List<String> lines) {
        switch (value) {
            case Json.Obj object -> {
                if (object.get("minor") instanceof Json.Num minor && object.get("currency") instanceof Json.Str code) {
                    lines.add(path + ": " + told("minor", minor) + " " + code.text());
                    object.without("minor")
                            .without("currency")
                            .members()
                            .forEach((name, member) -> members(path + "." + name, member, lines));
                } else {
                    object.members()
                            .forEach((name, member) ->
                                    members(path.isEmpty() ? name : path + "." + name, member, lines));
                }
            }
            case Json.Arr array
            when array.items().stream().anyMatch(Json.Obj.class::isInstance) -> {
                if (array.items().size() > LONG_LIST) {
                    lines.add(path + ": " + summary(array).in(language));
                } else {
                    for (int i = 0; i < array.items().size(); i++) {
                        members(path + "[" + (i + 1) + "]", array.items().get(i), lines);
                    }
                }
            }
            case Json.Arr array -> lines.add(path + ": " + told(path, array));
            case Json.Str text -> lines.add(path + ": " + told(path, text));
            case Json.Num number -> lines.add(path + ": " + told(path, number));
            case Json.Bool bool -> lines.add(path + ": " + told(path, bool));
            case Json.Null nothing -> lines.add(path + ": " + told(path, nothing));
        }
    }

    private static Sentence summary(Json.Arr array) {
        long sum = array.items().stream()
                .mapToLong(item -> item instanceof Json.Obj object && object.get("grossMg") instanceof Json.Num mass
                        ? mass.value()
                        : 0)
                .sum();
        Argument count = Argument.count(array.items().size());
        return sum == 0
                ? DescriptionMessage.LIST_ENTRIES.with("count", count)
                : DescriptionMessage.LIST_ENTRIES_AND_SUM.with("count", count).and("sum", Argument.mass(sum));
    }

    /** One value of a member of that name, with its unit. */
    public String told(String name, Json value) {
        return value(name, value).argument().in(language);
    }

    /** A value with its unit, which the ledger's names carry at their end. */
    private ArgumentSource value(String name, Json value) {
        return switch (value) {
            case Json.Str text
            when !exact && text.text().matches("[0-9a-f]{64}") ->
                Argument.id(text.text().substring(0, 12) + "… (SHA-256)");
            case Json.Str text -> dayOr(text.text());
            case Json.Num number when name.endsWith("Mg") -> Argument.mass(number.value());
            case Json.Num number
            when name.endsWith("fineness") ->
                DescriptionMessage.PER_MILLE.with("number", new Argument.Decimal(number.value(), 2));
            case Json.Num number
            when name.endsWith("Bp") ->
                DescriptionMessage.PER_CENT.with("number", new Argument.Decimal(number.value(), 2));
            case Json.Num number when name.endsWith("minor") -> new Argument.Decimal(number.value(), 2);
            case Json.Num number
            when name.endsWith("At")
                    || name.endsWith("validFrom")
                    || name.endsWith("validTo")
                    || name.endsWith("from") -> moment(Instant.ofEpochSecond(number.value()));
            // Of other numbers nobody knows here what they count, so they stand as they are signed.
            case Json.Num number -> Argument.id(Long.toString(number.value()));
            case Json.Arr array ->
                Argument.id(array.items().stream().map(item -> told(name, item)).collect(Collectors.joining(", ")));
            case Json.Bool bool -> Argument.id(Boolean.toString(bool.value()));
            case Json.Null nothing -> Argument.id("-");
            case Json.Obj object -> Argument.id(object.toString());
        };
    }

    private static String minute(Instant time) {
        return time.minus(BEHIND_UTC).toString().substring(0, UP_TO_MINUTES).replace('T', ' ');
    }

    private Argument moment(Instant time) {
        return exact ? Argument.moment(time) : Argument.id(minute(time));
    }

    /** A text that is a day, as the language writes it. */
    private static ArgumentSource dayOr(String text) {
        try {
            return Day.parse(text);
        } catch (InvalidValue none) {
            return Argument.id(text);
        }
    }
}
