// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.capaz.e2e.torture.History.Agreement;
import org.capaz.e2e.torture.History.Answer;
import org.capaz.e2e.torture.History.Asked;
import org.capaz.e2e.torture.History.Broken;
import org.capaz.e2e.torture.History.Reading;
import org.capaz.e2e.torture.Ledger.Place;
import org.capaz.e2e.torture.Violation.Promise;

/**
 * Holds what was answered to what stands on the members' ledgers in the end. It knows no network, so histories with planted
 * bugs can be shown to it; it trusts no gateway, only the members' blocks.
 *
 * <p>Decision 240.
 */
final class Checker {
    /** In which what became of a statement must be known, once nothing is broken any more. */
    static final Duration RESOLVED = Duration.ofSeconds(60);

    /** In which all members must have the same blocks, once nothing is broken any more, and readers be told what is in them. */
    static final Duration AGREED = Duration.ofSeconds(30);

    private final History history;
    private final Map<String, Ledger> ledgers;
    private final List<Violation> violations = new ArrayList<>();

    private Checker(History history, Map<String, Ledger> ledgers) {
        this.history = history;
        this.ledgers = ledgers;
    }

    /**
     * Every promise that was not kept.
     *
     * @param ledgers by member, read after everything had come to rest
     */
    static List<Violation> check(History history, Map<String, Ledger> ledgers) {
        Checker checker = new Checker(history, ledgers);
        checker.chains();
        checker.statements();
        checker.agreements();
        checker.readings();
        return List.copyOf(checker.violations);
    }

    private void violated(Promise promise, String shown) {
        violations.add(new Violation(promise, shown));
    }

    private void chains() {
        ledgers.forEach((member, ledger) -> {
            for (int i = 0; i < ledger.blocks().size(); i++) {
                Ledger.Block block = ledger.blocks().get(i);
                boolean follows = block.number() == i
                        && (i == 0
                                || block.previous()
                                        .equals(ledger.blocks().get(i - 1).hash()));
                if (!follows) {
                    violated(
                            Promise.CHAINS_ARE_WHOLE_AND_EQUAL,
                            "at " + member + " block " + block.number() + " does not follow the block before it");
                    break;
                }
            }
        });
        if (distinct(ledger -> ledger.blocks().stream().map(Ledger.Block::hash).toList()) > 1) {
            violated(Promise.CHAINS_ARE_WHOLE_AND_EQUAL, "the members' chains differ: " + heads());
        }
        if (distinct(Ledger::facts) > 1) {
            violated(Promise.GATEWAYS_HAVE_READ_THE_SAME, "the hashes of all facts differ between the gateways");
        }
    }

    private long distinct(Function<Ledger, Object> what) {
        return ledgers.values().stream().map(what).distinct().count();
    }

    private String heads() {
        Map<String, String> heads = new LinkedHashMap<>();
        ledgers.forEach((member, ledger) -> heads.put(
                member,
                ledger.blocks().isEmpty()
                        ? "none"
                        : "block " + ledger.blocks().getLast().number()));
        return heads.toString();
    }

    private void statements() {
        Map<String, List<Asked>> byStatement = new LinkedHashMap<>();
        history.asked()
                .forEach(asked -> byStatement
                        .computeIfAbsent(asked.statement(), id -> new ArrayList<>())
                        .add(asked));
        byStatement.values().forEach(all -> all.sort(Comparator.comparing(Asked::answered)));
        ledgers.forEach((member, ledger) -> {
            Map<String, List<Place>> places = ledger.places();
            byStatement.forEach(
                    (statement, all) -> stands(statement, all, member, places.getOrDefault(statement, List.of())));
        });
        byStatement.forEach((statement, all) -> {
            answers(statement, all);
            resolved(statement, all);
            minority(statement, all);
        });
    }

    /** What one member's chain has of it, beside what was answered. */
    private void stands(String statement, List<Asked> all, String member, List<Place> places) {
        if (places.size() > 1) {
            violated(Promise.NOTHING_IS_DOUBLED, statement + " stands " + places.size() + " times at " + member);
        }
        Set<Place> told = acknowledged(all);
        if (!told.isEmpty() && places.stream().noneMatch(told::contains)) {
            violated(
                    Promise.NOTHING_ACKNOWLEDGED_IS_LOST,
                    statement + " was acknowledged in " + told + " and stands at " + member + " in " + places);
        }
        boolean deniedOnly = all.stream()
                .map(Asked::answer)
                .allMatch(answer -> answer instanceof Answer.Refused || answer instanceof Answer.NotTaken);
        boolean deniedInTheEnd = all.getLast().answer() instanceof Answer.Refused && told.isEmpty();
        if ((deniedOnly || deniedInTheEnd) && !places.isEmpty()) {
            violated(
                    Promise.NOTHING_REFUSED_IS_RECORDED,
                    statement + " was not taken: " + all.getLast().answer() + ", and stands at " + member);
        }
    }

