// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bundle of one language: every sentence that people may read, by its key. A slot is a name in braces, such as
 * {@code {lot}}; other braces stand for themselves. Both languages have the same keys and the same slots.
 */
public final class Messages {
    private static final Messages ENGLISH = new Messages(Language.ENGLISH);
    private static final Messages SPANISH = new Messages(Language.SPANISH);

    private final Language language;
    private final SortedMap<String, String> texts;

    private Messages(Language language) {
        this.language = language;
        this.texts = read("messages_" + language.tag() + ".properties");
    }

    public static Messages in(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case SPANISH -> SPANISH;
        };
    }

    /** A sentence of a newer version may come with a key that this version does not have. */
    public boolean knows(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    public String text(MessageKey key) {
        return text(key.sentence());
    }

    /** The words, with every slot filled that the sentence has a value for. */
    public String text(Sentence sentence) {
        String template = texts.getOrDefault(sentence.key(), sentence.key());
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = slotAt(template, 0); open >= 0; open = slotAt(template, at)) {
            int close = template.indexOf('}', open);
            Argument value = sentence.arguments().get(template.substring(open + 1, close));
            text.append(template, at, open)
                    .append(value == null ? template.substring(open, close + 1) : value.in(language));
            at = close + 1;
        }
        return text.append(template, at, template.length()).toString();
    }

    /** The names of the slots of that sentence. */
    public Set<String> slots(String key) {
        String template = texts.getOrDefault(key, "");
        Set<String> slots = new TreeSet<>();
        for (int open = slotAt(template, 0); open >= 0; open = slotAt(template, open + 1)) {
            slots.add(template.substring(open + 1, template.indexOf('}', open)));
        }
        return slots;
    }

    /** Where the next brace stands that holds nothing but letters; -1 where none does. */
    private static int slotAt(String template, int from) {
        for (int open = template.indexOf('{', from); open >= 0; open = template.indexOf('{', open + 1)) {
            int end = open + 1;
            while (end < template.length() && isLetter(template.charAt(end))) {
                end++;
            }
            if (end > open + 1 && end < template.length() && template.charAt(end) == '}') {
                return open;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static SortedMap<String, String> read(String file) {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
