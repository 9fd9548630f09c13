// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JavaScript module taken apart: its top statements, what it imports and exports, and which of its words name variables. It reads
 * no more of the language than the sources use, and refuses the rest, so that no name is taken for something that it is not.
 */
final class ScriptModule {
    /** What a word is. Of {@code {a}} the word is at once the name of a member and of a variable. */
    enum Role {
        OTHER,
        VARIABLE,
        MEMBER_AND_VARIABLE
    }

    /**
     * Tokens from one to before the other.
     *
     * @param declared the names that it declares for the whole module; none when it does something
     */
    record Statement(int from, int to, List<String> declared) {}

    private enum Brace {
        BLOCK,
        OBJECT,
        CLASS
    }

    private static final Set<String> KEYWORDS = Set.of(
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "else",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "import",
            "in",
            "instanceof",
            "let",
            "new",
            "null",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "while",
            "yield");
    /** What the sources use of a browser and of the language. Any other variable has to be declared. */
    private static final Set<String> PLATFORM = Set.of(
            "AbortSignal",
            "addEventListener",
            "arguments",
            "Array",
            "atob",
            "BarcodeDetector",
            "BigInt",
            "Blob",
            "btoa",
            "caches",
            "console",
            "createImageBitmap",
            "crypto",
            "DataView",
            "Date",
            "decodeURIComponent",
            "DecompressionStream",
            "document",
            "Error",
            "fetch",
            "Infinity",
            "JSON",
            "localStorage",
            "location",
            "Map",
            "Math",
            "MessageChannel",
            "navigator",
            "Number",
            "Object",
            "parseInt",
            "performance",
            "Promise",
            "RegExp",
            "Response",
            "self",
            "Set",
            "setTimeout",
            "String",
            "TextDecoder",
            "TextEncoder",
            "Uint32Array",
            "Uint8Array",
            "undefined",
            "URL",
            "Worker");

    /** Words that are keywords in some places only. */
    private static final Set<String> KEYWORDS_BY_PLACE = Set.of("async", "get", "of", "set", "static");

    private static final Set<String> NOT_READ = Set.of("as", "debugger", "enum", "eval", "var", "void", "with");
    private static final Set<String> BEFORE_A_BLOCK =
            Set.of(";", "{", "}", ")", "=>", "else", "try", "finally", "do", "catch");
    private static final Set<String> BEFORE_A_CONDITION = Set.of("if", "for", "switch", "while");
    private static final Set<String> AFTER_A_SHORT_MEMBER = Set.of(",", "}", "=");
    private static final Set<String> MODIFIERS = Set.of("async", "get", "set", "static", "*");

    private final List<ScriptToken> tokens;
    private final Role[] roles;
    /** Of each bracket the place of the other one. */
    private final int[] matches;

    private final Brace[] braces;
    private final List<Statement> statements = new ArrayList<>();
    /** By name, the module that it comes from, as written. */
    private final Map<String, String> imports = new LinkedHashMap<>();

    private final Map<String, String> passedOn = new LinkedHashMap<>();
    private final Set<String> exported = new LinkedHashSet<>();
    private final Set<String> declared = new HashSet<>();

    /** @throws IllegalArgumentException when it has something that is not understood */
    ScriptModule(String source) {
        tokens = ScriptToken.of(source);
        roles = new Role[tokens.size()];
        matches = new int[tokens.size()];
        braces = new Brace[tokens.size()];
        readRoles();
        readDeclarations();
        readStatements();
        requireDeclared();
    }

    ScriptToken token(int at) {
        return tokens.get(at);
    }

    Role role(int at) {
        return roles[at];
    }

    List<Statement> statements() {
        return statements;
    }

    Map<String, String> imports() {
        return imports;
    }

    Map<String, String> passedOn() {
        return passedOn;
    }

    /** Of the names that are declared for the whole module, those that others may import. */
    Set<String> exported() {
        return exported;
    }

    /** Whether a variable cannot have that name. */
    static boolean isReserved(String name) {
        return KEYWORDS.contains(name)
                || KEYWORDS_BY_PLACE.contains(name)
                || NOT_READ.contains(name)
                || PLATFORM.contains(name);
    }

