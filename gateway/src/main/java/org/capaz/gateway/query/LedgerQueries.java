// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.record.LedgerKey;

/** Reads the state of the ledger that a question names, {@code ?asOf=N} or the latest, and makes the response. */
@Singleton
final class LedgerQueries {
    private final LedgerStateReader ledgerStates;

    LedgerQueries(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** Answers what there is on every ledger. */
    HttpResponse<?> whole(LedgerPoint at, Function<ProjectedLedgerState, Json.Obj> question) {
        return with(at, ledger -> JsonResponses.json(question.apply(ledger).with("height", ledger.height())));
    }

    /**
     * Answers the record under an id; 404 when the ledger does not know it. Text that is no id is answered like an id that no
     * record has.
     *
     * @param unknown what is said of such an id, in the slot {@code id}
     */
    <T> HttpResponse<?> one(
            LedgerPoint at,
            GatewayMessage unknown,
            String id,
            Function<String, T> parse,
            BiFunction<T, ProjectedLedgerState, Optional<Json.Obj>> question) {
        return with(
                at,
                ledger -> parsed(id, parse)
                        .flatMap(known -> question.apply(known, ledger))
                        .<HttpResponse<?>>map(answer -> JsonResponses.json(answer.with("height", ledger.height())))
                        .orElseGet(() -> JsonResponses.notFound(unknown.with("id", Argument.id(id)))));
    }

    /** The records under an id, or all when none is named; text that is no id has none. */
    static List<Fact> under(
            @Nullable String id, LedgerKey all, Function<String, LedgerKey> prefix, ProjectedLedgerState ledger) {
        return id == null
                ? ledger.facts(all)
                : parsed(id, prefix).map(ledger::facts).orElse(List.of());
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Answers a list under its name. */
    HttpResponse<?> list(LedgerPoint at, String name, Function<ProjectedLedgerState, List<Json.Obj>> question) {
        return with(
                at,
                ledger -> JsonResponses.json(
                        Json.object().with("height", ledger.height()).with(name, question.apply(ledger))));
    }

    private HttpResponse<?> with(LedgerPoint at, Function<ProjectedLedgerState, HttpResponse<?>> answer) {
        if (at.asOf() == null) {
            return answer.apply(ledgerStates.latest());
        }
        try {
            long height = Long.parseLong(at.asOf());
            return ledgerStates
                    .asOf(height)
                    .<HttpResponse<?>>map(answer)
                    .orElseGet(() -> Problem.of(
                                    HttpStatus.NOT_FOUND,
                                    "HEIGHT_UNKNOWN",
                                    GatewayMessage.BLOCK_NOT_READ.with("height", Argument.id(Long.toString(height))))
                            .atField("asOf")
                            .response());
        } catch (NumberFormatException e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.AS_OF_NOT_BLOCK_NUMBER.sentence())
                    .atField("asOf")
                    .response();
        }
    }
}
