// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Optional;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.Populations;
import org.capaz.audit.population.Strata;
import org.capaz.gateway.Settings;
import org.capaz.gateway.cooperative.frame.CooperativePage;

/** Exceptions, samples and pictures in the browser. */
@Controller("/auditor")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = WorkPage.class)
final class WorkController {
    private static final int SAMPLE_MOST = 1_000;

    private final WorkPage pages;
    private final Settings settings;

    WorkController(WorkPage pages, Settings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    /** All kinds with how many there are of each; of one kind each of them. */
    @Get("/exceptions")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> exceptions(
            HttpRequest<?> request, @Nullable @QueryValue String kind, @Nullable @QueryValue String from) {
        var page = CooperativePage.ofAuditor(request, WorkMessage.EXCEPTION_LIST_TITLE.sentence());
        Optional<ExceptionKind> wanted = Arrays.stream(ExceptionKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst();
        int first = from != null && from.matches("[0-9]{1,9}") ? Integer.parseInt(from) : 0;
        String asOf = String.valueOf(request.getParameters().get("asOf"));
        return pages.of(
                request,
                page,
                "exceptions",
                Findings::exceptions,
                (shown, found) -> wanted.map(one -> new ExceptionPages(shown, found, asOf).one(one, first))
                        .orElseGet(() -> new ExceptionPages(shown, found, asOf).all()));
    }

    /** The balance, and the payments over time. */
    @Get("/pictures")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> pictures(HttpRequest<?> request) {
        var page = CooperativePage.ofAuditor(request, WorkMessage.PICTURES_TITLE.sentence());
        return pages.of(request, page, "pictures", Pictures::of, (shown, found) -> new PicturePages(shown).of(found));
    }

    /** A form, and what was drawn by it. */
    @Get("/sample")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> sample(
            HttpRequest<?> request,
            @Nullable @QueryValue String population,
            @Nullable @QueryValue String seed,
            @Nullable @QueryValue String size,
            @Nullable @QueryValue String strata) {
        var page = CooperativePage.ofAuditor(request, WorkMessage.SAMPLE_PAGE_TITLE.sentence());
        var form = new SamplePages(page, population, seed, size, strata);
        Optional<Population> of = Optional.ofNullable(population).flatMap(Populations::named);
        if (of.isEmpty()) {
            return page.answer(form.form(false));
        }
        Optional<Strata> by = Arrays.stream(Strata.values())
                .filter(each -> each.name().equals(strata))
                .findFirst();
        boolean suited = by.map(each -> each.suits(of.get())).orElse(strata == null || strata.isEmpty());
        boolean sized = size != null
                && size.matches("[0-9]{1,4}")
                && Integer.parseInt(size) > 0
                && Integer.parseInt(size) <= SAMPLE_MOST;
        if (!suited || !sized || seed == null || seed.isBlank()) {
            return page.answer(form.form(true));
        }
        return pages.of(
                request,
                page,
                String.join(
                        "\n",
                        "sample",
                        of.get().name(),
                        seed,
                        size,
                        by.map(Enum::name).orElse("")),
                replayed -> Findings.sample(replayed, of.get(), seed, Integer.parseInt(size), by, settings),
                (shown, found) -> form.drawn(found));
    }
}
