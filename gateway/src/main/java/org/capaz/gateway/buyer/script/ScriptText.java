// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * A script that is put together out of tokens, with a blank only where two would become one, without the comma behind the last of many
 * and the semicolon behind the last statement of a block; and its source map, which leads from each token to where it comes from.
 */
final class ScriptText {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 5;

    private final StringBuilder text = new StringBuilder();
    private final List<String> paths = new ArrayList<>();
    private final List<Json> sources = new ArrayList<>();
    private final StringBuilder mappings = new StringBuilder();
    /** A comma or semicolon, which is needed or not by what follows. */
    private @Nullable ScriptToken waiting;

    private int lineStart;
    /** What the next mapping is counted from. */
    private int column;

    private int source;
    private int sourceLine;
    private int sourceColumn;

    /** What is added from now on comes from that source. */
    void from(String path, String content) {
        paths.add(path);
        sources.add(Json.text(content));
    }

    /** Adds a word or sign that stands at that place of the source. */
    void add(String token, ScriptToken place) {
        if (waiting != null && !isNeedless(waiting, token)) {
            write(waiting.text(), waiting);
        }
        waiting = null;
        if (token.equals(",") || token.equals(";")) {
            waiting = place;
        } else {
            write(token, place);
        }
    }

    private void write(String token, ScriptToken place) {
        append(token);
        int from = text.length() - token.length() - lineStart;
        mappings.append(mappings.isEmpty() || mappings.charAt(mappings.length() - 1) == ';' ? "" : ",");
        number(from - column);
        number(paths.size() - 1 - source);
        number(place.line() - sourceLine);
        number(place.column() - sourceColumn);
        column = from;
        source = paths.size() - 1;
        sourceLine = place.line();
        sourceColumn = place.column();
    }

    /** Adds what stands in no source, between others of the same line. */
    void append(String token) {
        if (!text.isEmpty() && wouldJoin(text.charAt(text.length() - 1), token.charAt(0))) {
            text.append(' ');
        }
        text.append(token);
    }

    void endLine() {
        if (waiting != null) {
            write(waiting.text(), waiting);
            waiting = null;
        }
        text.append('\n');
        mappings.append(';');
        lineStart = text.length();
        column = 0;
    }

    private static boolean isNeedless(ScriptToken sign, String next) {
        return next.equals("}") || (sign.is(",") && next.equals(")"));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Of version 3 (ECMA-426), with the sources in it. */
    String sourceMap() {
        return CanonicalJson.write(Json.object()
                .with("mappings", mappings.toString())
                .with("names", Json.texts(List.of()))
                .with("sources", Json.texts(paths))
                .with("sourcesContent", Json.array(sources))
                .with("version", 3));
    }

    /** In base 64 with five bits a digit, the lowest first; the very lowest bit is the sign. */
    private void number(int value) {
        int rest = value < 0 ? -value << 1 | 1 : value << 1;
        do {
            int digit = rest & (1 << BITS) - 1;
            rest >>>= BITS;
            mappings.append(DIGITS.charAt(rest > 0 ? digit | 1 << BITS : digit));
        } while (rest > 0);
    }

    private static boolean wouldJoin(char last, char first) {
        return (inWord(last) && inWord(first)) || (last == first && "+-/".indexOf(last) >= 0);
    }

    private static boolean inWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
    }
}
