// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;

/**
 * What the tests of a room saw of the rules while they ran. Each refusal and each flag is paired with its neighbour: the
 * accepted statement of the same kind in the same test class that differs from it in the fewest places. The pairs are
 * written to {@code target/rule-evidence} when the tests end; the published table of rules is made from them.
 */
public final class RuleEvidence {
    private static final Path FOLDER = Path.of("target/rule-evidence");
    /** Tests run in several processes; each writes what it saw. A test class runs in one of them, and so do its neighbours. */
    private static final Path FILE = FOLDER.resolve("pairs-%s.tsv".formatted(System.getProperty("capaz.fork", "1")));

    /** What a rule did. */
    public enum Effect {
        REFUSED,
        FLAGGED
    }

    /**
     * @param where the contract function, or the room that keeps the rule
     * @param distance in how many places the allowed statement differs from this one
     */
    public record Pair(Rule rule, Effect effect, String where, String test, String allowed, long distance)
            implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::rule)
                .thenComparing(Pair::distance)
                .thenComparing(Pair::where)
                .thenComparing(Pair::test)
                .thenComparing(Pair::allowed)
                .thenComparing(Pair::effect);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }

        String line() {
            return String.join("\t", rule.name(), effect.name(), where, test, allowed, Long.toString(distance));
        }

        static Pair of(String line) {
            String[] cells = line.split("\t");
            return new Pair(
                    Rule.valueOf(cells[0]),
                    Effect.valueOf(cells[1]),
                    cells[2],
                    cells[3],
                    cells[4],
                    Long.parseLong(cells[5]));
        }
    }

    private record Seen(Rule rule, Effect effect, String where, String test, Set<String> facts) {}

    private record Accepted(String where, String test, Set<String> facts, Set<Rule> flags) {}

    private static final List<Seen> SEEN = Collections.synchronizedList(new ArrayList<>());
    private static final List<Accepted> ACCEPTED = Collections.synchronizedList(new ArrayList<>());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RuleEvidence::write));
    }

    private RuleEvidence() {}

    static void refused(Rule rule, Draft draft) {
        SEEN.add(new Seen(rule, Effect.REFUSED, function(draft), test(), facts(draft)));
    }

    static void accepted(Draft draft, List<Rule> flags) {
        flags.forEach(rule -> SEEN.add(new Seen(rule, Effect.FLAGGED, function(draft), test(), facts(draft))));
        ACCEPTED.add(new Accepted(function(draft), test(), facts(draft), new TreeSet<>(flags)));
    }

    /** A test has just seen that a rule kept outside the contract says no. */
    public static void refused(Rule rule, String where) {
        SEEN.add(new Seen(rule, Effect.REFUSED, where, test(), Set.of()));
    }

    /** A test has just seen that a rule kept outside the contract raises a doubt that a person must look at. */
    public static void flagged(Rule rule, String where) {
        SEEN.add(new Seen(rule, Effect.FLAGGED, where, test(), Set.of()));
    }

    /** A test has just seen what such a rule lets pass, beside what it does not. */
    public static void allowed(String where) {
        ACCEPTED.add(new Accepted(where, test(), Set.of(), Set.of()));
    }

    /** The pairs that a room's last tests wrote; empty when they have not run. */
    public static List<Pair> readFrom(Path room) {
        Path folder = room.resolve(FOLDER);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Pair> pairs = new ArrayList<>();
            for (Path file : files.toList()) {
                Files.readAllLines(file).forEach(line -> pairs.add(Pair.of(line)));
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write() {
        Set<String> lines = new TreeSet<>();
        nearest().values().forEach(pair -> lines.add(pair.line()));
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The nearest pair of each rule, place and test. */
    private static Map<String, Pair> nearest() {
        Map<String, Pair> nearest = new TreeMap<>();
        for (Seen seen : List.copyOf(SEEN)) {
            neighbour(seen)
                    .ifPresent(pair -> nearest.merge(
                            seen.rule() + " " + seen.effect() + " " + seen.where() + " " + seen.test(),
                            pair,
                            (one, other) -> one.compareTo(other) <= 0 ? one : other));
        }
        return nearest;
    }

    private static Optional<Pair> neighbour(Seen seen) {
        return List.copyOf(ACCEPTED).stream()
                .filter(other -> other.where().equals(seen.where())
                        && testClass(other.test()).equals(testClass(seen.test()))
                        && !(seen.effect() == Effect.FLAGGED && other.flags().contains(seen.rule())))
                .map(other -> new Pair(
                        seen.rule(),
                        seen.effect(),
                        seen.where(),
                        seen.test(),
                        other.test(),
                        // Of two equally near ones, the one that the same test saw.
                        2 * distance(seen.facts(), other.facts())
                                + (other.test().equals(seen.test()) ? 0 : 1)))
                .min(Comparator.naturalOrder());
    }

    private static long distance(Set<String> one, Set<String> other) {
        long missing = one.stream().filter(fact -> !other.contains(fact)).count();
        long added = other.stream().filter(fact -> !one.contains(fact)).count();
        return Math.max(missing, added);
    }

    private static String function(Draft draft) {
        return StatementKind.of(draft.statement().kind()).orElseThrow().function();
    }

    private static String testClass(String test) {
        return test.substring(0, test.indexOf('.'));
    }

    private static Set<String> facts(Draft draft) {
        Set<String> facts = new TreeSet<>();
        facts.add("actor=" + draft.statement().actor());
        leaves("body", draft.statement().body(), facts);
        return facts;
    }

    private static void leaves(String path, Json value, Set<String> facts) {
        switch (value) {
            case Json.Obj object -> object.members().forEach((name, inner) -> leaves(path + "." + name, inner, facts));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    leaves(path + "[" + i + "]", array.items().get(i), facts);
                }
            }
            case Json leaf -> facts.add(path + "=" + leaf);
        }
    }

    /** The outermost method of a test class on the way here: {@code TransferTest.a_lot_on_offer_…}. */
    private static String test() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getMethodName().startsWith("lambda$")
                                && frame.getClassName().startsWith("org.capaz.")
                                && (outerClass(frame).endsWith("Test")
                                        || outerClass(frame).endsWith("Scenario")))
                        .reduce((inner, outer) -> outer))
                .map(frame -> outerClass(frame) + "." + frame.getMethodName())
                .orElseThrow(() -> new IllegalStateException("rules are seen by tests"));
    }

    /** Tests are often grouped in nested classes; neighbours are looked for in all of them. */
    private static String outerClass(StackWalker.StackFrame frame) {
        String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
