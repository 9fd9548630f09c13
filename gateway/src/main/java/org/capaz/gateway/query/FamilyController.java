// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.context.annotation.Executable;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.record.Family;

/** Answers all addresses of {@link Families}: a list under its path, one record under its path and the parts of its key. */
@Singleton
class FamilyController {
    private static final String ROOT = "/v1/";

    private final LedgerQueries queries;
    private final Sights sights;

    FamilyController(LedgerQueries queries, Sights sights) {
        this.queries = queries;
        this.sights = sights;
    }

    @Executable
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> list(HttpRequest<?> request) {
        Listing listing =
                Families.at(request.getPath().substring(ROOT.length())).orElseThrow();
        HttpParameters parameters = request.getParameters();
        Map<String, @Nullable String> narrowed = new TreeMap<>();
        listing.members().forEach(member -> narrowed.put(member.name(), parameters.get(member.name())));
        if (listing.family() == Family.FLAG) {
            // All of them are those that may be closed.
            narrowed.compute(
                    "closed", (name, closed) -> "true".equals(closed) ? null : closed == null ? "false" : closed);
        }
        return queries.page(point(parameters), Page.of(parameters), listing, narrowed, sights.of(request));
    }

    @Executable
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> one(HttpRequest<?> request) {
        String path = request.getPath().substring(ROOT.length());
        int end = path.indexOf('/');
        Listing listing = Families.at(path.substring(0, end)).orElseThrow();
        List<String> parts = new ArrayList<>();
        try {
            for (String part : path.substring(end + 1).split("/", -1)) {
                parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException notEncoded) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        return queries.one(point(request.getParameters()), listing, parts, sights.of(request));
    }

    private static LedgerPoint point(HttpParameters parameters) {
        return new LedgerPoint(parameters.get("asOf"), parameters.get("height"));
    }
}
