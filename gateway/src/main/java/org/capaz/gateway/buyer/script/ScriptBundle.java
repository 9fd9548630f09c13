// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.script.ScriptModule.Role;

/**
 * Many JavaScript modules as one, so that a phone asks once and little comes: comments and blanks are left out, and statements that no
 * other needs; variables get {@linkplain ShortNames short names}. Members of objects keep theirs, and texts stay as they are.
 *
 * <p>It understands what the sources use of the language, and refuses the rest.
 *
 * <p>Decision 252.
 */
final class ScriptBundle {
    private final Map<String, String> packages;
    private final UnaryOperator<String> source;
    private final Map<String, ScriptModule> modules = new LinkedHashMap<>();
    private final Map<Variable, Part> declaring = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** A name that is declared for a whole module. */
    record Variable(String module, String name) {}

    /** A statement of a module. */
    private record Part(String module, ScriptModule.Statement statement) {}

    private ScriptBundle(Map<String, String> packages, UnaryOperator<String> source) {
        this.packages = packages;
        this.source = source;
    }

    /**
     * @param entry the path of the module that is run
     * @param packages the path of the module that stands for a bare name
     * @param source gives the text of a module by its path
     * @return a module that exports what the entry exports
     * @throws IllegalStateException when a source has something that is not understood
     */
    static ScriptText of(String entry, Map<String, String> packages, UnaryOperator<String> source) {
        var bundle = new ScriptBundle(packages, source);
        bundle.add(entry);
        return bundle.written(bundle.exportedBy(entry));
    }

    /** Adds a module behind those that it imports, once. */
    private void add(String path) {
        if (modules.containsKey(path)) {
            return;
        }
        ScriptModule module = read(path);
        Stream.of(module.imports(), module.passedOn())
                .flatMap(names -> names.values().stream())
                .forEach(specifier -> add(resolved(specifier, path)));
        modules.put(path, module);
        for (ScriptModule.Statement statement : module.statements()) {
            var part = new Part(path, statement);
            parts.add(part);
            statement.declared().forEach(name -> declaring.put(new Variable(path, name), part));
        }
    }

    private ScriptModule read(String path) {
        try {
            return new ScriptModule(source.apply(path));
        } catch (IllegalArgumentException notUnderstood) {
            throw new IllegalStateException(path + ": " + notUnderstood.getMessage(), notUnderstood);
        }
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

    private ScriptModule module(String path) {
        return Objects.requireNonNull(modules.get(path));
    }

    private Map<String, Variable> exportedBy(String path) {
        var exports = new LinkedHashMap<String, Variable>();
        Stream.concat(module(path).exported().stream(), module(path).passedOn().keySet().stream())
                .forEach(name -> exports.put(name, exported(path, name)));
        return exports;
    }

    /** Where that which a module exports under a name is declared. */
    private Variable exported(String path, String name) {
        ScriptModule module = module(path);
        if (module.exported().contains(name)) {
            return new Variable(path, name);
        }
        String specifier = module.passedOn().get(name);
        if (specifier == null) {
            throw new IllegalStateException(path + " does not export " + name);
        }
        return exported(resolved(specifier, path), name);
    }

    /** What a name in a module means: what the module imports under it, or its own. */
    private Variable meant(String path, String name) {
        String specifier = module(path).imports().get(name);
        return specifier == null ? new Variable(path, name) : exported(resolved(specifier, path), name);
    }

    private ScriptText written(Map<String, Variable> exports) {
        var names = new ShortNames();
        var script = new ScriptText();
        String path = "";
        for (Part part : needed(exports)) {
            if (!part.module().equals(path)) {
                path = part.module();
                script.from(path, source.apply(path));
            }
            names.nextStatement();
            write(part, names, script);
        }
        exports.forEach((name, variable) -> {
            script.append("export{" + names.of(variable) + " as " + name + "};");
            script.endLine();
        });
        return script;
    }

    private void write(Part part, ShortNames names, ScriptText script) {
        ScriptModule module = module(part.module());
        for (int at = part.statement().from(); at < part.statement().to(); at++) {
            ScriptToken token = module.token(at);
            if (module.role(at) == Role.OTHER) {
                script.add(token.text(), token);
                continue;
            }
            if (module.role(at) == Role.MEMBER_AND_VARIABLE) {
                script.add(token.text(), token);
                script.append(":");
            }
            Variable variable = meant(part.module(), token.text());
            script.add(declaring.containsKey(variable) ? names.of(variable) : names.inside(token.text()), token);
        }
        script.endLine();
    }

    /** The statements that do something and what they need, in order. */
    private List<Part> needed(Map<String, Variable> exports) {
        var needed = new HashSet<Part>();
        var open = new ArrayDeque<Part>(parts.stream()
                .filter(part -> part.statement().declared().isEmpty())
                .toList());
        exports.values().forEach(variable -> open.add(Objects.requireNonNull(declaring.get(variable))));
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (needed.add(part)) {
                variables(part).map(declaring::get).filter(Objects::nonNull).forEach(open::add);
            }
        }
        return parts.stream().filter(needed::contains).toList();
    }

    private Stream<Variable> variables(Part part) {
        ScriptModule module = module(part.module());
        return IntStream.range(part.statement().from(), part.statement().to())
                .filter(at -> module.role(at) != Role.OTHER)
                .mapToObj(at -> meant(part.module(), module.token(at).text()));
    }
}
