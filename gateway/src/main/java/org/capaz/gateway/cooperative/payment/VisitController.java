// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.cooperative.session.Session;

/**
 * The page on which an officer enters a form that people filled in by hand on a visit. It asks what the payments page asks and
 * hands in to the same desk; what is signed on it says so.
 *
 * <p>Decision 215.
 */
@Controller(VisitController.PATH)
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class VisitController {
    static final String PATH = "/cooperative/visits";

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return Session.ofParty(request)
                .<HttpResponse<?>>map(session -> PaymentScreens.visits(request))
                .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
    }
}
