// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.auditor.frame.AuditorFilter;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.message.Argument;

/** Whole populations in pages, as of the last block or of any other. */
@Controller("/auditor")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class PopulationsController {
    /** Counting goes no further, so that it stays as cheap as a page. */
    private static final int COUNTED_MOST = 10_000;

    private static final int ROWS = 25;

    private final LedgerStateReader ledgerStates;

    PopulationsController(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** All populations with how many records each has. */
    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> all(HttpRequest<?> request) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Sight sight = AuditorFilter.sight(request);
        var page = CooperativePage.ofAuditor(request, PopulationMessage.POPULATIONS_TITLE.sentence());
        return page.answer(new PopulationPages(page)
                .all(ledger, population -> counted(population, new TreeMap<>(), ledger, sight)));
    }

    /** One population, narrowed by what stands in the address, from behind a record on. */
    @Get("/populations/{path}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> one(
            HttpRequest<?> request,
            String path,
            @Nullable @QueryValue String after,
            @Nullable @QueryValue String asOf) {
        Optional<AuditorPopulation> found = AuditorPopulations.at(path);
        if (found.isEmpty()) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        Optional<ProjectedLedgerState> ledger = asOf(asOf);
        if (ledger.isEmpty()) {
            return JsonResponses.notFound(
                    GatewayMessage.BLOCK_NOT_READ.with("height", Argument.id(String.valueOf(asOf))));
        }
        AuditorPopulation population = found.get();
        Sight sight = AuditorFilter.sight(request);
        SortedMap<String, String> narrowed = new TreeMap<>();
        for (ReadModel.Member member : population.listing().members()) {
            String wanted = request.getParameters().get(member.name());
            if (wanted != null && !wanted.isBlank()) {
                narrowed.put(member.name(), wanted.strip());
            }
        }
        String behind = after == null ? "" : after;
        List<Fact> facts = ledger.get().page(population.listing().family(), narrowed, sight, behind, ROWS + 1);
        boolean more = facts.size() > ROWS;
        var shown = new PopulationPages.Shown(
                narrowed,
                asOf != null,
                more ? facts.subList(0, ROWS) : facts,
                more,
                !behind.isEmpty(),
                counted(population, narrowed, ledger.get(), sight));
        var page = CooperativePage.ofAuditor(request, population.name());
        return page.answer(new PopulationPages(page).one(population, shown, ledger.get(), sight));
    }

    private static Counted counted(
            AuditorPopulation population,
            SortedMap<String, String> narrowed,
            ProjectedLedgerState ledger,
            Sight sight) {
        long counted = ledger.count(population.listing().family(), narrowed, sight, COUNTED_MOST + 1);
        return new Counted(Math.min(counted, COUNTED_MOST), counted > COUNTED_MOST);
    }

    /** @param more whether there are more than that */
    record Counted(long number, boolean more) {}

    private Optional<ProjectedLedgerState> asOf(@Nullable String block) {
        if (block == null || block.isBlank()) {
            return Optional.of(ledgerStates.latest());
        }
        return block.matches("[0-9]{1,18}") ? ledgerStates.asOf(Long.parseLong(block)) : Optional.empty();
    }
}
