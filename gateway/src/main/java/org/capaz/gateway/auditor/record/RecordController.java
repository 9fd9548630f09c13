// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import io.micronaut.context.annotation.Requires;
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
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.auditor.frame.AuditorFilter;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.buyer.lot.LotTreeReader;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.record.Family;

/** The page of one record, by its key, and the trail of a lot. */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = Writings.class)
final class RecordController {
    private static final int WRITINGS_MOST = 10;

    private final LedgerStateReader ledgerStates;
    private final Writings writings;

    RecordController(LedgerStateReader ledgerStates, Writings writings) {
        this.ledgerStates = ledgerStates;
        this.writings = writings;
    }

    /** A record that is not there and one that is not for auditors are answered alike. */
    @Get(RecordLink.PATH)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> record(HttpRequest<?> request, @QueryValue String key) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Sight sight = AuditorFilter.sight(request);
        return found(key, ledger, sight)
                .<HttpResponse<?>>map(fact -> {
                    var page = CooperativePage.ofAuditor(
                            request, RecordMessage.RECORD_TITLE.with("key", Argument.id(key)));
                    return page.answer(new RecordPage(page, ledger, sight)
                            .of(fact, writings.of(fact.key(), ledger, sight, WRITINGS_MOST)));
                })
                .orElseGet(() -> unknown(key));
    }

    /** The way of a lot's gold. */
    @Get("/auditor/trail")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> trail(HttpRequest<?> request, @QueryValue String lot) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Sight sight = AuditorFilter.sight(request);
        return found(Family.LOT.onLedger() + "/" + lot, ledger, sight)
                .map(fact -> new LotId(fact.key().parts().getFirst()))
                .<HttpResponse<?>>map(id -> {
                    var page = CooperativePage.ofAuditor(request, TrailMessage.TRAIL_TITLE.with("lot", id));
                    return page.answer(
                            TrailPage.of(LotTrail.of(id, ledger, sight), LotTreeReader.read(id, ledger), page));
                })
                .orElseGet(() -> unknown(lot));
    }

    /** Families of which nobody is told stay with whoever wrote them; the hash of a statement tells nothing of itself. */
    private static Optional<Fact> found(String key, ProjectedLedgerState ledger, Sight sight) {
        return RecordLink.key(key)
                .filter(known -> known.family() == Family.RECORD
                        || ReadModel.told(known.family()).isPresent())
                .flatMap(known -> ledger.seen(known, sight));
    }

    private static HttpResponse<?> unknown(String key) {
        return JsonResponses.notFound(GatewayMessage.LEDGER_RECORD_UNKNOWN.with("id", Argument.id(key)));
    }
}
