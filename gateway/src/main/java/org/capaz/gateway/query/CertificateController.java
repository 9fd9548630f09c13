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
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;

/** Certificates as they are on the ledger, and the hashes by which gateways compare what they have read. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "certificates")
final class CertificateController {
    private final LedgerQueries queries;
    private final LedgerStateReader ledgerStates;
    private final Sights sights;

    CertificateController(LedgerQueries queries, LedgerStateReader ledgerStates, Sights sights) {
        this.queries = queries;
        this.ledgerStates = ledgerStates;
        this.sights = sights;
    }

    @Get("/certificates/{certificate}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One certificate: its record, its state and every state it has had")
    HttpResponse<?> certificate(HttpRequest<?> request, String certificate, @RequestBean LedgerPoint at) {
        Sight sight = sights.of(request);
        if (sight.opened().isPresent()) {
            return queries.one(at, Families.at("certificates").orElseThrow(), List.of(certificate), sight);
        }
        return queries.one(
                at,
                GatewayMessage.LEDGER_CERTIFICATE_UNKNOWN,
                certificate,
                CertificateId::new,
                (id, ledger) -> ledger.fact(LedgerKeys.certificate(id)).map(found -> {
                    List<Fact> states = ledger.history(LedgerKeys.status(id));
                    return Json.object()
                            .with("certificate", found.object())
                            .with("shortId", id.shortId())
                            .with("recorded", found.place())
                            .with(
                                    "status",
                                    states.isEmpty()
                                            ? Json.NULL
                                            : states.getLast().withPlace())
                            .with(
                                    "history",
                                    states.stream().map(Fact::withPlace).toList());
                }));
    }

    @Get("/projection/hashes")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "projectionHashes",
            summary = "Rows and hash of each table made from blocks",
            description =
                    "Equal at every gateway that has read the same chain as far; name a block with asOf to compare.")
    HttpResponse<?> hashes(@RequestBean LedgerPoint at) {
        return queries.list(
                at,
                "tables",
                ledger -> ledgerStates.tableHashes(ledger.height()).stream()
                        .map(table -> Json.object()
                                .with("table", table.table())
                                .with("rows", table.rows())
                                .with("hash", table.hash()))
                        .toList());
    }
}
