// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.Problem;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Sentence;

/**
 * Lets officers say where their party's programs want to be told that something was recorded. Each party sees its own.
 *
 * <p>Decision 203.
 */
@Controller("/v1/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "changes")
final class WebhookController {
    private static final int SECRET_BYTES = 32;

    private final WebhookStore webhooks;
    private final WebhookSender sender;
    private final WebhookSettings settings;
    private final LedgerHeight ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookController(
            WebhookStore webhooks, WebhookSender sender, WebhookSettings settings, LedgerHeight ledger, Clock clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Post
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "makeWebhook",
            summary = "Have this gateway tell an address that something was recorded",
            description = "Only hosts that this member configured are taken. Each delivery is a POST of the body"
                    + " WebhookDelivery, with Capaz-Delivery, the same at each try, and Capaz-Signature: t=SECONDS,v1=HEX,"
                    + " the HMAC-SHA-256 with the secret over SECONDS, a dot and the body. It tells a place, no record:"
                    + " ask /v1/changes behind your own place. Without an answer of 2xx it is tried again, later each"
                    + " time.")
    @ApiResponse(responseCode = "201", description = "The webhook with its secret, which is told this once")
    @ApiResponse(responseCode = "422", description = "Not an address to which this member sends, or too many")
    HttpResponse<?> make(HttpRequest<?> request, @Body byte[] body) {
        String url;
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            url = fields.text("url");
            fields.end();
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
        if (Target.of(url, settings).isEmpty()) {
            return refused(
                    settings.hosts().isEmpty()
                            ? GatewayMessage.WEBHOOKS_NONE.sentence()
                            : GatewayMessage.WEBHOOK_ADDRESS_NOT_TAKEN.with("hosts", Argument.ids(settings.hosts())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Webhook made = new Webhook(
                UUID.randomUUID().toString(),
                party(request),
                url,
                Base64Url.encode(secret),
                clock.instant().getEpochSecond(),
                Optional.empty(),
                "",
                0,
                "",
                false);
        if (!webhooks.add(made, ledger.height(), settings.mostOfParty())) {
            return refused(GatewayMessage.WEBHOOKS_TOO_MANY.with("most", Argument.count(settings.mostOfParty())));
        }
        Json.Obj shown = webhooks.find(made.id(), made.party()).orElseThrow().json();
        return JsonResponses.json(HttpStatus.CREATED, shown.with("secret", made.secret()));
    }

    @Get
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "webhooks",
            summary = "The webhooks of the officer's party, with what became of deliveries")
    HttpResponse<?> all(HttpRequest<?> request) {
        return JsonResponses.json(Json.object()
                .with(
                        "webhooks",
                        webhooks.of(party(request)).stream().map(Webhook::json).toList()));
    }

    @Post("/{id}/test")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(operationId = "testWebhook", summary = "Send a delivery that tells nothing but that it came, now")
    @ApiResponse(responseCode = "200", description = "Whether it was taken, and why not")
    @ApiResponse(responseCode = "404", description = "The officer's party has no such webhook")
    HttpResponse<?> test(HttpRequest<?> request, String id) {
        return with(request, id, webhook -> {
            Json.Obj told = Json.object().with("id", id);
            return sender.test(webhook)
                    .map(failure -> told.with("delivered", false).with("failure", failure))
                    .orElseGet(() -> told.with("delivered", true));
        });
    }

    @Delete("/{id}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(operationId = "endWebhook", summary = "End a webhook")
    @ApiResponse(responseCode = "200", description = "As it was")
    @ApiResponse(responseCode = "404", description = "The officer's party has no such webhook")
    HttpResponse<?> end(HttpRequest<?> request, String id) {
        return with(request, id, webhook -> {
            webhooks.remove(webhook.id());
            return webhook.json();
        });
    }

    private HttpResponse<?> with(HttpRequest<?> request, String id, Function<Webhook, Json.Obj> told) {
        return Optional.of(id)
                .filter(asked -> asked.matches("[0-9a-f-]{36}"))
                .flatMap(asked -> webhooks.find(asked, party(request)))
                .map(told)
                .<HttpResponse<?>>map(JsonResponses::json)
                .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
    }

    private static String party(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.Officer.class)
                .orElseThrow()
                .owner();
    }

    private static HttpResponse<?> refused(Sentence why) {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "WEBHOOK_REFUSED", why)
                .atField("url")
                .response();
    }
}
