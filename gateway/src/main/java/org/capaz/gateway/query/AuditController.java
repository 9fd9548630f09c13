// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

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
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.transformation.Balance;
import org.capaz.ledger.transformation.GoldChanges;
import org.capaz.ledger.transformation.GoldSums;

/** What an auditor asks of the whole network, as of any block this gateway has read. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
final class AuditController {
    private final LedgerQueries queries;

    AuditController(LedgerQueries queries) {
        this.queries = queries;
    }

    @Get("/audit/balance")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "auditBalance",
            summary = "Both sides of the whole network's fine gold (I23), summed up from the blocks",
            description =
                    "The difference is zero when every milligram that began is active, delivered, lost or written off;"
                            + " name a block with asOf to compare with another gateway. A gain counts as a negative loss"
                            + " there; changes tells gains and losses apart, by who weighed or read, and names gains that"
                            + " creep. Production lots that count for more than they gave (I49) would be listed as"
                            + " overcounted.")
    HttpResponse<?> balance(@RequestBean LedgerPoint at) {
        return queries.whole(at, ledger -> balance(ledger));
    }

    private static Json.Obj balance(ProjectedLedgerState ledger) {
        GoldSums sums = ledger.gold();
        Balance balance = sums.balance();
        return Json.object()
                .with("lots", sums.sum(GoldSums.Kind.LOTS))
                .with("transformations", sums.sum(GoldSums.Kind.TRANSFORMATIONS))
                .with("began", Json.object().with("declaredMg", balance.declaredMg()))
                .with(
                        "accountedFor",
                        Json.object()
                                .with("activeMg", balance.activeMg())
                                .with("deliveredMg", balance.deliveredMg())
                                .with("lostMg", balance.lostMg())
                                .with("writtenOffMg", balance.writtenOffMg()))
                .with("differenceMg", balance.differenceMg())
                .with("changes", changes(sums, ledger));
    }

    /** Before the members have published a tolerance, nothing counts above what production lots gave. */
    private static Json.Obj changes(GoldSums sums, ProjectedLedgerState ledger) {
        BasisPoints gain = new BasisPoints(
                ReferenceValues.on(Day.of(ledger.time()), ledger).getOrLeast(ReferenceValue.GAIN_FINE_MOST));
        List<GoldChanges.ByParty> parties = sums.parties();
        return Json.object()
                .with("unattributedMg", sums.sum(GoldSums.Kind.UNATTRIBUTED_MG))
                .with(
                        "overcounted",
                        Json.texts(ledger.overcounted(gain).stream()
                                .map(LotId::value)
                                .toList()))
                .with(
                        "custodians",
                        parties.stream()
                                .filter(party -> party.source() == Change.Source.CUSTODIAN)
                                .map(party -> json(party, gain))
                                .toList())
                .with(
                        "laboratories",
                        parties.stream()
                                .filter(party -> party.source() == Change.Source.LABORATORY)
                                .map(party -> json(party, gain))
                                .toList());
    }

    private static Json.Obj json(GoldChanges.ByParty party, BasisPoints gain) {
        return Json.object()
                .with("party", party.by().value())
                .with("gainedMg", party.gainedMg())
                .with("gains", party.gains())
                .with("lostMg", party.lostMg())
                .with("losses", party.losses())
                .with("creeping", party.creeping(gain));
    }
}
