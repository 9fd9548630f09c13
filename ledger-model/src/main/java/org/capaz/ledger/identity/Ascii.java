package org.capaz.ledger.identity;

/** The explicit tables that identifiers are checked against; nothing here depends on a Unicode version. */
final class Ascii {
    static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    static final String LETTERS = "abcdefghijklmnopqrstuvwxyz" + CAPITALS;

    private Ascii() {}

    /** The text itself when it has {@code shortest} to {@code longest} characters, all of {@code table}. */
    static String require(String what, String text, int shortest, int longest, String table) {
        boolean fits = text.length() >= shortest && text.length() <= longest;
        for (int i = 0; fits && i < text.length(); i++) {
            fits = table.indexOf(text.charAt(i)) >= 0;
        }
        if (!fits) {
            String alphabet = table.equals(CAPITALS) ? "[A-Z0-9-]" : "[A-Za-z0-9-]";
            throw new IllegalArgumentException(
                    what + " must be " + shortest + " to " + longest + " characters of " + alphabet);
        }
        return text;
    }
}
