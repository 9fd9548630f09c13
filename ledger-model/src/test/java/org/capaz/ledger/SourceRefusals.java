// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command can refuse, read from the sources of its checks: from {@code decide} on, every method that it calls is
 * followed, and each message that stands after a rule is a refusal. Reads text, not types: a call on a value is followed where
 * one class alone declares a check of that name.
 */
final class SourceRefusals {
    private static final Path SOURCES = Path.of("src/main/java/org/capaz/ledger");
    private static final Pattern STEP = Pattern.compile("\\bRule\\.(?<rule>I\\d+)|\\bMessage\\.(?<message>[A-Z0-9_]+)"
            + "|\\b(?<type>[A-Z]\\w*)(?:\\.|::)(?<ofType>[a-z]\\w*)\\b|\\.(?<ofValue>[a-z]\\w*)\\("
            + "|(?<![\\w.])(?:this::)?(?<own>[a-z]\\w*)\\(");

    private final Map<String, String> classes = new TreeMap<>();
    private final Map<String, Set<String>> checks = new TreeMap<>();
    private final Set<String> sentences = new TreeSet<>();

    SourceRefusals() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                classes.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        Pattern check = Pattern.compile("\\bChecked<.*> (\\w+)\\(");
        Pattern sentence = Pattern.compile("\\bSentence (\\w+)\\(");
        classes.forEach((name, text) -> {
            for (Matcher found = sentence.matcher(text); found.find(); ) {
                sentences.add(name + "." + found.group(1));
            }
            for (Matcher found = check.matcher(text); found.find(); ) {
                checks.computeIfAbsent(found.group(1), ignored -> new TreeSet<>())
                        .add(name);
            }
        });
    }

    /** A rule with the key of what it says, such as {@code I19} and {@code LOT_UNKNOWN}. */
    record Refusal(String rule, String message) {}

    /** In the order in which the checks stand. */
    List<Refusal> of(Class<?> command) {
        Set<Refusal> found = new LinkedHashSet<>();
        follow(command.getSimpleName(), "decide", Optional.empty(), new TreeSet<>(), found);
        return new ArrayList<>(found);
    }

    /** @param asked the rule for which a sentence is being made; a check begins with none */
    private void follow(String type, String method, Optional<String> asked, Set<String> seen, Set<Refusal> found) {
        if (!seen.add(type + "." + method)) {
            return;
        }
        for (String body : bodies(type, method)) {
            Optional<String> rule = asked;
            for (Matcher step = STEP.matcher(body); step.find(); ) {
                if (step.group("rule") != null) {
                    rule = Optional.of(step.group("rule"));
                } else if (step.group("message") != null) {
                    String message = step.group("message");
                    rule.ifPresent(number -> found.add(new Refusal(number, message)));
                } else if (step.group("type") != null) {
                    call(step.group("type"), step.group("ofType"), rule, seen, found);
                } else if (step.group("own") != null) {
                    call(type, step.group("own"), rule, seen, found);
                } else if (checks.getOrDefault(step.group("ofValue"), Set.of()).size() == 1) {
                    call(checks.get(step.group("ofValue")).iterator().next(), step.group("ofValue"), rule, seen, found);
                }
            }
        }
    }

    private void call(String type, String method, Optional<String> rule, Set<String> seen, Set<Refusal> found) {
        boolean words = sentences.contains(type + "." + method);
        follow(type, method, words ? rule : Optional.empty(), seen, found);
    }

    /** The bodies of all methods of that name; none where the class is not the model's or has no such method. */
    private List<String> bodies(String type, String method) {
        String text = classes.getOrDefault(type, "");
        List<String> bodies = new ArrayList<>();
        Matcher head = Pattern.compile("(?m)^ +(?:[\\w@]+ )*(?:<[^>]+> )?[\\w.<>\\[\\], ?]+ " + method + "\\([^{;]*\\{")
                .matcher(text);
        while (head.find()) {
            int end = head.end();
            for (int depth = 1; depth > 0; end++) {
                depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            }
            bodies.add(text.substring(head.end(), end));
        }
        return bodies;
    }
}
