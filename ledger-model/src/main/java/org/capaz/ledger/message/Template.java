package org.capaz.ledger.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One sentence in both languages, with slots such as {@code {lot}} for what is carried over unchanged. A slot that ends
 * in a star, such as {@code {missing*}}, holds one or more sentences of this kind, parted by semicolons.
 */
public record Template(String english, String spanish) {

    public Template {
        if (!slots(english).equals(slots(spanish))) {
            throw new IllegalArgumentException("the slots differ: " + english + " / " + spanish);
        }
    }

    /** What stands in the slots when the text is of this form: each as short as it can be, from left to right. */
    Optional<Map<String, String>> slotsOf(String text) {
        List<String> pieces = pieces(english);
        if (!text.startsWith(pieces.getFirst())) {
            return Optional.empty();
        }
        Map<String, String> found = new TreeMap<>();
        int at = pieces.getFirst().length();
        for (int i = 1; i < pieces.size(); i += 2) {
            String literal = pieces.get(i + 1);
            boolean last = i + 2 == pieces.size();
            int end = last ? text.length() - literal.length() : text.indexOf(literal, at);
            if (end < at || !text.startsWith(literal, end)) {
                return Optional.empty();
            }
            String value = text.substring(at, end);
            if (pieces.get(i).endsWith("*") || at > 0 || !value.contains(": ")) {
                found.put(pieces.get(i), value);
            } else {
                return Optional.empty(); // a sentence that frames this one, not a name that begins it
            }
            at = end + literal.length();
        }
        return at == text.length() ? Optional.of(found) : Optional.empty();
    }

    String filled(Map<String, String> values) {
        List<String> pieces = pieces(spanish);
        StringBuilder text = new StringBuilder(pieces.getFirst());
        for (int i = 1; i < pieces.size(); i += 2) {
            text.append(values.get(pieces.get(i))).append(pieces.get(i + 1));
        }
        return text.toString();
    }

    /** Does it begin with a sentence of its own, to which it only adds something? */
    boolean frames() {
        return english.startsWith("{") && english.indexOf('}') == english.indexOf("*}") + 1;
    }

    /** The words between the slots: the more of them, the more a fit says. */
    int literals() {
        int length = 0;
        List<String> pieces = pieces(english);
        for (int i = 0; i < pieces.size(); i += 2) {
            length += pieces.get(i).length();
        }
        return length;
    }

    /** The English words between the slots, as the code that makes such a sentence writes them. */
    public List<String> words() {
        List<String> pieces = pieces(english);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i += 2) {
            words.add(pieces.get(i));
        }
        return List.copyOf(words);
    }

    private static Map<String, Integer> slots(String template) {
        Map<String, Integer> slots = new TreeMap<>();
        List<String> pieces = pieces(template);
        for (int i = 1; i < pieces.size(); i += 2) {
            slots.merge(pieces.get(i), 1, Integer::sum);
        }
        return slots;
    }

    /** Words and slots in turn, beginning and ending with words. */
    private static List<String> pieces(String template) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        int open = slotAt(template, at);
        while (open >= 0) {
            int close = template.indexOf('}', open);
            pieces.add(template.substring(at, open));
            pieces.add(template.substring(open + 1, close));
            at = close + 1;
            open = slotAt(template, at);
        }
        pieces.add(template.substring(at));
        return pieces;
    }

    /** A brace that a letter follows; JSON in a sentence begins otherwise. */
    private static int slotAt(String template, int from) {
        int at = template.indexOf('{', from);
        while (at >= 0
                && (at + 1 == template.length() || template.charAt(at + 1) < 'a' || template.charAt(at + 1) > 'z')) {
            at = template.indexOf('{', at + 1);
        }
        return at;
    }
}
