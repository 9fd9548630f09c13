// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The anchors that a user believes, of one or more networks. The tag of a network, which labels and bundles carry, is four
 * bytes that anybody can copy: it only picks whom to try. Every anchor with the tag is tried, so that no anchor hides another
 * one.
 *
 * <p>Decision 145.
 *
 * <p>Format: {@code docs/reference/formats/anchor.md}.
 */
public final class Anchors {
    private final List<Anchor> all;

    private Anchors(List<Anchor> all) {
        this.all = all;
    }

    /**
     * These anchors, each once.
     *
     * @param anchors what the user believes
     * @return the anchors
     * @throws CheckFailed with {@code E-ANCHOR} when two are of one network and version and differ
     */
    public static Anchors of(List<Anchor> anchors) {
        var all = new ArrayList<Anchor>();
        for (Anchor anchor : anchors) {
            Optional<Anchor> same = all.stream()
                    .filter(other -> other.genesis().equals(anchor.genesis()) && other.version() == anchor.version())
                    .findFirst();
            if (same.isEmpty()) {
                all.add(anchor);
            } else if (!same.get().id().equals(anchor.id())) {
                throw new CheckFailed(
                        Code.E_ANCHOR,
                        VerdictMessage.ANCHORS_OF_ONE_VERSION_DIFFER
                                .with("version", PlainNumbers.digits(anchor.version()))
                                .and("network", Argument.id(anchor.genesis()))
                                .and("first", Argument.id(same.get().id()))
                                .and("second", Argument.id(anchor.id())));
            }
        }
        all.sort(Comparator.comparingInt(Anchor::version).reversed());
        return new Anchors(List.copyOf(all));
    }

    /**
     * All of them.
     *
     * @return each once, the highest version first
     */
    public List<Anchor> all() {
        return all;
    }

    /**
     * Tries the anchors with that tag, the highest version first, until one holds.
     *
     * @param <T> what a try finds
     * @param networkTag the first 4 bytes of a genesis hash
     * @param attempt judges under one anchor
     * @param holds whether a try found the thing to be good
     * @param reached how far a try came
     * @return the first that holds, else the one that came farthest; empty when no anchor has the tag
     */
    public <T> Optional<T> farthest(
            byte[] networkTag, Function<Anchor, T> attempt, Predicate<T> holds, ToLongFunction<T> reached) {
        Optional<T> farthest = Optional.empty();
        for (Anchor anchor : all) {
            if (!Arrays.equals(anchor.networkTag(), networkTag)) {
                continue;
            }
            T found = attempt.apply(anchor);
            if (holds.test(found)) {
                return Optional.of(found);
            }
            if (farthest.isEmpty() || reached.applyAsLong(found) > reached.applyAsLong(farthest.get())) {
                farthest = Optional.of(found);
            }
        }
        return farthest;
    }
}
