// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.ledger.message.Sentence;

/**
 * Makes the checks of one stage in order and lists each with its result. After the first failure no further check of the
 * stage is made, and each of them is listed as not made. Not safe for use by several threads.
 */
public final class Stage {
    /** Why a check is not made after one that failed. */
    public static final Sentence STOPPED = VerdictMessage.EARLIER_CHECK_FAILED.sentence();

    private final List<Check> checks = new ArrayList<>();
    private Optional<CheckFailed> failure = Optional.empty();

    /** A stage without any check yet. */
    public Stage() {}

    /**
     * Makes a check that needs nothing an earlier one of this stage found.
     *
     * @param <T> the type of what is found
     * @param step which check this is
     * @param body makes the check; a {@link CheckFailed} out of it ends the stage
     * @return what was found, empty when this check failed or was not made
     */
    public <T> Optional<T> check(Step step, Supplier<Finding<T>> body) {
        if (failure.isPresent()) {
            notMade(step, STOPPED);
            return Optional.empty();
        }
        try {
            Finding<T> finding = body.get();
            checks.add(new Check(step, Check.Result.PASSED, Optional.empty(), finding.evidence()));
            return Optional.of(finding.value());
        } catch (CheckFailed failed) {
            failure = Optional.of(failed);
            checks.add(new Check(step, Check.Result.FAILED, Optional.of(failed.code()), failed.evidence()));
            return Optional.empty();
        }
    }

    /**
     * Makes a check that needs what an earlier one of this stage found.
     *
     * @param <A> the type of what was found earlier
     * @param <B> the type of what is found now
     * @param step which check this is
     * @param earlier what the earlier check returned
     * @param body makes the check; a {@link CheckFailed} out of it ends the stage
     * @return what was found, empty when this check failed or was not made
     * @throws IllegalStateException when {@code earlier} is empty although no check failed: a check that is skipped in
     *     silence would let the stage pass without it
     */
    public <A, B> Optional<B> check(Step step, Optional<A> earlier, Function<? super A, Finding<B>> body) {
        if (earlier.isEmpty() && failure.isEmpty()) {
            throw new IllegalStateException(step + " lacks what an earlier check should have found");
        }
        return check(step, () -> body.apply(earlier.orElseThrow()));
    }

    /**
     * Lists something the reader must know that is neither passed nor failed.
     *
     * @param step the check it belongs to
     * @param code what was found
     * @param evidence what was seen
     */
    public void note(Step step, Code code, Sentence evidence) {
        checks.add(new Check(step, Check.Result.NOTE, Optional.of(code), evidence));
    }

    /**
     * Lists a check as not made; it never counts as passed, nor does it end the stage.
     *
     * @param step the check
     * @param reason why it is not made
     */
    public void notMade(Step step, Sentence reason) {
        checks.add(Check.notMade(step, reason));
    }

    /**
     * The failure that ended the stage.
     *
     * @return empty while no check has failed
     */
    public Optional<CheckFailed> failure() {
        return failure;
    }

    /**
     * Whether no check has failed so far.
     *
     * @return true for a stage without any check too
     */
    public boolean passed() {
        return failure.isEmpty();
    }

    /**
     * How many checks passed so far.
     *
     * @return a count, notes and checks that were not made left out
     */
    public long passedChecks() {
        return checks.stream()
                .filter(check -> check.result() == Check.Result.PASSED)
                .count();
    }

    /**
     * All checks so far, made or not.
     *
     * @return in the order in which they are shown
     */
    public List<Check> checks() {
        return List.copyOf(checks);
    }
}
