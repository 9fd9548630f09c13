// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/**
 * The one writer and the one strict reader of JSON on and around the ledger (RFC 8785 subset). The same bytes are
 * stored, hashed and signed, by chaincode, gateway and verifier alike.
 *
 * <p>The reader refuses duplicate members, fractions, exponents, leading zeros, lone surrogates, text after the value
 * and nesting deeper than {@value #DEEPEST}; it accepts white space and any member order, because people write JSON by
 * hand. Who needs the very bytes asks {@link #parseCanonical}.
 */
public final class CanonicalJson {
    /** Deeper nesting is nobody's data; the bound keeps a hostile text from exhausting the stack. */
    static final int DEEPEST = 32;

    private CanonicalJson() {}

    /** The canonical text of a value. */
    public static String write(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** The canonical text of a value as UTF-8. */
    public static byte[] bytes(Json value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one value; throws {@link JsonException} when the text is none. */
    public static Json parse(String text) {
        return new Reader(text).document();
    }

    /** Reads one value from UTF-8; malformed UTF-8 is refused, not replaced. */
    public static Json parse(byte[] utf8) {
        return parse(decode(utf8));
    }

    /** Reads one value and refuses a text that is not exactly its canonical form. */
    public static Json parseCanonical(String text) {
        Json value = parse(text);
        if (!write(value).equals(text)) {
            throw new JsonException(Message.JSON_NOT_CANONICAL.sentence());
        }
        return value;
    }

    /** Reads an object in canonical form; anything else is refused. */
    public static Json.Obj parseCanonicalObject(String text) {
        return object(parseCanonical(text));
    }

    /** Reads an object; anything else is refused. */
    public static Json.Obj parseObject(String text) {
        return object(parse(text));
    }

    /** Strict UTF-8 decoding. */
    public static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonException(Message.UTF8_NOT_VALID.sentence());
        }
    }

    private static Json.Obj object(Json value) {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new JsonException(Message.EXPECTED_OTHER.with("what", Message.AN_OBJECT.sentence()));
    }

    static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // Two surrogates that belong together are one code point.
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new JsonException(Message.LONE_SURROGATE.sentence());
                }
                i++;
            }
        }
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj object -> {
                char separator = '{';
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    out.append(separator);
                    separator = ',';
                    writeString(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                }
                out.append(separator == '{' ? "{}" : "}");
            }
            case Json.Arr array -> {
                char separator = '[';
                for (Json item : array.items()) {
                    out.append(separator);
                    separator = ',';
                    write(item, out);
                }
                out.append(separator == '[' ? "[]" : "]");
            }
            case Json.Str string -> writeString(string.text(), out);
            case Json.Num number -> out.append(number.value());
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null nothing -> out.append("null");
        }
    }

    /** Does it stand in a string as it is? Nearly all of the ledger's strings have no other characters. */
    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        out.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(c < 0x10 ? '0' : '1').append("0123456789abcdef".charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Json document() {
            Json value = value(0);
            skipSpace();
            if (at < text.length()) {
                throw broken(Message.JSON_TEXT_AFTER_END);
            }
            return value;
        }

        private Json value(int depth) {
            if (depth > DEEPEST) {
                throw broken(Message.JSON_TOO_DEEP.with("deepest", Argument.count(DEEPEST)));
            }
            skipSpace();
            char c = peek();
            return switch (c) {
                case '{' -> readObject(depth);
                case '[' -> readArray(depth);
                case '"' -> new Json.Str(string());
                case 't' -> literal("true", new Json.Bool(true));
                case 'f' -> literal("false", new Json.Bool(false));
                case 'n' -> literal("null", Json.NULL);
                default -> number();
            };
        }

        private Json.Obj readObject(int depth) {
            at++;
            var members = new TreeMap<String, Json>();
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Obj(members);
            }
            while (true) {
                skipSpace();
                if (peek() != '"') {
                    throw broken(Message.JSON_MEMBER_NAME_EXPECTED);
                }
                String name = string();
                requireWellFormed(name);
                skipSpace();
                expect(':');
                if (members.put(name, value(depth + 1)) != null) {
                    throw new JsonException(name, Message.MEMBER_TWICE.sentence());
                }
                skipSpace();
                if (peek() == '}') {
                    at++;
                    return new Json.Obj(members);
                }
                expect(',');
            }
        }

        private Json.Arr readArray(int depth) {
            at++;
            List<Json> items = new ArrayList<>();
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Arr(items);
            }
            while (true) {
                items.add(value(depth + 1));
                skipSpace();
                if (peek() == ']') {
                    at++;
                    return new Json.Arr(items);
                }
                expect(',');
            }
        }

        private Json literal(String word, Json value) {
            if (!text.startsWith(word, at)) {
                throw broken(Message.JSON_CHARACTER_UNEXPECTED);
            }
            at += word.length();
            return value;
        }

        private Json.Num number() {
            int start = at;
            if (peek() == '-') {
                at++;
            }
            int digits = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == digits) {
                throw broken(Message.JSON_CHARACTER_UNEXPECTED);
            }
            if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
                throw broken(Message.JSON_NUMBER_NOT_WHOLE);
            }
            boolean leadingZero = text.charAt(digits) == '0' && (at - digits > 1 || digits > start);
            if (leadingZero || at - digits > 16) {
                throw broken(leadingZero ? Message.JSON_NUMBER_LEADING_ZERO : Message.JSON_NUMBER_TOO_LONG);
            }
            return new Json.Num(Long.parseLong(text, start, at, 10));
        }

        private String string() {
            at++;
            int start = at;
            while (at < text.length() && isPlain(text.charAt(at))) {
                at++;
            }
            if (peek() == '"') {
                return text.substring(start, at++);
            }
            var out = new StringBuilder().append(text, start, at);
            while (true) {
                char c = next();
                if (c == '"') {
                    return out.toString();
                }
                if (c < 0x20) {
                    throw broken(Message.JSON_CONTROL_CHARACTER);
                }
                out.append(c == '\\' ? escape() : c);
            }
        }

        private char escape() {
            char c = next();
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'f' -> '\f';
                case 'r' -> '\r';
                case 'u' -> unicode();
                default -> throw broken(Message.JSON_ESCAPE_UNKNOWN);
            };
        }

        private char unicode() {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                char c = next();
                int digit = c < 128 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    throw broken(Message.JSON_ESCAPE_BROKEN);
                }
                code = code * 16 + digit;
            }
            return (char) code;
        }

        private void skipSpace() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw broken(Message.JSON_TEXT_TOO_SHORT);
            }
            return text.charAt(at);
        }

        private char next() {
            char c = peek();
            at++;
            return c;
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw broken(Message.JSON_CHARACTER_EXPECTED.with("character", Argument.id(String.valueOf(wanted))));
            }
            at++;
        }

        private JsonException broken(Message what) {
            return broken(what.sentence());
        }

        private JsonException broken(Sentence what) {
            return new JsonException(
                    Message.JSON_NOT_VALID.with("at", Argument.count(at + 1L)).and("what", what));
        }
    }
}
