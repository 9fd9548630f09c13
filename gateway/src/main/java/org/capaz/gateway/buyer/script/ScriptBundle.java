// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many JavaScript modules as one file, so that a phone asks once. Each module becomes a function that returns what the
 * module exports; comments, indentation and blanks around signs are left out. It understands the few forms of import and export that the
 * sources use, each on a line of its own, and refuses what it does not understand.
 */
final class ScriptBundle {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([^}]*)\\} from '([^']+)';\\n");
    private static final Pattern PASSED_ON = Pattern.compile("(?m)^export \\{([^}]*)\\} from '([^']+)';\\n");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export ((?:async )?(?:function\\*?|class|const)) ([A-Za-z][A-Za-z0-9_]*)");
    private static final Pattern COMMENT = Pattern.compile("(?ms)^ */\\*.*?\\*/ *\\n|^ *//[^\\n]*\\n");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^ +|^\\n");
    /** A text, or blanks around a sign; which of the two a blank belongs to shows only where no regular expression stands. */
    private static final Pattern TEXT_OR_BLANKS =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'| ?(=>|===|!==|&&|\\|\\||>=|<=|\\?\\?|[=,:;{}()?<>*]) ?");

    private static final Pattern NOT_UNDERSTOOD = Pattern.compile("(?m)^(?:import|export)\\b|`");

    private final Map<String, String> packages;
    private final Function<String, String> source;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final StringBuilder script = new StringBuilder();

    private ScriptBundle(Map<String, String> packages, Function<String, String> source) {
        this.packages = packages;
        this.source = source;
    }

    /**
     * @param entry the path of the module that is run
     * @param packages the path of the module that stands for a bare name
     * @param source gives the text of a module by its path
     */
    static String of(String entry, Map<String, String> packages, Function<String, String> source) {
        var bundle = new ScriptBundle(packages, source);
        bundle.add(entry);
        return bundle.script.toString();
    }

    /** Adds a module behind those that it imports, once, and returns the name under which its exports stand. */
    private String add(String path) {
        String known = names.get(path);
        if (known != null) {
            return known;
        }
        String text = COMMENT.matcher(source.apply(path)).replaceAll("");
        List<String> exported = new ArrayList<>();
        text = replaced(IMPORT, text, found -> taken(found, path));
        text = replaced(PASSED_ON, text, found -> {
            exported.addAll(listed(found.group(1)));
            return taken(found, path);
        });
        text = replaced(EXPORT, text, found -> {
            exported.add(found.group(2));
            return found.group(1) + " " + found.group(2);
        });
        if (NOT_UNDERSTOOD.matcher(text).find()) {
            throw new IllegalStateException(path + " has an import, an export or a template that is not understood");
        }
        String name = "m" + names.size();
        names.put(path, name);
        script.append("const ").append(name).append("=(()=>{\n");
        INDENTATION
                .matcher(text)
                .replaceAll("")
                .lines()
                .forEach(line -> script.append(withoutBlanks(line)).append('\n'));
        script.append("return{").append(String.join(",", exported)).append("};\n})();\n");
        return name;
    }

    /** A line with a slash may have a regular expression, whose blanks count. */
    private static String withoutBlanks(String line) {
        return line.contains("/")
                ? line
                : replaced(TEXT_OR_BLANKS, line, found -> Objects.requireNonNullElse(found.group(1), found.group()));
    }

    private String taken(MatchResult found, String importer) {
        String module = add(resolved(found.group(2), importer));
        return "const{" + String.join(",", listed(found.group(1))) + "}=" + module + ";\n";
    }

    private static List<String> listed(String names) {
        return List.of(names.strip().replaceAll(",$", "").split("\\s*,\\s*"));
    }

    private String resolved(String specifier, String importer) {
        String named = packages.get(specifier);
        if (named != null) {
            return named;
        }
        var path = new ArrayList<>(List.of(importer.split("/")));
        path.removeLast();
        for (String part : specifier.split("/", -1)) {
            switch (part) {
                case "." -> {}
                case ".." -> path.removeLast();
                default -> path.add(part);
            }
        }
        return String.join("/", path);
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }
}
