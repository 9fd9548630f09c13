// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Optional;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.cooperative.session.Session;

/** Shows the photos of slips to the officers of their own party, and erases them. */
@Controller("/cooperative/payments/photos")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class PhotoController {
    private final PhotoStore photos;
    private final AuditTrail trail;
    private final Clock clock;

    PhotoController(PhotoStore photos, AuditTrail trail, Clock clock) {
        this.photos = photos;
        this.trail = trail;
        this.clock = clock;
    }

    @Get("/{sha256}")
    @Produces(SlipPhoto.TYPE)
    HttpResponse<?> show(HttpRequest<?> request, String sha256) {
        return session(request)
                .flatMap(session -> photos.content(session.owner(), sha256))
                .<HttpResponse<?>>map(content -> HttpResponse.ok(content).contentType(SlipPhoto.TYPE))
                .orElseGet(PhotoController::nothing);
    }

    /** The picture is deleted; what was stated stands. */
    @Post("/{sha256}/erase")
    HttpResponse<?> erase(HttpRequest<?> request, String sha256) {
        return session(request)
                .filter(session -> photos.erase(session.owner(), sha256, clock.instant()))
                .<HttpResponse<?>>map(session -> {
                    trail.record(
                            AuditTrail.Event.PHOTO_ERASED, session.officer().value(), session.owner());
                    return HttpResponse.noContent();
                })
                .orElseGet(PhotoController::nothing);
    }

    private static Optional<Session> session(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class);
    }

    private static HttpResponse<?> nothing() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }
}
