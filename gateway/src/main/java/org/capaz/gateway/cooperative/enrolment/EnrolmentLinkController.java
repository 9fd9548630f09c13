// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;

/** Makes links for whoever may enrol others, and hands out the registrations of the keys that were made, to be signed. */
@Controller("/v1/enrolments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "enrolments")
final class EnrolmentLinkController {
    private final Enrolments enrolments;
    private final OwnOrigin ownOrigin;

    EnrolmentLinkController(Enrolments enrolments, OwnOrigin ownOrigin) {
        this.enrolments = enrolments;
        this.ownOrigin = ownOrigin;
    }

    @Post
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "makeEnrolment",
            summary = "Make a link with which one person makes a key for one party and one role",
            description =
                    "For those who may enrol others. The link is told once, lives 48 hours and is used once; behind"
                            + " its # stands the secret. With person it makes the next key of somebody whose key was"
                            + " revoked.")
    @ApiResponse(responseCode = "201", description = "The link, to be given to that person")
    @ApiResponse(responseCode = "404", description = "There is nothing here for this officer")
    HttpResponse<?> make(HttpRequest<?> request, @Body byte[] body) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            String owner = fields.text("party");
            OfficerRole role = fields.parsed("role", Codes.of(OfficerRole.class));
            Optional<PersonId> person = fields.optionalParsed("person", PersonId::new);
            fields.end();
            return caller(request)
                    .flatMap(maker -> enrolments.make(maker, owner, role, person))
                    .flatMap(made -> ownOrigin.ofLinks(request).map(origin -> answer(made, origin)))
                    .<HttpResponse<?>>map(link -> JsonResponses.json(HttpStatus.CREATED, link))
                    .orElseGet(EnrolmentLinkController::nothing);
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
    }

    private static Json.Obj answer(Enrolments.Made made, String origin) {
        return Json.object()
                .with("id", made.link().id())
                .with("link", made.address(origin))
                .with("endsAt", made.link().endsAt().getEpochSecond());
    }

    /** The keys that wait for those who register them. */
    @Get
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(operationId = "enrolments", summary = "The keys that wait for this officer's signature")
    HttpResponse<?> waiting(HttpRequest<?> request) {
        return JsonResponses.json(Json.object()
                .with(
                        "enrolments",
                        caller(request).stream()
                                .flatMap(officer -> enrolments.waiting(officer).stream())
                                .map(link -> Json.object()
                                        .with("id", link.id())
                                        .with("party", link.owner())
                                        .with("role", link.role().name()))
                                .toList()));
    }

    /** The registration of a key, signed by that key: a file for {@code ./capaz sign}. */
    @Get("/{id}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "enrolment",
            summary = "The registration of a key that waits, signed by that key",
            description =
                    "A statement officer.register. Before signing it, compare the key's number with the one that the"
                            + " person's phone shows.")
    @ApiResponse(responseCode = "200", description = "The registration")
    @ApiResponse(responseCode = "404", description = "There is no such key for this officer")
    HttpResponse<?> registration(HttpRequest<?> request, String id) {
        return caller(request).stream()
                .flatMap(officer -> enrolments.waiting(officer).stream())
                .filter(link -> link.id().equals(id))
                .flatMap(link -> link.proof().stream())
                .map(SignedStatement::json)
                .findFirst()
                .<HttpResponse<?>>map(JsonResponses::json)
                .orElseGet(EnrolmentLinkController::nothing);
    }

    /** A signature of whoever asks under that registration; with the last one that is needed, it goes to the ledger. */
    @Post("/{id}/signatures")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "signEnrolment",
            summary = "Add this officer's signature under the registration of a key",
            description = "With the last signature that is needed the registration goes to the ledger.")
    @ApiResponse(responseCode = "200", description = "REGISTERED, ON_ITS_WAY, or WAITING with what is missing")
    @ApiResponse(responseCode = "404", description = "There is no such key for this officer")
    @ApiResponse(responseCode = "422", description = "Refused by a rule, or the signature is not this officer's")
    HttpResponse<?> sign(HttpRequest<?> request, String id, @Body byte[] body) {
        return RegistrationSignature.answer(enrolments, caller(request), id, body);
    }

    private static Optional<OfficerId> caller(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                .filter(Caller.Officer.class::isInstance)
                .map(caller -> new OfficerId(((Caller.Officer) caller).id()));
    }

    private static HttpResponse<?> nothing() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }
}
