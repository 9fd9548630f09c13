// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.e2e.torture.History.Answer;
import org.capaz.e2e.torture.History.Asked;
import org.capaz.ledger.json.Json;

/**
 * What a run did and found.
 *
 * @param played in their order
 * @param last the block up to which all ledgers were compared
 */
record Report(
        long seed,
        Instant began,
        Instant ended,
        List<Fault> played,
        History history,
        long last,
        List<Violation> violations) {

    /** What no fault of this program is, and where it is played instead. */
    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.of(
            "F18", "slow and broken clients: not played",
            "F19", "only gateways' clocks; the rules' tests and RefusalScenario, with times in statements",
            "F20", "only a gateway's certificate that ends; renewals in RenewalScenario",
            "F21", "lying peers: SetBackPeersScenario, DishonestPeersScenario",
            "F23", "only as what people hand in twice; ConflictScenario",
            "F24", "ConflictScenario",
            "F25", "UpgradeScenario"));

    Report {
        played = List.copyOf(played);
        violations = List.copyOf(violations);
    }

    /** As a person reads it. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "TORTURE, seed %d, %d s",
                seed,
                Duration.between(began, ended).toSeconds());
        line(text, "");
        line(text, "What was broken, in this order:");
        history.faults()
                .forEach(fault -> line(
                        text,
                        "  %4d s  %s, for %d s%s",
                        Duration.between(began, fault.began()).toSeconds(),
                        fault.what(),
                        Duration.between(fault.inForce(), fault.mending()).toSeconds(),
                        agreement(fault)));
        line(text, "");
        line(
                text,
                "What was stated: %d statements in %d requests; block %d is the last",
                lastAnswers().size(),
                history.asked().size(),
                last);
        outcomes().forEach((outcome, count) -> line(text, "  %6d  %s", count, outcome));
        line(text, "  answers on the way: %s", answers());
        line(
                text,
                "What was read: the label %d times, of which valid %d times; suspended %d times",
                history.readings().size(),
                history.readings().stream().filter(History.Reading::valid).count(),
                history.suspensions().size());
        line(text, "");
        line(text, "Faults that were not played:");
        notPlayed().forEach(what -> line(text, "  %s", what));
        line(text, "");
        line(text, violations.isEmpty() ? "NO PROMISE WAS BROKEN" : "BROKEN PROMISES: %d", violations.size());
        violations.forEach(violation -> line(text, "  %s", violation));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private String agreement(History.Broken fault) {
        return history.agreements().stream()
                .filter(agreement -> !agreement.healed().isBefore(fault.healed()))
                .findFirst()
                .flatMap(agreement -> agreement
                        .agreed()
                        .map(agreed -> "; members level after "
                                + Duration.between(fault.mending(), agreed).toSeconds() + " s"))
                .orElse("; members did not come level");
    }

    private Map<String, Answer> lastAnswers() {
        Map<String, Answer> last = new TreeMap<>();
        for (Asked asked : history.asked()) {
            if (!(last.get(asked.statement()) instanceof Answer.Acknowledged)) {
                last.put(asked.statement(), asked.answer());
            }
        }
        return last;
    }

    /** What became of the statements, with how many. */
    private Map<String, Long> outcomes() {
        return lastAnswers().values().stream()
                .collect(Collectors.groupingBy(Report::word, TreeMap::new, Collectors.counting()));
    }

    private Map<String, Long> answers() {
        return history.asked().stream()
                .map(Asked::answer)
                .filter(answer -> !(answer instanceof Answer.Acknowledged))
                .collect(Collectors.groupingBy(Report::word, TreeMap::new, Collectors.counting()));
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Acknowledged acknowledged -> "acknowledged";
            case Answer.Refused refused -> "refused " + refused.code();
            case Answer.NotTaken notTaken -> "not taken " + notTaken.why();
            case Answer.Unknown unknown -> "unknown " + unknown.why();
        };
    }

    private List<String> notPlayed() {
        Set<Fault> were = new HashSet<>(played);
        List<String> faults = Arrays.stream(Fault.values())
                .filter(fault -> !were.contains(fault))
                .map(fault -> fault.numbers() + " " + fault)
                .collect(Collectors.toList());
        ELSEWHERE.forEach((number, why) -> faults.add(number + " " + why));
        return faults;
    }

    /** The same for a program. */
    Json.Obj json() {
        return Json.object()
                .with("seed", Long.toString(seed))
                .with("began", began.toString())
                .with("ended", ended.toString())
                .with("lastBlock", last)
                .with(
                        "faults",
                        history.faults().stream()
                                .map(fault -> Json.object()
                                        .with("what", fault.what())
                                        .with("began", fault.began().toString())
                                        .with("inForce", fault.inForce().toString())
                                        .with("mending", fault.mending().toString())
                                        .with("healed", fault.healed().toString()))
                                .toList())
                .with("notPlayed", Json.texts(notPlayed()))
                .with("statements", counts(outcomes()))
                .with("answersOnTheWay", counts(answers()))
                .with("readings", history.readings().size())
                .with(
                        "violations",
                        violations.stream()
                                .map(violation -> Json.object()
                                        .with("promise", violation.promise().name())
                                        .with("shown", violation.shown()))
                                .toList());
    }

    private static Json.Obj counts(Map<String, Long> counts) {
        Json.Obj json = Json.object();
        for (var count : counts.entrySet()) json = json.with(count.getKey(), count.getValue());
        return json;
    }
}
