// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Standard;

/** Who is who, who may sign, and what was attested about the producers. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "registry")
final class RegistryController {
    private final LedgerQueries queries;

    RegistryController(LedgerQueries queries) {
        this.queries = queries;
    }

    @Get("/parties")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "All parties", description = LedgerQueries.PAGES)
    HttpResponse<?> parties(@RequestBean Page page, @RequestBean LedgerPoint at) {
        return queries.page(at, page, Family.PARTY, "parties", Map.of(), (party, ledger) -> party.withPlace());
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
                                .with("officers", places(ledger.referring(Family.OFFICER, "owner", party)))));
    }

    @Get("/officers/{officer}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One officer's key, roles and validity")
    HttpResponse<?> officer(String officer, @RequestBean LedgerPoint at) {
        return queries.one(
                at,
                GatewayMessage.LEDGER_OFFICER_UNKNOWN,
                officer,
                OfficerId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.officer(id))
                        .map(found -> Json.object().with("officer", found.withPlace())));
    }

    @Get("/attestations")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "Attestations, of one producer or of all, with their contests and what else a reader must know",
            description = LedgerQueries.PAGES)
    HttpResponse<?> attestations(
            @Nullable @QueryValue String subject, @RequestBean Page page, @RequestBean LedgerPoint at) {
        return queries.page(
                at,
                page,
                Family.ATTESTATION,
                "attestations",
                LedgerQueries.narrowed("subject", subject),
                RegistryController::attestation);
    }

    @Get("/amps/{amp}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One producer with its derived affiliation and what it is derived from")
    HttpResponse<?> amp(String amp, @RequestBean LedgerPoint at) {
        return queries.one(
                at,
                GatewayMessage.LEDGER_PRODUCER_UNKNOWN,
                amp,
                PartyId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.amp(id))
                        .map(found -> Json.object()
                                .with("amp", found.withPlace())
                                .with("affiliation", affiliation(id, ledger))
                                .with("bases", places(ledger.facts(LedgerKeys.bases(id))))
                                .with("scopes", places(ledger.facts(LedgerKeys.scopes(id))))
                                .with("reports", places(ledger.facts(LedgerKeys.reports(id))))
                                .with("commitments", places(ledger.facts(LedgerKeys.commitments(id))))
                                .with(
                                        "attestations",
                                        ledger.facts(LedgerKeys.attestations(id)).stream()
                                                .map(fact -> attestation(fact, ledger))
                                                .toList())
                                // How many are enrolled now, never who (I47).
                                .with("miners", ledger.countReferring(Family.MINER, "amp", amp))));
    }

    private static Json.Obj attestation(Fact fact, ProjectedLedgerState ledger) {
        Fields record = Fields.of(fact.object());
        PartyId subject = record.parsed("subject", PartyId::new);
        Code attestation = record.parsed("attestation", Code::new);
        List<String> notices = Attestation.of(subject, ledger).stream()
                .filter(entry -> entry.id().equals(attestation))
                .flatMap(entry -> AttestationNotice.of(entry, Day.of(ledger.time()), ledger.time(), ledger).stream())
                .map(AttestationNotice::name)
                .toList();
        LedgerKey contests = LedgerKeys.contests(subject, record.quantity("module", Standard::module), attestation);
        return fact.withPlace().with("notices", Json.texts(notices)).with("contests", places(ledger.facts(contests)));
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

    private static List<Json.Obj> places(List<Fact> facts) {
        return facts.stream().map(Fact::withPlace).toList();
    }
}
