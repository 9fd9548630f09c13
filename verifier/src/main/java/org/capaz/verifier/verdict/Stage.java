package org.capaz.verifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the checks of one stage in order. After the first failure no further check of the stage is made, and each says so. */
public final class Stage {
    /** Why a check is not made after one that failed. */
    public static final Words STOPPED = new Words("an earlier check failed", "falló una comprobación anterior");

    private final List<Check> checks = new ArrayList<>();
    private CheckFailed failure;

    /** @param body makes the check and returns what it saw, or throws {@link CheckFailed} */
    public void check(Step step, Supplier<Words> body) {
        if (failure != null) {
            notMade(step, STOPPED);
            return;
        }
        try {
            checks.add(new Check(step, Check.Result.PASSED, Optional.empty(), body.get()));
        } catch (CheckFailed failed) {
            failure = failed;
            checks.add(new Check(step, Check.Result.FAILED, Optional.of(failed.code()), failed.evidence()));
        }
    }

    /** Something the reader must know that is neither passed nor failed. */
    public void note(Step step, Code code, Words evidence) {
        checks.add(new Check(step, Check.Result.NOTE, Optional.of(code), evidence));
    }

    public void notMade(Step step, Words reason) {
        checks.add(Check.notMade(step, reason));
    }

    public Optional<CheckFailed> failure() {
        return Optional.ofNullable(failure);
    }

    public boolean passed() {
        return failure == null;
    }

    public List<Check> checks() {
        return List.copyOf(checks);
    }
}
