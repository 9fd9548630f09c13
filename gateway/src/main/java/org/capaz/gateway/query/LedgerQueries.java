package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;

/** Reads the state of the ledger that a question names, {@code ?asOf=N} or the latest, and makes the response. */
@Singleton
final class LedgerQueries {
    private final LedgerStateReader ledgerStates;

    LedgerQueries(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** Answers one thing; 404 when the ledger does not know it. */
    HttpResponse<?> one(LedgerPoint at, String what, Function<ProjectedLedgerState, Optional<Json.Obj>> question) {
        return with(
                at,
                ledger -> question.apply(ledger)
                        .<HttpResponse<?>>map(answer -> JsonResponses.json(answer.with("height", ledger.height())))
                        .orElseGet(() -> JsonResponses.notFound("the ledger knows no " + what)));
    }

    /** Answers the record under an id; text that is no id is answered like an id that no record has. */
    <T> HttpResponse<?> one(
            LedgerPoint at,
            String kind,
            String id,
            Function<String, T> parse,
            BiFunction<T, ProjectedLedgerState, Optional<Json.Obj>> question) {
        return one(at, kind + " " + id, ledger -> parsed(id, parse).flatMap(known -> question.apply(known, ledger)));
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
                                    HttpStatus.NOT_FOUND, "HEIGHT_UNKNOWN", "this office has not read block " + height)
                            .atField("asOf")
                            .response());
        } catch (NumberFormatException e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", "asOf must be the number of a block")
                    .atField("asOf")
                    .response();
        }
    }
}
