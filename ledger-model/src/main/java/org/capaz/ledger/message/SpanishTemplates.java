package org.capaz.ledger.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every sentence that a person may be answered with, in English and in Spanish, from one file. The contract answers in
 * English, the same bytes at every member; whoever shows it to a person asks here for the Spanish of it. Ids, numbers and
 * codes are carried over as they are.
 */
public final class SpanishTemplates {
    private static final List<Template> TEMPLATES = read();
    /** A field before a sentence, a list in it, a part of a list: deeper no answer goes. */
    private static final int DEEPEST = 4;
    /** Longer texts hold what somebody typed, not what the ledger has to say. */
    private static final int LONGEST = 4_000;

    private SpanishTemplates() {}

    /** The same in Spanish, or nothing when the file has no such sentence. */
    public static Optional<String> spanish(String english) {
        return english.length() > LONGEST ? Optional.empty() : spanish(english, 0);
    }

    /** All sentences; first what is put around one, the outermost as in the file, then those with the most words. */
    public static List<Template> templates() {
        return TEMPLATES;
    }

    private static Optional<String> spanish(String english, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        for (Template template : TEMPLATES) {
            Optional<String> text = template.slotsOf(english)
                    .flatMap(slots -> translated(slots, depth))
                    .map(template::filled);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> translated(Map<String, String> slots, int depth) {
        Map<String, String> values = new TreeMap<>(slots);
        for (Map.Entry<String, String> slot : values.entrySet()) {
            if (slot.getKey().endsWith("*")) {
                Optional<String> parts = parts(slot.getValue(), depth + 1);
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                slot.setValue(parts.get());
            }
        }
        return Optional.of(values);
    }

    private static Optional<String> parts(String english, int depth) {
        Optional<String> whole = spanish(english, depth);
        if (whole.isPresent() || !english.contains("; ")) {
            return whole;
        }
        List<String> parts = new ArrayList<>();
        for (String part : english.split("; ", 0)) {
            Optional<String> text = spanish(part, depth);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            parts.add(text.get());
        }
        return Optional.of(String.join("; ", parts));
    }

    private static List<Template> read() {
        try (InputStream in = SpanishTemplates.class.getResourceAsStream("messages.tsv")) {
            List<Template> templates = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", 0);
                    if (columns.length != 2) {
                        throw new IllegalArgumentException("expected English, a tabulator and Spanish: " + line);
                    }
                    templates.add(new Template(columns[0], columns[1]));
                }
            }
            templates.sort(
                    Comparator.comparingInt(template -> template.frames() ? Integer.MIN_VALUE : -template.literals()));
            return List.copyOf(templates);
        } catch (IOException e) {
            throw new UncheckedIOException("messages.tsv cannot be read", e);
        }
    }
}
