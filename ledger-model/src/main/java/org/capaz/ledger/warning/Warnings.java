// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.Statement;

/**
 * Everything in a statement that a person should look at again before signing it. Pure: the same statement, moment and ledger
 * give the same warnings in the same order, that of the checks and, within each, of the body.
 *
 * <p>Decision 138.
 */
public final class Warnings {
    private static final List<Function<Stated, Stream<Warning>>> CHECKS = List.of(
            FinenessWarnings::of,
            MassWarnings::of,
            LossWarnings::of,
            AmountWarnings::of,
            DayWarnings::of,
            ConsequenceWarnings::of);

    /** Where no ledger is at hand, nothing is recorded as far as anybody can tell. */
    private static final LedgerState NOTHING_KNOWN = new LedgerState() {
        @Override
        public Optional<Json> read(LedgerKey key) {
            return Optional.empty();
        }

        @Override
        public List<Json.Obj> list(LedgerKey prefix) {
            return List.of();
        }
    };

    private Warnings() {}

    /**
     * What can be said of the statement with the ledger as it is.
     *
     * @param now when it is about to be recorded
     */
    public static List<Warning> of(Statement statement, Instant now, LedgerState ledger) {
        Stated stated = Stated.of(statement, now, ledger);
        return CHECKS.stream().flatMap(check -> check.apply(stated)).toList();
    }

    /** What can be said of the statement alone, such as on an officer's own machine without a connection. */
    public static List<Warning> offline(Statement statement, Instant now) {
        return of(statement, now, NOTHING_KNOWN);
    }
}
