// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a module says stands in an enum of keys, and the sentences in the bundles. This holds the enums of all modules to both:
 * no key without a sentence, and none that nothing says. It reads sources, because later modules are not known here.
 */
class MessageKeysTest {
    private static final Pattern KEYS = Pattern.compile("enum (\\w+) implements MessageKey \\{([^;}]*)[;}]");
    private static final Pattern NAMED = Pattern.compile("\\b(\\w+)\\s*\\.\\s*([A-Z][A-Z0-9_]+)\\b");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    private static final Pattern QUOTED = Pattern.compile("[\"']([A-Z][A-Z0-9_]+)[\"']|\\$\\{bundle:(\\w+)}");

    /** The constants of each enum, by its name. */
    private static final Map<String, List<String>> ENUMS = new TreeMap<>();

    private static final Set<String> NAMED_IN_SOURCES = new TreeSet<>();
    private static final Set<String> QUOTED_IN_SOURCES = new TreeSet<>();
    private static final Set<String> CODES_IN_SOURCES = new TreeSet<>();

    @BeforeAll
    static void readSources() throws IOException {
        for (Path source : sources()) {
            String text = Files.readString(source);
            if (!KEYS.matcher(text).find()) {
                CODE.matcher(text).results().map(MatchResult::group).forEach(CODES_IN_SOURCES::add);
            }
            KEYS.matcher(text).results().forEach(found -> ENUMS.put(found.group(1), constants(found.group(2))));
            NAMED.matcher(text).results().forEach(found -> NAMED_IN_SOURCES.add(found.group(1) + "." + found.group(2)));
            QUOTED.matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .forEach(QUOTED_IN_SOURCES::add);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path main : modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(main)) {
                    files.filter(file -> file.toString().matches(".*\\.(java|js)"))
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<String> constants(String inBraces) {
        return Arrays.stream(
                        inBraces.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "").split(","))
                .map(String::strip)
                .filter(constant -> !constant.isEmpty())
                .toList();
    }

    static List<String> enums() throws IOException {
        if (ENUMS.isEmpty()) {
            readSources();
        }
        return List.copyOf(ENUMS.keySet());
    }

    @Test
    void the_enums_of_every_module_are_found() {
        assertThat(ENUMS.keySet())
                .contains("Message", "VerdictMessage", "LabelMessage", "AuditMessage", "CommandMessage");
        assertThat(ENUMS.get("Message")).hasSameSizeAs(Message.values());
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_key_stands_in_both_bundles(String type) {
        for (Language language : Language.values()) {
            assertThat(ENUMS.get(type)).as(language.tag()).allMatch(Messages.in(language)::knows);
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    void every_key_is_said(String type) {
        assertThat(ENUMS.get(type)).allMatch(key -> isSaid(type, key));
    }

    @Test
    void a_key_that_nothing_says_is_found() {
        assertThat(isSaid("VerdictMessage", "VERDICT_OF_NOBODY")).isFalse();
        assertThat(isSaid("CaseMessage", "CODE_OF_NOBODY")).isFalse();
        assertThat(isSaid("VerdictMessage", ENUMS.get("VerdictMessage").getFirst()))
                .isTrue();
    }

    /** By its name; or put together from a quoted beginning and a code that stands in some source. */
    private static boolean isSaid(String type, String key) {
        return NAMED_IN_SOURCES.contains(type + "." + key)
                || QUOTED_IN_SOURCES.contains(key)
                || Pattern.compile("_")
                        .matcher(key)
                        .results()
                        .anyMatch(dash -> isBeginning(key.substring(0, dash.start()))
                                && CODES_IN_SOURCES.contains(key.substring(dash.end())));
    }

    private static boolean isBeginning(String text) {
        return QUOTED_IN_SOURCES.contains(text) || QUOTED_IN_SOURCES.contains(text + "_");
    }
}