    private void readRoles() {
        Deque<Integer> open = new ArrayDeque<>();
        boolean classBody = false;
        for (int at = 0; at < tokens.size(); at++) {
            ScriptToken token = tokens.get(at);
            roles[at] = token.kind() == ScriptToken.Kind.PRIVATE ? Role.VARIABLE : Role.OTHER;
            if (token.isWord()) {
                Brace inside = open.isEmpty() ? null : braces[open.peek()];
                roles[at] = roleOf(at, inside);
                classBody |= token.is("class") && roles[at] == Role.OTHER && !isMember(at, inside);
            } else if (token.is("{") || token.is("(") || token.is("[")) {
                if (token.is("{")) {
                    braces[at] = classBody ? Brace.CLASS : braceAt(at);
                    classBody = false;
                }
                open.push(at);
            } else if (token.is("}") || token.is(")") || token.is("]")) {
                int opening = open.pop();
                matches[opening] = at;
                matches[at] = opening;
            }
        }
    }

    private Role roleOf(int at, @Nullable Brace inside) {
        boolean selected = before(at, ".") || before(at, "?.");
        if (isReserved(text(at))) {
            if (NOT_READ.contains(text(at)) && !isMember(at, inside)) {
                throw refused(at, "has a word that is not understood");
            }
            return Role.OTHER;
        }
        if (isMember(at, inside)) {
            return inside == Brace.OBJECT && !selected && AFTER_A_SHORT_MEMBER.contains(text(at + 1))
                    ? Role.MEMBER_AND_VARIABLE
                    : Role.OTHER;
        }
        if (inside == Brace.BLOCK
                && text(at + 1).equals(":")
                && (before(at, ";") || before(at, "{") || before(at, "}"))) {
            throw refused(at, "has a label, which is not understood");
        }
        return Role.VARIABLE;
    }

    /** Whether a word names a member of an object or a class. */
    private boolean isMember(int at, @Nullable Brace inside) {
        if (before(at, ".") || before(at, "?.")) {
            return true;
        }
        if (inside == null || inside == Brace.BLOCK) {
            return false;
        }
        int first = at;
        while (MODIFIERS.contains(text(first - 1))) {
            first--;
        }
        return inside == Brace.OBJECT
                ? before(first, "{") || before(first, ",")
                : before(first, "{") || before(first, "}") || before(first, ";");
    }

    private Brace braceAt(int at) {
        if (before(at, ":") && (before(at - 1, "default") || before(at - 2, "case"))) {
            throw refused(at, "has a block of a case, which is not understood");
        }
        return at == 0 || BEFORE_A_BLOCK.contains(text(at - 1)) ? Brace.BLOCK : Brace.OBJECT;
    }

    private void readDeclarations() {
        for (int at = 0; at < tokens.size(); at++) {
            ScriptToken token = tokens.get(at);
            if ((token.is("const") || token.is("let")) && !before(at, ".")) {
                readDeclarators(at + 1);
            } else if ((token.is("function") || token.is("class")) && !before(at, ".")) {
                int name = text(at + 1).equals("*") ? at + 2 : at + 1;
                declareIn(name, name + 1);
            } else if (token.is("=>")) {
                int from = text(at - 1).equals(")") ? matches[at - 1] : at - 1;
                declareIn(from, at);
            } else if (token.is(";") && before(at, ")") && BEFORE_A_CONDITION.contains(text(matches[at - 1] - 1))) {
                throw refused(at, "has an empty statement, which is not understood");
            } else if (braces[at] == Brace.BLOCK && before(at, ")")) {
                int parameters = matches[at - 1];
                if (!BEFORE_A_CONDITION.contains(text(parameters - 1))) {
                    declareIn(parameters, at);
                }
            }
        }
    }

    private void readDeclarators(int from) {
        int at = from;
        boolean name = true;
        while (at < tokens.size() && !Set.of(";", "of", "in", ")", "}").contains(text(at))) {
            int end = isOpening(at) ? matches[at] + 1 : at + 1;
            if (name) {
                declareIn(at, end);
            }
            name = text(at).equals(",");
            at = end;
        }
    }

