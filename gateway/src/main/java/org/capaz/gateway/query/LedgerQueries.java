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
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** Reads the state of the ledger that a question names, {@code ?asOf=N} or the latest, and makes the response. */
@Singleton
final class LedgerQueries {
    /** Counting goes no further, so that it stays as cheap as a page. */
    private static final int COUNTED_MOST = 10_000;

    private static final int VALIDATOR_DIGITS = 32;

    private final LedgerStateReader ledgerStates;

    LedgerQueries(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** Answers what there is on every ledger. */
    HttpResponse<?> whole(LedgerPoint at, Function<ProjectedLedgerState, Json.Obj> question) {
        return with(at, ledger -> answer(question.apply(ledger), ledger));
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
                        .<HttpResponse<?>>map(told -> answer(told, ledger))
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
     * Answers one record by the parts of its key; one that is not there and one that is not for whoever asks are answered
     * alike.
     */
    HttpResponse<?> one(LedgerPoint at, Listing listing, List<String> parts, Sight sight) {
        return with(
                at,
                ledger -> ledger.seen(listing.family(), parts, sight)
                        .<HttpResponse<?>>map(found -> answer(
                                Json.object()
                                        .with(listing.one(), listing.shown().of(found, ledger, sight)),
                                ledger))
                        .orElseGet(() -> JsonResponses.notFound(GatewayMessage.LEDGER_RECORD_UNKNOWN.with(
                                "id", Argument.id(String.join("/", parts))))));
    }

    /**
     * Answers one page of a family's list, in the order of the records' keys. A value that the member cannot have is refused
     * with those that it can have; an id that no record has, or text that is no id, matches none.
     *
     * @param narrowed the members asked for; an entry is null where anything is right
     */
    HttpResponse<?> page(
            LedgerPoint at, Page page, Listing listing, Map<String, @Nullable String> narrowed, Sight sight) {
        if (!sight.asksFor(listing.family())) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        SortedMap<String, String> asked = new TreeMap<>();
        for (ReadModel.Member member : listing.members()) {
            String value = narrowed.get(member.name());
            if (value == null) {
                continue;
            }
            if (!member.accepted().isEmpty() && !member.accepted().contains(value)) {
                return notTaken(member.name(), member.accepted());
            }
            asked.put(member.name(), value);
        }
        OptionalInt limit = page.size();
        if (limit.isEmpty()) {
            return limitNotTaken("limit");
        }
        if (page.total() != null && !Page.YES_OR_NO.contains(page.total())) {
            return notTaken("total", Page.YES_OR_NO);
        }
        return with(at, ledger -> {
            List<Fact> found = ledger.page(listing.family(), asked, sight, page.begin(), limit.getAsInt() + 1);
            boolean more = found.size() > limit.getAsInt();
            List<Fact> shownHere = more ? found.subList(0, limit.getAsInt()) : found;
            Json.Obj told = Json.object()
                    .with("order", "key")
                    .with(
                            listing.name(),
                            shownHere.stream()
                                    .map(fact -> listing.shown().of(fact, ledger, sight))
                                    .toList());
            told = more ? told.with("next", shownHere.getLast().name()) : told;
            return answer(page.isCounted() ? counted(told, listing, asked, ledger, sight) : told, ledger);
        });
    }

    private static Json.Obj counted(
            Json.Obj told, Listing listing, SortedMap<String, String> asked, ProjectedLedgerState ledger, Sight sight) {
        long counted = ledger.count(listing.family(), asked, sight, COUNTED_MOST + 1);
        return counted > COUNTED_MOST
                ? told.with("total", COUNTED_MOST).with("totalIsMore", true)
                : told.with("total", counted);
    }

    /** The limit, or the place after which a page begins, is none. */
    static HttpResponse<?> limitNotTaken(String parameter) {
        return refused(
                parameter,
                parameter.equals("limit")
                        ? GatewayMessage.LIMIT_NOT_TAKEN.with("most", Argument.count(Page.MOST))
                        : GatewayMessage.PLACE_NOT_TAKEN.sentence());
    }

    private static HttpResponse<?> notTaken(String parameter, List<String> accepted) {
        return refused(
                parameter,
                GatewayMessage.PARAMETER_VALUE_NOT_TAKEN
                        .with("parameter", Argument.id(parameter))
                        .and("accepted", Argument.ids(accepted)));
    }

    /**
     * The answer, with a validator of what it tells: the same question has the same one again as long as nothing changed that
     * it tells, whatever blocks came meanwhile.
     */
    private static HttpResponse<?> answer(Json.Obj told, ProjectedLedgerState ledger) {
        String hash = Digest.hex(CanonicalJson.write(told)).substring(0, VALIDATOR_DIGITS);
        return JsonResponses.json(told.with("height", ledger.height())).header("ETag", "W/\"" + hash + "\"");
    }

    private static HttpResponse<?> refused(String parameter, Sentence why) {
        return Problem.of(HttpStatus.BAD_REQUEST, "PARAMETER_REFUSED", why)
                .atField(parameter)
                .response();
    }

    /** Answers a list that does not grow with the ledger, under its name. */
    HttpResponse<?> list(LedgerPoint at, String name, Function<ProjectedLedgerState, List<Json.Obj>> question) {
        return with(at, ledger -> answer(Json.object().with(name, question.apply(ledger)), ledger));
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
