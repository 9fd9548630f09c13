// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.RuleEvidence.Pair;
import org.junit.jupiter.api.Test;

/**
 * The published table of rules is what the tests saw. Runs last, after the tests of every room have left their pairs in
 * {@code target/rule-evidence}; with {@code -Dcapaz.write=true} it writes the page instead of comparing it.
 */
class RulesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("capaz.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/reference/rules.md");
    private static final int MOST_TESTS = 3;
    private static final int WIDTH = 110;
    private static final Set<String> FUNCTIONS =
            Arrays.stream(StatementKind.values()).map(StatementKind::function).collect(Collectors.toSet());

    private static final Map<Path, String> SOURCES = sources();

    private static final String HEAD = """
            # The rules of the ledger

            Made from the tests as they ran: tests in which a rule refused or flagged a statement, each beside the accepted statement
            of the same kind that differs from it least. The build fails when a rule lacks either, or when this page differs from
            what the tests saw; `./capaz test -Dcapaz.write=true` writes it anew.

            - *Effect*: *refuses*, nothing is written; *flags*, recorded, because it may be true, and shown to a person;
              *audited*, a sum that any member can compute over its own blocks.
            - *Source*: the file that applies the rule, of several the one that names it most often; start reading there.
            - *Kept by*: the contract functions that apply the rule. Where another module keeps it, that module is named.
            - *Allowed neighbour*: the test that saw the accepted statement, where it is another test.
            """;

    private static List<Pair> seen() {
        return Stream.of("ledger-model", "chaincode", "gateway", "verifier", "cli", "e2e")
                .flatMap(room -> RuleEvidence.readFrom(ROOT.resolve(room)).stream())
                .sorted()
                .distinct()
                .toList();
    }

    @Test
    void every_rule_was_seen_to_refuse_or_flag_and_to_let_its_neighbour_pass() {
        List<Pair> seen = seen();
        List<Rule> unseen = Arrays.stream(Rule.values())
                .filter(rule -> seen.stream().noneMatch(pair -> pair.rule() == rule))
                .toList();
        assertThat(unseen)
                .as("rules without a test that shows them beside their allowed neighbour")
                .isEmpty();
    }

    @Test
    void a_rule_does_in_the_tests_what_the_table_says_and_all_of_it() {
        Map<Rule, Set<RuleEvidence.Effect>> seen = new EnumMap<>(Rule.class);
        Map<Rule, Set<RuleEvidence.Effect>> said = new EnumMap<>(Rule.class);
        seen().forEach(pair -> seen.computeIfAbsent(pair.rule(), rule -> EnumSet.noneOf(RuleEvidence.Effect.class))
                .add(pair.effect()));
        Arrays.stream(Rule.values()).forEach(rule -> said.put(rule, seenOf(rule.effect())));

        assertThat(seen).isEqualTo(said);
    }

    private static Set<RuleEvidence.Effect> seenOf(Rule.Effect effect) {
        return switch (effect) {
            case REFUSES -> EnumSet.of(RuleEvidence.Effect.REFUSED);
            case FLAGS, AUDITED -> EnumSet.of(RuleEvidence.Effect.FLAGGED);
            case REFUSES_OR_FLAGS -> EnumSet.allOf(RuleEvidence.Effect.class);
        };
    }

    /** What is audited no single statement could break, so no function of the contract says no or flags it. */
    @Test
    void only_what_is_audited_is_no_matter_of_a_single_statement() {
        assertThat(seen())
                .filteredOn(pair -> pair.rule().effect() == Rule.Effect.AUDITED)
                .noneMatch(pair -> FUNCTIONS.contains(pair.where()));
    }

    @Test
    void the_page_says_what_the_tests_saw() throws IOException {
        String page =
                HEAD + Arrays.stream(Rule.values()).map(RulesPageTest::section).collect(Collectors.joining());
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("written anew with -Dcapaz.write=true")
                .isEqualTo(page);
    }

    private static String section(Rule rule) {
        List<Pair> pairs = seen().stream().filter(pair -> pair.rule() == rule).toList();
        List<Pair> nearest = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean another = nearest.stream().noneMatch(kept -> kept.test().equals(pair.test()));
            if (another && nearest.size() < MOST_TESTS) {
                nearest.add(pair);
            }
        }
        return """

                ## %s

                %s

                - stops: %s
                - effect: %s
                - source: %s
                - kept by:
                %s- refused or flagged in:
                %s""".formatted(
                                rule,
                                rule.sentence(Language.ENGLISH),
                                rule.stops(Language.ENGLISH),
                                effect(rule),
                                source(rule),
                                wrapped(sorted(places(pairs))),
                                items(sorted(nearest.stream().map(Pair::test))))
                + neighbours(nearest);
    }

    /** A file of the rule book itself, else of another module: that names the rule most often, {@code Rule.I7} before its text. */
    private static String source(Rule rule) {
        return mostOften(RulesPageTest::isRuleBook, rule)
                .or(() -> mostOften(file -> !isRuleBook(file), rule))
                .map(file -> "[" + file.getFileName().toString().replace(".java", "") + "](../../"
                        + ROOT.relativize(file) + ")")
                .orElseThrow(() -> new AssertionError("no source names " + rule));
    }

    private static boolean isRuleBook(Path file) {
        return file.startsWith(ROOT.resolve("ledger-model"));
    }

    private static Optional<Path> mostOften(Predicate<Path> among, Rule rule) {
        return mostOften(among, "\\bRule\\." + rule + "\\b").or(() -> mostOften(among, "\\b" + rule + "\\b"));
    }

    private static Optional<Path> mostOften(Predicate<Path> among, String name) {
        Pattern pattern = Pattern.compile(name);
        Map<Path, Long> found = new TreeMap<>();
        SOURCES.forEach((file, text) -> {
            if (among.test(file)) {
                found.put(file, pattern.matcher(text).results().count());
            }
        });
        return found.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<Path, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private static Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            for (Path file : files.filter(RulesPageTest::isMainSource).toList()) {
                sources.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** Rule.java lists them all, the tables of kinds and of reference values name some; none of them applies one. */
    private static boolean isMainSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java")
                && path.contains("/src/main/")
                && !path.endsWith("/Rule.java")
                && !path.endsWith("/StatementKind.java")
                && !path.endsWith("/ReferenceValue.java");
    }

    private static String neighbours(List<Pair> nearest) {
        List<String> others = sorted(nearest.stream()
                .filter(pair -> !pair.allowed().equals(pair.test()))
                .map(Pair::allowed));
        return others.isEmpty() ? "" : "- allowed neighbour:\n" + items(others);
    }

    private static Stream<String> places(List<Pair> pairs) {
        Set<String> places = pairs.stream().map(Pair::where).collect(Collectors.toCollection(TreeSet::new));
        return places.containsAll(FUNCTIONS)
                ? Stream.concat(
                        Stream.of("every kind of statement"),
                        places.stream().filter(place -> !FUNCTIONS.contains(place)))
                : places.stream();
    }

    private static String effect(Rule rule) {
        return switch (rule.effect()) {
            case REFUSES -> "refuses";
            case FLAGS -> "flags";
            case REFUSES_OR_FLAGS -> "refuses or flags";
            case AUDITED -> "audited";
        };
    }

    private static List<String> sorted(Stream<String> names) {
        return names.sorted().distinct().toList();
    }

    private static String items(List<String> names) {
        return names.stream().map(name -> "  - `" + name + "`\n").collect(Collectors.joining());
    }

    /** Names separated by commas, in lines of at most {@link #WIDTH} characters. */
    private static String wrapped(List<String> names) {
        var text = new StringBuilder();
        var line = new StringBuilder("  ");
        for (Iterator<String> rest = names.iterator(); rest.hasNext(); ) {
            String name = rest.next() + (rest.hasNext() ? "," : "");
            if (line.length() + name.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder("  ");
            }
            line.append(name).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
