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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;

/** Lots with all that is known of them: ancestors and successors, assays, seals, transfers, flags. */
@Controller("/v1/lots")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "lots")
final class LotController {
    /** No lot is its own ancestor (I20); the bound only keeps a broken ledger from running us in circles. */
    private static final int DEEPEST = 64;

    private final LedgerQueries queries;
    private final Sights sights;

    LotController(LedgerQueries queries, Sights sights) {
        this.queries = queries;
        this.sights = sights;
    }

    @Get("/{lot}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "One lot with its tree, assays, seals, transfers, purchases, flags, settlement and certificate")
    HttpResponse<?> lot(HttpRequest<?> request, String lot, @RequestBean LedgerPoint at) {
        Sight sight = sights.of(request);
        if (sight.opened().isPresent()) {
            return queries.one(at, Families.at("lots").orElseThrow(), List.of(lot), sight);
        }
        return queries.one(
                at,
                GatewayMessage.LEDGER_LOT_UNKNOWN,
                lot,
                LotId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.lot(id)).map(found -> described(found, id, ledger, sight)));
    }

    private static Json.Obj described(Fact found, LotId lot, ProjectedLedgerState ledger, Sight sight) {
        Json.Obj json = Json.object()
                .with("lot", found.withPlace())
                .with("parents", tree(found.object(), "parents", ledger.relatives(lot, "parents"), 0))
                .with("successors", tree(found.object(), "successors", ledger.relatives(lot, "successors"), 0))
                .with("assays", Shown.places(ledger.facts(LedgerKeys.assays(lot))))
                .with("seals", Shown.places(ledger.referring(Family.SEAL, "lot", lot.value())))
                .with(
                        "transfers",
                        Shown.places(ledger.referring(Family.TRANSFER, "lot", lot.value()).stream()
                                .filter(transfer -> ledger.isSeen(transfer, sight))
                                .toList()))
                .with("transformations", Shown.places(ledger.referring(Family.TRANSFORMATION, "lot", lot.value())))
                .with("purchases", Shown.places(ledger.facts(LedgerKeys.purchases(lot))))
                .with("obligations", Shown.places(DerivedPremiums.owedOn(lot, ledger)))
                .with("holds", holds(lot, ledger))
                .with("flags", flags(lot, ledger));
        Optional<Fact> contributions = ledger.fact(LedgerKeys.contributions(lot));
        json = contributions.isEmpty()
                ? json
                : json.with("contributions", contributions(found, contributions.get(), sight));
        json = Shown.withOne(json, "introduction", LedgerKeys.introduction(lot), ledger);
        json = Shown.withOne(json, "settlement", LedgerKeys.settlement(lot), ledger);
        return Shown.withOne(json, "certificate", LedgerKeys.certificateOf(lot), ledger);
    }

    /** What each miner brought is for the miners' own producer and organisation; others see what all brought together (I48). */
    private static Json.Obj contributions(Fact lot, Fact contributions, Sight sight) {
        if (sight.isOf(RecordMembers.text(lot.object(), "creator"))) {
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
        return Shown.places(ledger.facts(LedgerKeys.flags(LedgerKeys.lot(lot))).stream()
                .filter(flag -> Flag.isHold(flag.object()) && flag.object().get("closedAt") == null)
                .toList());
    }

    private static List<Json.Obj> flags(LotId lot, ProjectedLedgerState ledger) {
        return Shown.places(ledger.facts(LedgerKeys.flags(LedgerKeys.lot(lot))));
    }
}
