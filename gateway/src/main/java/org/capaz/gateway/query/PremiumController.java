// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;

/** What is owed, what payers say they sent, what the producers say arrived. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "premiums")
final class PremiumController {
    private final LedgerQueries queries;
    private final Sights sights;

    PremiumController(LedgerQueries queries, Sights sights) {
        this.queries = queries;
        this.sights = sights;
    }

    @Get("/payments/{payment}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One announced payment with its receipt and what became of it, for payer and payee")
    HttpResponse<?> payment(HttpRequest<?> request, String payment, @RequestBean LedgerPoint at) {
        Sight sight = sights.of(request);
        if (sight.opened().isPresent()) {
            return queries.one(at, Families.at("payments").orElseThrow(), List.of(payment), sight);
        }
        return queries.one(
                at,
                GatewayMessage.LEDGER_PAYMENT_UNKNOWN,
                payment,
                Code::new,
                (id, ledger) ->
                        ledger.seen(LedgerKeys.payment(id), sight).map(found -> withReceipt(found, id, ledger)));
    }

    private static Json.Obj withReceipt(Fact found, Code payment, ProjectedLedgerState ledger) {
        Json.Obj json = Json.object().with("payment", DerivedPremiums.payment(found, ledger));
        json = Shown.withOne(json, "receipt", LedgerKeys.receipt(payment), ledger);
        List<Fact> corrections = ledger.facts(LedgerKeys.corrections(payment));
        json = corrections.isEmpty() ? json : json.with("corrections", Shown.places(corrections));
        return Shown.withOne(json, "reversal", LedgerKeys.reversal(payment), ledger);
    }
}
