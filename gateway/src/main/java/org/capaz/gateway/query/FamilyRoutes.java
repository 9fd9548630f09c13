// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.capaz.gateway.access.ListParameters;
import org.capaz.ledger.record.Family;

/** Makes an address of each line of {@link Families}. */
@SuppressWarnings(
        "overrides") // Micronaut's class takes arrays where its interface takes as many arguments as there are
@Singleton
class FamilyRoutes extends DefaultRouteBuilder implements ListParameters {
    /** Their records have addresses of their own, which tell more than the record. */
    private static final Set<Family> TOLD_ELSEWHERE =
            Set.of(Family.AMP, Family.CERTIFICATE, Family.LOT, Family.PARTY, Family.PAYMENT);

    private static final String ROOT = "/v1/";
    private static final Set<String> OF_ONE = Set.of("asOf");

    FamilyRoutes(ExecutionHandleLocator locator, UriNamingStrategy names, ConversionService conversions) {
        super(locator, names, conversions);
    }

    @Inject
    void routes(FamilyController controller) {
        for (Listing listing : Families.ALL) {
            route(ROOT + listing.path(), controller, "list");
            if (hasOne(listing)) {
                route(ROOT + listing.pathOfOne(), controller, "one");
            }
        }
    }

    /** HEAD beside GET, as the server itself adds it where annotations declare a route. */
    private void route(String path, FamilyController controller, String method) {
        GET(path, controller, method, HttpRequest.class);
        HEAD(path, controller, method, HttpRequest.class);
    }

    /** Whether one record is answered under the list's address. */
    static boolean hasOne(Listing listing) {
        return !TOLD_ELSEWHERE.contains(listing.family());
    }

    @Override
    public boolean isOfAudited(String path) {
        if (!path.startsWith(ROOT)) {
            return false;
        }
        String[] parts = path.substring(ROOT.length()).split("/", -1);
        return Families.at(parts[0])
                .filter(Listing::isAudited)
                .filter(listing ->
                        parts.length == 1 || parts.length == 1 + listing.slots().size())
                .isPresent();
    }

    @Override
    public Set<String> of(String path) {
        if (!path.startsWith(ROOT)) {
            return Set.of();
        }
        String[] parts = path.substring(ROOT.length()).split("/", 2);
        return Families.at(parts[0])
                .map(listing -> parts.length == 1 ? listing.parameters() : hasOne(listing) ? OF_ONE : Set.<String>of())
                .orElse(Set.of());
    }
}
