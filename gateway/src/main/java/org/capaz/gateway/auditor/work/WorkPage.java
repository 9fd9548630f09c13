// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.auditor.work.ReplayJob.Outcome;
import org.capaz.gateway.auditor.work.ReplayWork.Asked;
import org.capaz.gateway.auditor.work.ReplayWork.Replayed;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;

/**
 * Answers with what was found as of the block in the address, or with how far the work is; the browser then asks again by itself. An
 * address without a block leads to the one with the last block, so that whoever is sent it finds the same.
 */
@Singleton
@Requires(beans = ReplayWork.class)
class WorkPage {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final String AS_OF = "asOf";

    private final ReplayWork work;
    private final LedgerHeight height;

    WorkPage(ReplayWork work, LedgerHeight height) {
        this.work = work;
        this.height = height;
    }

    /**
     * The page.
     *
     * @param what is to be found, with all that decides what comes out but the block
     * @param found writes it
     */
    <T> HttpResponse<?> of(
            HttpRequest<?> request,
            CooperativePage page,
            String what,
            Function<Replayed, T> finding,
            BiFunction<CooperativePage, T, List<Html>> found) {
        String named = request.getParameters().get(AS_OF);
        if (named == null || named.isBlank()) {
            return HttpResponse.seeOther(URI.create(withBlock(request, height.height())));
        }
        Optional<Long> asOf = Optional.of(named)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .filter(block -> block <= height.height());
        if (asOf.isEmpty()) {
            return JsonResponses.notFound(GatewayMessage.BLOCK_NOT_READ.with("height", Argument.id(named)));
        }
        Optional<ReplayJob<T>> job = work.ask(new Asked(what, asOf.get()), finding);
        if (job.isEmpty()) {
            return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", WorkMessage.WORK_TOO_MANY.sentence())
                    .response()
                    .header("Retry-After", "30");
        }
        job.get().await(PATIENCE);
        return switch (job.get().outcome()) {
            case Outcome.Found<T>(T result) ->
                page.answer(withHead(request, page, asOf.get(), found.apply(page, result)));
            case Outcome.Running<T> running -> running(page, job.get());
            case Outcome.BrokenOff<T> broken ->
                page.answer(List.of(element("p", "told", text(page.say(WorkMessage.WORK_BROKEN_OFF.sentence())))));
        };
    }

    private List<Html> withHead(HttpRequest<?> request, CooperativePage page, long asOf, List<Html> body) {
        List<Html> all = new ArrayList<>();
        all.add(page.line("p", WorkMessage.WORK_AS_OF.with("block", Argument.count(asOf))));
        if (asOf < height.height()) {
            all.add(element(
                    "p",
                    "ways",
                    Html.with(
                            "a",
                            Map.of("href", withBlock(request, height.height())),
                            List.of(text(page.say(
                                    WorkMessage.WORK_NEWER.with("block", Argument.count(height.height()))))))));
        }
        all.addAll(body);
        return all;
    }

    private static <T> HttpResponse<?> running(CooperativePage page, ReplayJob<T> job) {
        String said = page.say(WorkMessage.WORK_RUNNING
                .with("n", Argument.count(job.read()))
                .and("all", Argument.count(job.asOf() + 1)));
        HttpResponse<?> answer = page.answer(List.of(
                element("p", "", text(said)),
                Html.with(
                        "progress",
                        Map.of(
                                "max", Long.toString(job.asOf() + 1),
                                "value", Long.toString(job.read()),
                                "aria-label", said),
                        List.of())));
        return ((MutableHttpResponse<?>) answer).header("Refresh", "2");
    }

    /** The address of that request with another block. */
    private static String withBlock(HttpRequest<?> request, long block) {
        String asked = request.getUri().getRawQuery();
        StringBuilder query = new StringBuilder();
        for (String parameter : asked == null ? new String[0] : asked.split("&", -1)) {
            if (!parameter.isEmpty() && !parameter.startsWith(AS_OF + "=")) {
                query.append(parameter).append('&');
            }
        }
        return request.getPath() + "?" + query + AS_OF + "=" + block;
    }
}
