package org.capaz.ledger.statement;

import java.util.Optional;

/**
 * Why the contract takes nothing: a rule's number or the code of a defect, the member at fault and the sentence for
 * people. Fabric carries a refusal as one text, so this is its one form, written by the contract and read by gateways:
 * {@code I25 lot LE is already offered}, or {@code MALFORMED @body.place body.place: missing, expected a string}.
 *
 * @param field path of the member at fault, in a batch with the place of its statement: {@code statements[2].body.place};
 *     empty when no single member is, or when its name is one that somebody made up
 */
public record Objection(String code, String field, String because) {
    private static final String AT = "@";
    private static final String CODE = "[A-Z][A-Z0-9_]*";
    private static final String PATH = "[A-Za-z0-9_.\\[\\]]+";

    public Objection {
        if (!code.matches(CODE)) {
            throw new IllegalArgumentException("a code is a word of capitals, not " + code);
        }
        field = field.matches(PATH) ? field : "";
    }

    /** An objection to the whole. */
    public Objection(String code, String because) {
        this(code, "", because);
    }

    /** Does a rule say no to what was stated, rather than a defect keep it from being judged? */
    public boolean byRule() {
        return code.matches("I[0-9]{1,2}");
    }

    /** The same in one statement of a batch: the sentence says in which, and so does the field. */
    public Objection inStatement(int index) {
        String place = "statements[" + index + "]";
        return new Objection(
                code, field.isEmpty() ? place : place + "." + field, because + " (statements[" + index + "])");
    }

    public String text() {
        boolean named = !field.isEmpty() || because.startsWith(AT);
        return code + (named ? " " + AT + field : "") + (because.isEmpty() ? "" : " " + because);
    }

    /** Nothing when the text begins with no code: then it is not the contract that speaks. */
    public static Optional<Objection> parse(String text) {
        String code = firstWord(text);
        if (!code.matches(CODE)) {
            return Optional.empty();
        }
        String rest = afterFirstWord(text);
        String mark = firstWord(rest);
        String field = mark.startsWith(AT) ? mark.substring(AT.length()) : "";
        boolean named = mark.equals(AT + field) && (field.isEmpty() || field.matches(PATH));
        return Optional.of(new Objection(code, field, named ? afterFirstWord(rest) : rest));
    }

    private static String firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static String afterFirstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? "" : text.substring(space + 1);
    }
}