    /** Also what only stands for a value there: a name counts as declared when it may be. */
    private void declareIn(int from, int to) {
        for (int at = from; at < to; at++) {
            if (roles[at] != Role.OTHER) {
                declared.add(text(at));
            }
        }
    }

    private void requireDeclared() {
        for (Statement statement : statements) {
            for (int at = statement.from(); at < statement.to(); at++) {
                if (roles[at] != Role.OTHER
                        && tokens.get(at).isWord()
                        && !declared.contains(text(at))
                        && !imports.containsKey(text(at))) {
                    throw refused(at, "has a name that nobody declares");
                }
            }
            if (statement.declared().stream().anyMatch(ScriptModule::isReserved)) {
                throw refused(statement.from(), "declares a name that is taken");
            }
        }
    }

    private void readStatements() {
        int from = 0;
        while (from < tokens.size()) {
            int to = endOf(from);
            if (text(from).equals("import")) {
                readNames(from, to, imports);
            } else if (text(from).equals("export") && text(from + 1).equals("{")) {
                readNames(from, to, passedOn);
            } else {
                boolean exports = text(from).equals("export");
                List<String> names = declaredBy(exports ? from + 1 : from);
                statements.add(new Statement(exports ? from + 1 : from, to, names));
                if (exports && names.isEmpty()) {
                    throw refused(from, "has an export that is not understood");
                }
                if (exports) {
                    exported.addAll(names);
                }
            }
            from = to;
        }
    }

    /** {@code import { a, b } from 'c';}, or the same with export. */
    private void readNames(int from, int to, Map<String, String> names) {
        int end = matches[from + 1];
        if (!text(from + 1).equals("{") || !text(end + 1).equals("from") || to != end + 4) {
            throw refused(from, "has an import or export that is not understood");
        }
        String specifier = text(end + 2);
        for (int at = from + 2; at < end; at++) {
            if (isReserved(text(at))) {
                throw refused(at, "has an import or export that is not understood");
            }
            if (tokens.get(at).isWord()) {
                names.put(text(at), specifier.substring(1, specifier.length() - 1));
            }
        }
    }

    private List<String> declaredBy(int from) {
        return switch (text(from)) {
            case "const", "let" -> {
                int end = isOpening(from + 1) ? matches[from + 1] : from + 1;
                var names = new ArrayList<String>();
                for (int at = from + 1; at <= end; at++) {
                    if (isReserved(text(at))) {
                        throw refused(at, "declares a name that is taken");
                    }
                    if (roles[at] != Role.OTHER) {
                        names.add(text(at));
                    }
                }
                yield names;
            }
            case "async" -> declaredBy(from + 1);
            case "function" -> List.of(text(text(from + 1).equals("*") ? from + 2 : from + 1));
            case "class" -> List.of(text(from + 1));
            default -> List.of();
        };
    }

    private int endOf(int from) {
        boolean body = Set.of("class", "for", "function", "if", "while").contains(text(from))
                || Set.of("function", "class").contains(text(from + 1))
                || text(from + 1).equals("async");
        int at = from;
        while (at < tokens.size()) {
            if (isOpening(at)) {
                boolean block = braces[at] != null && braces[at] != Brace.OBJECT;
                at = matches[at];
                if (body && block) {
                    return at + 1;
                }
            } else if (text(at).equals(";")) {
                return at + 1;
            }
            at++;
        }
        throw refused(from, "does not end with a semicolon");
    }

    private boolean isOpening(int at) {
        ScriptToken token = tokens.get(at);
        return token.is("{") || token.is("(") || token.is("[");
    }

    private boolean before(int at, String text) {
        return text(at - 1).equals(text);
    }

    private String text(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at).text();
    }

    private IllegalArgumentException refused(int at, String why) {
        return new IllegalArgumentException("line " + (tokens.get(at).line() + 1) + " " + why + ": " + text(at));
    }
}
