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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;

/** Lots with all that is known of them: ancestors and successors, assays, seals, transfers, flags. */
@Controller("/v1/lots")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lots")
final class LotController {
    /** No lot is its own ancestor (I20); the bound only keeps a broken ledger from running us in circles. */
    private static final int DEEPEST = 64;

    private final LedgerQueries queries;
    private final Settings settings;

    LotController(LedgerQueries queries, Settings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    @Get
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "Lots, by state and custodian", description = LedgerQueries.PAGES)
    HttpResponse<?> lots(
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String custodian,
            @RequestBean Page page,
            @RequestBean LedgerPoint at) {
        return queries.page(
                at,
                page,
                Family.LOT,
                "lots",
                LedgerQueries.narrowed("state", state, "custodian", custodian),
                (lot, ledger) -> lot.withPlace());
    }

    @Get("/{lot}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "One lot with its tree, assays, seals, transfers, purchases, flags, settlement and certificate")
    HttpResponse<?> lot(String lot, @RequestBean LedgerPoint at) {
        return queries.one(
                at,
                GatewayMessage.LEDGER_LOT_UNKNOWN,
                lot,
                LotId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.lot(id)).map(found -> described(found, id, ledger)));
    }

    private Json.Obj described(Fact found, LotId lot, ProjectedLedgerState ledger) {
        Json.Obj json = Json.object()
                .with("lot", found.withPlace())
                .with("parents", tree(found.object(), "parents", ledger.relatives(lot, "parents"), 0))
                .with("successors", tree(found.object(), "successors", ledger.relatives(lot, "successors"), 0))
                .with("assays", places(ledger.facts(LedgerKeys.assays(lot))))
                .with("seals", places(ledger.referring(Family.SEAL, "lot", lot.value())))
                .with("transfers", places(ledger.referring(Family.TRANSFER, "lot", lot.value())))
                .with("transformations", places(ledger.referring(Family.TRANSFORMATION, "lot", lot.value())))
                .with("purchases", places(ledger.facts(LedgerKeys.purchases(lot))))
                .with("obligations", places(DerivedPremiums.owedOn(lot, ledger)))
                .with("holds", holds(lot, ledger))
                .with("flags", flags(lot, ledger));
        Optional<Fact> contributions = ledger.fact(LedgerKeys.contributions(lot));
        json = contributions.isEmpty()
                ? json
                : json.with("contributions", contributions(found, contributions.get(), ledger));
        json = withOne(json, "introduction", LedgerKeys.introduction(lot), ledger);
        json = withOne(json, "settlement", LedgerKeys.settlement(lot), ledger);
        return withOne(json, "certificate", LedgerKeys.certificateOf(lot), ledger);
    }

    /** What each miner brought is for the miners' own organisation; others see what all brought together (I48). */
    private Json.Obj contributions(Fact lot, Fact contributions, ProjectedLedgerState ledger) {
        PartyId creator = Fields.of(lot.object()).parsed("creator", PartyId::new);
        boolean own = ledger.fact(LedgerKeys.party(creator))
                .filter(party -> RecordMembers.matches(party, "msp", settings.mspId()))
                .isPresent();
        if (own) {
            return contributions.withPlace();
        }
        List<Json.Obj> parts = RecordMembers.objects(contributions.object(), "contributions");
        long gross = parts.stream()
                .mapToLong(part -> RecordMembers.number(part, "grossMg"))
                .sum();
        return contributions
                .withPlace()
                .without("contributions")
                .with("contributors", parts.size())
                .with("grossMg", gross);
    }

    private static Json.Obj withOne(Json.Obj json, String name, LedgerKey key, ProjectedLedgerState ledger) {
        return ledger.fact(key).map(fact -> json.with(name, fact.withPlace())).orElse(json);
    }

    private static List<Json.Obj> tree(Json.Obj lot, String direction, Map<LotId, Fact> relatives, int depth) {
        List<Json.Obj> branches = new ArrayList<>();
        for (String relative : RecordMembers.texts(lot, direction)) {
            Optional<Fact> found =
                    depth < DEEPEST ? Optional.ofNullable(relatives.get(new LotId(relative))) : Optional.empty();
            found.ifPresent(fact -> branches.add(Json.object()
                    .with("lot", fact.withPlace())
                    .with(direction, tree(fact.object(), direction, relatives, depth + 1))));
        }
        return branches;
    }

    /** The holds that stop it now; a released one is among the flags. */
    private static List<Json.Obj> holds(LotId lot, ProjectedLedgerState ledger) {
        return places(ledger.facts(LedgerKeys.flags(LedgerKeys.lot(lot))).stream()
                .filter(flag -> Flag.isHold(flag.object()) && flag.object().get("closedAt") == null)
                .toList());
    }

    private static List<Json.Obj> flags(LotId lot, ProjectedLedgerState ledger) {
        return places(ledger.facts(LedgerKeys.flags(LedgerKeys.lot(lot))));
    }

    private static List<Json.Obj> places(List<Fact> facts) {
        return facts.stream().map(Fact::withPlace).toList();
    }
}
