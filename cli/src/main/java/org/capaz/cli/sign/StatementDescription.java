package org.capaz.cli.sign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;

/**
 * A statement as a sentence in the officer's language, followed by every member of its body with its unit. An officer must be
 * able to read all that is signed, so no member is left out.
 */
public final class StatementDescription {
    /** A longer list is described by its length and its sum. */
    private static final int LONG_LIST = 12;

    private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(-5));

    private final ResourceBundle words;

    private StatementDescription(ResourceBundle words) {
        this.words = words;
    }

    /** @param language {@code en} or {@code es} */
    public static StatementDescription of(String language) {
        return new StatementDescription(ResourceBundle.getBundle("org.capaz.cli.sign.words", Locale.of(language)));
    }

    /** The statement in sentences, one a line. */
    public List<String> describe(Statement statement) {
        var lines = new ArrayList<String>();
        lines.add(sentence(statement));
        lines.add(fill(words.getString("when"), Map.of("when", MINUTE.format(statement.eventAt()))));
        return lines;
    }

    /** Every member of the body, one line each, with units; the same in all languages. */
    public static List<String> members(Statement statement, StatementDescription... languages) {
        var lines = new ArrayList<String>();
        members("", statement.body(), lines, languages);
        return lines;
    }

    public String heading() {
        return words.getString("all");
    }

    private String sentence(Statement statement) {
        var values = new TreeMap<String, String>();
        statement.body().members().forEach((name, value) -> {
            if (!(value instanceof Json.Obj)) {
                values.put(name, formatted(name, value));
            }
        });
        values.put("actor", statement.actor());
        values.put("kind", statement.kind());
        return fill(words.getString(words.containsKey(statement.kind()) ? statement.kind() : "unknown"), values);
    }

    private static void members(String path, Json value, List<String> lines, StatementDescription... languages) {
        switch (value) {
            case Json.Obj object -> {
                if (object.get("minor") instanceof Json.Num minor && object.get("currency") instanceof Json.Str code) {
                    lines.add(path + ": " + decimal(minor.value(), 2) + " " + code.text());
                    object.without("minor")
                            .without("currency")
                            .members()
                            .forEach((name, member) -> members(path + "." + name, member, lines, languages));
                } else {
                    object.members()
                            .forEach((name, member) ->
                                    members(path.isEmpty() ? name : path + "." + name, member, lines, languages));
                }
            }
            case Json.Arr array
            when array.items().stream().anyMatch(Json.Obj.class::isInstance) -> {
                if (array.items().size() > LONG_LIST) {
                    lines.add(path + ": " + summary(array, languages));
                } else {
                    for (int i = 0; i < array.items().size(); i++) {
                        members(path + "[" + (i + 1) + "]", array.items().get(i), lines, languages);
                    }
                }
            }
            case Json.Arr array -> lines.add(path + ": " + formatted(path, array));
            case Json.Str text -> lines.add(path + ": " + formatted(path, text));
            case Json.Num number -> lines.add(path + ": " + formatted(path, number));
            case Json.Bool bool -> lines.add(path + ": " + bool.value());
            case Json.Null nothing -> lines.add(path + ": -");
        }
    }

    private static String summary(Json.Arr array, StatementDescription... languages) {
        long sum = array.items().stream()
                .mapToLong(item -> item instanceof Json.Obj object && object.get("grossMg") instanceof Json.Num mass
                        ? mass.value()
                        : 0)
                .sum();
        var texts = new ArrayList<String>();
        for (StatementDescription language : languages) {
            String count = fill(
                    language.words.getString("entries"),
                    Map.of("count", Integer.toString(array.items().size())));
            texts.add(
                    sum == 0
                            ? count
                            : count + ", "
                                    + fill(
                                            language.words.getString("together"),
                                            Map.of("sum", formatted("Mg", Json.number(sum)))));
        }
        return String.join(" / ", texts);
    }

    /** A value with its unit, which the ledger's names carry at their end. */
    private static String formatted(String name, Json value) {
        return switch (value) {
            case Json.Str text
            when text.text().matches("[0-9a-f]{64}") -> text.text().substring(0, 12) + "… (SHA-256)";
            case Json.Str text -> text.text();
            case Json.Num number when name.endsWith("Mg") -> decimal(number.value(), 3) + " g";
            case Json.Num number when name.endsWith("fineness") -> decimal(number.value(), 2) + " ‰";
            case Json.Num number when name.endsWith("Bp") -> decimal(number.value(), 2) + " %";
            case Json.Num number when name.endsWith("minor") -> decimal(number.value(), 2);
            case Json.Num number
            when name.endsWith("validFrom") || name.endsWith("validTo") || name.endsWith("from") ->
                MINUTE.format(Instant.ofEpochSecond(number.value()));
            case Json.Num number -> Long.toString(number.value());
            case Json.Arr array ->
                array.items().stream().map(item -> formatted(name, item)).collect(Collectors.joining(", "));
            case Json.Bool bool -> Boolean.toString(bool.value());
            case Json.Null nothing -> "-";
            case Json.Obj object -> object.toString();
        };
    }

    private static String decimal(long value, int places) {
        return BigDecimal.valueOf(value, places).toPlainString();
    }

    private static String fill(String template, Map<String, String> values) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(values.getOrDefault(slot.group(1), "—")));
    }
}