    private static Set<Place> acknowledged(List<Asked> all) {
        Set<Place> places = new LinkedHashSet<>();
        for (Asked asked : all) {
            if (asked.answer() instanceof Answer.Acknowledged at) places.add(new Place(at.block(), at.transaction()));
        }
        return places;
    }

    private void answers(String statement, List<Asked> all) {
        Set<Place> places = acknowledged(all);
        boolean refusedAfterwards = all.stream()
                .dropWhile(asked -> !(asked.answer() instanceof Answer.Acknowledged))
                .anyMatch(asked -> asked.answer() instanceof Answer.Refused);
        if (places.size() > 1 || refusedAfterwards) {
            violated(
                    Promise.ONE_STATEMENT_HAS_ONE_ANSWER,
                    statement + " was answered "
                            + all.stream().map(Asked::answer).toList());
        }
    }

    private void resolved(String statement, List<Asked> all) {
        Optional<Instant> open = Optional.empty();
        for (Asked asked : all) {
            switch (asked.answer()) {
                case Answer.Unknown unknown -> open = Optional.of(open.orElse(asked.answered()));
                // It says nothing of a request before it.
                case Answer.NotTaken notTaken -> {}
                case Answer.Acknowledged known -> open = late(statement, open, asked.answered());
                case Answer.Refused known -> open = late(statement, open, asked.answered());
            }
        }
        open.ifPresent(since -> violated(
                Promise.UNKNOWN_IS_RESOLVED_IN_TIME, statement + " is unknown since " + since + " and to the end"));
    }

    /** Tells if it took too long; it is open no more. */
    private Optional<Instant> late(String statement, Optional<Instant> open, Instant known) {
        open.map(since -> longestQuiet(since, known))
                .filter(quiet -> quiet.compareTo(RESOLVED) > 0)
                .ifPresent(quiet -> violated(
                        Promise.UNKNOWN_IS_RESOLVED_IN_TIME,
                        statement + " was unknown for " + quiet.toSeconds() + " s in which nothing was broken"));
        return Optional.empty();
    }

    /** The longest time between the two in which nothing was broken. */
    private Duration longestQuiet(Instant from, Instant to) {
        List<Broken> between = history.faults().stream()
                .filter(broken ->
                        broken.healed().isAfter(from) && broken.began().isBefore(to))
                .sorted(Comparator.comparing(Broken::began))
                .toList();
        Duration longest = Duration.ZERO;
        Instant quietSince = from;
        for (Broken broken : between) {
            longest = longer(longest, Duration.between(quietSince, broken.began()));
            quietSince = quietSince.isAfter(broken.healed()) ? quietSince : broken.healed();
        }
        return longer(longest, Duration.between(quietSince, to));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** What nobody had heard of before, and only those who were without a quorum heard of, cannot have been recorded. */
    private void minority(String statement, List<Asked> all) {
        for (Broken broken : history.faults()) {
            for (Asked asked : all) {
                boolean acknowledged = asked.answer() instanceof Answer.Acknowledged
                        && asked.answered().isBefore(broken.mending());
                boolean theyAlone = all.stream()
                        .filter(one -> one.at().isBefore(asked.answered()))
                        .allMatch(one -> one.at().isAfter(broken.inForce())
                                && broken.withoutQuorum().contains(one.member()));
                if (acknowledged && theyAlone) {
                    violated(
                            Promise.A_MINORITY_ACKNOWLEDGES_NOTHING,
                            asked.member() + " acknowledged " + statement + " during " + broken.what());
                }
            }
        }
    }

    private void agreements() {
        for (Agreement agreement : history.agreements()) {
            boolean inTime = agreement
                    .agreed()
                    .filter(agreed ->
                            Duration.between(agreement.healed(), agreed).compareTo(AGREED) <= 0)
                    .isPresent();
            if (!inTime) {
                violated(
                        Promise.MEMBERS_AGREE_IN_TIME,
                        "after " + agreement.what() + " the members agreed, " + agreement.last() + " last, "
                                + agreement
                                        .agreed()
                                        .map(agreed -> "only after "
                                                + Duration.between(agreement.healed(), agreed)
                                                        .toSeconds()
                                                + " s")
                                        .orElse("not at all"));
            }
        }
    }

    private void readings() {
        for (Reading reading : history.readings()) {
            boolean stale = history.suspensions().stream()
                    .anyMatch(suspended ->
                            reading.began().isAfter(suspended.acknowledged().plus(AGREED))
                                    && suspended
                                            .lifting()
                                            .map(reading.began()::isBefore)
                                            .orElse(true));
            if (reading.valid() && stale) {
                violated(
                        Promise.NO_STALE_VALID,
                        "the label was told to be valid at " + reading.began() + ", long after it was suspended");
            }
        }
    }
}
