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
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;

/** What is owed, what payers say they sent, what the producers say arrived. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "premiums")
final class PremiumController {
    private final LedgerQueries queries;

    PremiumController(LedgerQueries queries) {
        this.queries = queries;
    }

    @Get("/obligations")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "Obligations with their derived state and the sums announced and confirmed",
            description = LedgerQueries.PAGES)
    HttpResponse<?> obligations(
            @Nullable @QueryValue String beneficiary,
            @Nullable @QueryValue String lot,
            @RequestBean Page page,
            @RequestBean LedgerPoint at) {
        return queries.page(
                at,
                page,
                Family.OBLIGATION,
                "obligations",
                LedgerQueries.narrowed("beneficiary", beneficiary, "lot", lot),
                DerivedPremiums::obligation);
    }

    @Get("/payments")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "Announced payments with their derived state", description = LedgerQueries.PAGES)
    HttpResponse<?> payments(
            @Nullable @QueryValue String beneficiary,
            @Nullable @QueryValue String payer,
            @RequestBean Page page,
            @RequestBean LedgerPoint at) {
        return queries.page(
                at,
                page,
                Family.PAYMENT,
                "payments",
                LedgerQueries.narrowed("beneficiary", beneficiary, "payer", payer),
                DerivedPremiums::payment);
    }

    @Get("/payments/{payment}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One announced payment with its receipt")
    HttpResponse<?> payment(String payment, @RequestBean LedgerPoint at) {
        return queries.one(
                at,
                GatewayMessage.LEDGER_PAYMENT_UNKNOWN,
                payment,
                Code::new,
                (id, ledger) -> ledger.fact(LedgerKeys.payment(id)).map(found -> withReceipt(found, id, ledger)));
    }

    @Get("/receipts")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "What producers say arrived", description = LedgerQueries.PAGES)
    HttpResponse<?> receipts(
            @Nullable @QueryValue String beneficiary, @RequestBean Page page, @RequestBean LedgerPoint at) {
        return queries.page(
                at,
                page,
                Family.RECEIPT,
                "receipts",
                LedgerQueries.narrowed("beneficiary", beneficiary),
                (receipt, ledger) -> receipt.withPlace());
    }

    @Get("/plans")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "What producers mean to spend their premiums on, with every use and its derived state",
            description = LedgerQueries.PAGES)
    HttpResponse<?> plans(@Nullable @QueryValue String amp, @RequestBean Page page, @RequestBean LedgerPoint at) {
        return queries.page(at, page, Family.PLAN, "plans", LedgerQueries.narrowed("amp", amp), DerivedPremiums::plan);
    }

    /** The payee's first answer, what it said later instead, and whether the bank sent the money back. */
    private static Json.Obj withReceipt(Fact found, Code payment, ProjectedLedgerState ledger) {
        Json.Obj json = Json.object().with("payment", DerivedPremiums.payment(found, ledger));
        Optional<Fact> receipt = ledger.fact(LedgerKeys.receipt(payment));
        if (receipt.isPresent()) {
            json = json.with("receipt", receipt.get().withPlace());
        }
        List<Fact> corrections = ledger.facts(LedgerKeys.corrections(payment));
        if (!corrections.isEmpty()) {
            json = json.with(
                    "corrections", corrections.stream().map(Fact::withPlace).toList());
        }
        Optional<Fact> reversal = ledger.fact(LedgerKeys.reversal(payment));
        return reversal.isPresent() ? json.with("reversal", reversal.get().withPlace()) : json;
    }
}
