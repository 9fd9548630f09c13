// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.Family;

/** Reads the state of the ledger that a question names, {@code ?asOf=N} or the latest, and makes the response. */
@Singleton
final class LedgerQueries {
    /** What the description of every list says. */
    static final String PAGES = "One page, in the order of the characters of the records' keys: at most limit entries"
            + " (100 when not given, 1000 at most). Where there are more, next is what to send as after for the page that"
            + " follows; name a block with asOf to read all pages as of the same moment.";

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

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * Answers one page of a family's list, in the order of the records' keys. A value that the member cannot have is refused
     * with those that it can have; an id that no record has, or text that is no id, matches none.
     *
     * @param narrowed the members asked for; an entry is null where anything is right
     * @param shown what is told of a record
     */
    HttpResponse<?> page(
            LedgerPoint at,
            Page page,
            Family family,
            String name,
            Map<String, @Nullable String> narrowed,
            BiFunction<Fact, ProjectedLedgerState, Json.Obj> shown) {
        SortedMap<String, String> asked = new TreeMap<>();
        for (ReadModel.Member member : ReadModel.of(family).orElseThrow().members()) {
            String value = narrowed.get(member.name());
            if (value == null) {
                continue;
            }
            if (!member.accepted().isEmpty() && !member.accepted().contains(value)) {
                return refused(
                        member.name(),
                        GatewayMessage.PARAMETER_VALUE_NOT_TAKEN
                                .with("parameter", Argument.id(member.name()))
                                .and("accepted", Argument.ids(member.accepted())));
            }
            asked.put(member.name(), value);
        }
        OptionalInt limit = page.size();
        if (limit.isEmpty()) {
            return refused("limit", GatewayMessage.LIMIT_NOT_TAKEN.with("most", Argument.count(Page.MOST)));
        }
        return with(at, ledger -> {
            List<Fact> found = ledger.page(family, asked, page.begin(), limit.getAsInt() + 1);
            boolean more = found.size() > limit.getAsInt();
            List<Fact> shownHere = more ? found.subList(0, limit.getAsInt()) : found;
            Json.Obj answer = Json.object()
                    .with("height", ledger.height())
                    .with("order", "key")
                    .with(
                            name,
                            shownHere.stream()
                                    .map(fact -> shown.apply(fact, ledger))
                                    .toList());
            return JsonResponses.json(
                    more ? answer.with("next", shownHere.getLast().name()) : answer);
        });
    }

    /** One member by which a list is narrowed. */
    static Map<String, @Nullable String> narrowed(String member, @Nullable String value) {
        Map<String, @Nullable String> narrowed = new TreeMap<>();
        narrowed.put(member, value);
        return narrowed;
    }

    /** Two members by which a list is narrowed. */
    static Map<String, @Nullable String> narrowed(
            String member, @Nullable String value, String other, @Nullable String otherValue) {
        Map<String, @Nullable String> narrowed = narrowed(member, value);
        narrowed.put(other, otherValue);
        return narrowed;
    }

    private static HttpResponse<?> refused(String parameter, Sentence why) {
        return Problem.of(HttpStatus.BAD_REQUEST, "PARAMETER_REFUSED", why)
                .atField(parameter)
                .response();
    }

    /** Answers a list that does not grow with the ledger, under its name. */
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
