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
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;

/** Who is who, who may sign, and what was attested about the producers. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "registry")
final class RegistryController {
    private final LedgerQueries queries;
    private final Sights sights;

    RegistryController(LedgerQueries queries, Sights sights) {
        this.queries = queries;
        this.sights = sights;
    }

    @Get("/parties/{party}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One party with its officers")
    HttpResponse<?> party(String party, @RequestBean LedgerPoint at) {
        return queries.one(
                at,
                GatewayMessage.LEDGER_PARTY_UNKNOWN,
                party,
                PartyId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.party(id))
                        .map(found -> Json.object()
                                .with("party", found.withPlace())
                                .with("officers", Shown.places(ledger.referring(Family.OFFICER, "owner", party)))));
    }

    @Get("/amps/{amp}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One producer with its derived affiliation and what it is derived from")
    HttpResponse<?> amp(HttpRequest<?> request, String amp, @RequestBean LedgerPoint at) {
        Sight sight = sights.of(request);
        if (sight.opened().isPresent()) {
            return queries.one(at, Families.at("amps").orElseThrow(), List.of(amp), sight);
        }
        return queries.one(
                at,
                GatewayMessage.LEDGER_PRODUCER_UNKNOWN,
                amp,
                PartyId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.amp(id))
                        .map(found -> Json.object()
                                .with("amp", found.withPlace())
                                .with("affiliation", affiliation(id, ledger))
                                .with("bases", Shown.places(ledger.facts(LedgerKeys.bases(id))))
                                .with("scopes", Shown.places(ledger.facts(LedgerKeys.scopes(id))))
                                .with("reports", Shown.places(ledger.facts(LedgerKeys.reports(id))))
                                .with("commitments", Shown.places(ledger.facts(LedgerKeys.commitments(id))))
                                .with(
                                        "attestations",
                                        ledger.facts(LedgerKeys.attestations(id)).stream()
                                                .map(fact -> Shown.attestation(fact, ledger, Sight.NOBODY))
                                                .toList())
                                // How many are enrolled now, never who (I47).
                                .with("miners", ledger.countReferring(Family.MINER, "amp", amp))));
    }

    private static Json.Obj affiliation(PartyId amp, ProjectedLedgerState ledger) {
        Affiliation standing = Affiliation.of(amp, Day.of(ledger.time()), ledger.time(), ledger);
        List<Json.Obj> modules =
                standing.modules().stream().map(Affiliation.ModuleResult::json).toList();
        Json.Obj json = Json.object().with("state", standing.state().name()).with("modules", modules);
        return standing.standard()
                .map(standard -> json.with("standard", standard.name()).with("version", standard.version()))
                .orElse(json);
    }
}
