// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, literal or sign of a JavaScript source.
 *
 * @param line where it stands, from 0
 * @param column where it stands, from 0
 */
record ScriptToken(Kind kind, String text, int line, int column) {
    /** What a token is. A word may be a keyword; a private word begins with #. */
    enum Kind {
        WORD,
        PRIVATE,
        NUMBER,
        TEXT,
        EXPRESSION,
        SIGN
    }

    private static final Pattern LEFT_OUT = Pattern.compile("\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/");
    private static final Pattern TOKEN = Pattern.compile("(?<WORD>[A-Za-z_$][A-Za-z0-9_$]*)"
            + "|(?<PRIVATE>#[A-Za-z_$][A-Za-z0-9_$]*)"
            + "|(?<NUMBER>0x[0-9a-fA-F_]+n?|[0-9][0-9_]*(?:\\.[0-9]+)?n?)"
            + "|(?<TEXT>'(?:[^'\\\\\\n]|\\\\.)*')"
            + "|(?<SIGN>>>>=|\\.\\.\\.|===|!==|\\*\\*=|<<=|>>=|>>>|&&=|\\|\\|=|\\?\\?=|=>|==|!=|<=|>=|&&|\\|\\||\\?\\?|\\?\\.|\\+\\+|--"
            + "|\\+=|-=|\\*=|/=|%=|&=|\\|=|\\^=|<<|>>|\\*\\*|[{}()\\[\\];,<>+\\-*/%&|^!~?:=.])");
    private static final Pattern REGULAR =
            Pattern.compile("/(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^\\]\\\\\\n]|\\\\.)*\\])+/[a-z]*");
    private static final Set<String> BEFORE_A_VALUE =
            Set.of("return", "typeof", "await", "yield", "case", "in", "of", "throw");
    private static final Set<String> ENDS_A_VALUE = Set.of(")", "]", "}");
    /** Behind these a line break ends the statement. */
    private static final Set<String> ENDED_BY_LINE_BREAK =
            Set.of("return", "break", "continue", "throw", "yield", "async");

    /**
     * Comments and blanks are left out. A line break means the same as a blank in the sources, which end their statements with
     * semicolons; where it would not, the source is refused.
     *
     * @throws IllegalArgumentException when there is something that none of the sources uses, such as a template
     */
    static List<ScriptToken> of(String source) {
        var tokens = new ArrayList<ScriptToken>();
        Matcher leftOut = LEFT_OUT.matcher(source);
        Matcher token = TOKEN.matcher(source);
        Matcher regular = REGULAR.matcher(source);
        int line = 0;
        int lineStart = 0;
        int at = 0;
        while (at < source.length()) {
            int end;
            if (leftOut.region(at, source.length()).lookingAt()) {
                end = leftOut.end();
                int breaks = (int) source.substring(at, end)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
                if (breaks > 0) {
                    requireNoMeaning(tokens, line);
                    line += breaks;
                    lineStart = source.lastIndexOf('\n', end - 1) + 1;
                }
            } else if (source.charAt(at) == '/'
                    && valueMayFollow(tokens)
                    && regular.region(at, source.length()).lookingAt()) {
                end = regular.end();
                tokens.add(new ScriptToken(Kind.EXPRESSION, regular.group(), line, at - lineStart));
            } else if (token.region(at, source.length()).lookingAt()) {
                end = token.end();
                tokens.add(new ScriptToken(kindOf(token), token.group(), line, at - lineStart));
            } else {
                throw new IllegalArgumentException(
                        "line " + (line + 1) + " has a sign that is not understood: " + source.charAt(at));
            }
            at = end;
        }
        return tokens;
    }

    boolean is(String other) {
        return text.equals(other) && kind != Kind.TEXT;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    private static Kind kindOf(Matcher token) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.EXPRESSION && token.group(kind.name()) != null) {
                return kind;
            }
        }
        throw new IllegalStateException(token.group());
    }

    private static void requireNoMeaning(List<ScriptToken> before, int line) {
        if (!before.isEmpty() && ENDED_BY_LINE_BREAK.contains(before.getLast().text())) {
            throw new IllegalArgumentException("line " + (line + 1) + " ends a statement without a semicolon");
        }
    }

    private static boolean valueMayFollow(List<ScriptToken> before) {
        if (before.isEmpty()) {
            return true;
        }
        ScriptToken last = before.getLast();
        return switch (last.kind()) {
            case SIGN -> !ENDS_A_VALUE.contains(last.text());
            case WORD -> BEFORE_A_VALUE.contains(last.text());
            default -> false;
        };
    }
}
