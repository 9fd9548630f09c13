// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.capaz.gateway.DatabaseException;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.OfficerRegistry;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.submit.Outcome;
import org.capaz.gateway.submit.Submission;
import org.capaz.gateway.submit.Submitter;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.Statement;

/**
 * Takes signed statements from officers, and answers what became of them.
 *
 * <p>Decisions 031 and 033.
 */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "statements")
final class StatementController {
    private static final String UNKNOWN = "UNKNOWN";

    private final Submitter submitter;
    private final DryRun dryRuns;
    private final OfficerRegistry registry;
    private final LedgerHeight ledger;
    private final Settings settings;

    StatementController(
            Submitter submitter, DryRun dryRuns, OfficerRegistry registry, LedgerHeight ledger, Settings settings) {
        this.submitter = submitter;
        this.dryRuns = dryRuns;
        this.registry = registry;
        this.ledger = ledger;
        this.settings = settings;
    }

    @Post("/statements")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "submitStatements",
            summary = "Hand in a signed statement, or a batch {\"statements\":[…]}",
            description = "The client record id is the key to idempotency: the same statement again has one effect and"
                    + " one answer. For certificate.issue the gateway chooses the status index. With dryRun=true nothing is"
                    + " recorded or kept: the answer (200) says for each statement whether it would be accepted, every"
                    + " error, what to look at again, which signatures are missing, and what it would write.")
    @ApiResponse(responseCode = "201", description = "Committed; the place on the ledger")
    @ApiResponse(
            responseCode = "200",
            description = "The same statement was committed before; its first place. Of a dry run, its answer")
    @ApiResponse(responseCode = "202", description = "Under way; ask at Location")
    @ApiResponse(
            responseCode = "400",
            description = "Malformed; code and field say where, errors lists everything that is")
    @ApiResponse(responseCode = "401", description = "No valid officer's token")
    @ApiResponse(responseCode = "403", description = "An officer of another member")
    @ApiResponse(responseCode = "409", description = "Somebody else changed the same records three times in a row")
    @ApiResponse(responseCode = "413", description = "Larger than 64 KiB")
    @ApiResponse(responseCode = "422", description = "Refused by a rule, or the id stands for another statement (I4)")
    @ApiResponse(responseCode = "502", description = "The members' peers do not agree")
    @ApiResponse(responseCode = "503", description = "Busy, or the peers cannot be reached; nothing was sent")
    @ApiResponse(responseCode = "504", description = "Sent and not known yet; ask at Location")
    HttpResponse<?> submit(
            HttpRequest<?> request, @Body byte[] body, @QueryValue(defaultValue = "false") boolean dryRun) {
        return dryRun ? tryOut(request, body) : submit(request, body);
    }

    /** The same callers may try who may submit; who is no officer yet founds its member without trying. */
    private HttpResponse<?> tryOut(HttpRequest<?> request, byte[] body) {
        if (caller(request) instanceof Caller.UnknownKey) {
            return noFounder();
        }
        try {
            return JsonResponses.json(dryRuns.answer(StatementRequest.Items.read(body)));
        } catch (MalformedRequest e) {
            return malformed(e.errors()).response();
        }
    }

    private static Caller caller(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.class).orElseThrow();
    }

    private MutableHttpResponse<?> noFounder() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "TOKEN_INVALID",
                        GatewayMessage.TOKEN_OFFICER_NOT_FOUNDER.with("msp", Argument.id(settings.mspId())))
                .response()
                .header("WWW-Authenticate", "Bearer");
    }

    private HttpResponse<?> submit(HttpRequest<?> request, byte[] body) {
        StatementRequest statementRequest;
        try {
            statementRequest = StatementRequest.read(body, settings.channel());
        } catch (MalformedRequest e) {
            return caller(request) instanceof Caller.UnknownKey && !StatementRequest.saysFounding(body)
                    ? noFounder()
                    : malformed(e.errors()).response();
        }
        if (caller(request) instanceof Caller.UnknownKey unknownKey && !isOurFounder(statementRequest, unknownKey)) {
            return noFounder();
        }
        Submission submission = statementRequest.submission();
        CompletableFuture<Outcome> outcome = submitter.submit(submission);
        try {
            return answer(submission.id(), outcome.get(settings.answerWithinSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException slow) {
            return underWay(submission.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(submission.id(), new Outcome.Unknown(""));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome is always given", e.getCause());
        }
    }

    /** It was taken and may have been sent: a database that is away for the moment must not be answered as if nothing had been. */
    private HttpResponse<?> underWay(String id) {
        String state;
        try {
            state = submitter.find(id).map(Submitter.SubmissionStatus::state).orElse("RECEIVED");
        } catch (DatabaseException away) {
            state = UNKNOWN;
        }
        return state.equals(UNKNOWN)
                ? answer(id, new Outcome.Unknown(""))
                : JsonResponses.json(
                                HttpStatus.ACCEPTED,
                                Json.object().with("id", id).with("state", state))
                        .header("Location", location(id));
    }

    @Get("/submissions/{id}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "What became of a submission, by its own id or that of a statement inside")
    @ApiResponse(responseCode = "200", description = "Its state and, once known, its place or why it was refused")
    @ApiResponse(responseCode = "404", description = "No such submission came to this gateway")
    HttpResponse<?> submission(String id) {
        return Optional.of(id)
                .filter(asked -> asked.matches("[A-Za-z0-9-]{1,64}"))
                .flatMap(submitter::find)
                .<HttpResponse<?>>map(status -> JsonResponses.json(statusJson(status)))
                .orElseGet(() -> JsonResponses.notFound(GatewayMessage.SUBMISSION_UNKNOWN.with("id", Argument.id(id))));
    }

    private boolean isOurFounder(StatementRequest statementRequest, Caller.UnknownKey unknownKey) {
        return statementRequest
                .founding()
                .filter(statement ->
                        statement.actor().equals(settings.mspId()) && !registry.isFounded(settings.mspId()))
                .filter(statement -> isSignedByFounder(statement, unknownKey))
                .isPresent();
    }

    private static boolean isSignedByFounder(Statement statement, Caller.UnknownKey unknownKey) {
        try {
            byte[] spki = Fields.of(statement.body(), "body").object("officer").parsed("spki", Base64Url::decode);
            return unknownKey.token().belongsTo(OfficerId.of(spki).value(), spki);
        } catch (JsonException | IllegalArgumentException e) {
            return false;
        }
    }

    private HttpResponse<?> answer(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed done ->
                JsonResponses.json(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED, committed(id, done))
                        .header("Location", location(id));
            case Outcome.Refused no -> refusal(no.objection()).response();
            case Outcome.OtherContent other ->
                Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "I4", other.because())
                        .atField("statement.id")
                        .byRule("I4")
                        .response();
            case Outcome.Conflicted conflict ->
                Problem.of(HttpStatus.CONFLICT, conflict.code(), GatewayMessage.RECORDS_CHANGED_CONCURRENTLY.sentence())
                        .response();
            case Outcome.Busy busy ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", busy.because())
                        .response()
                        .header("Retry-After", Integer.toString(busy.seconds()));
            case Outcome.Failed failed ->
                Problem.of(HttpStatus.BAD_GATEWAY, failed.code(), failed.because())
                        .response();
            case Outcome.Unknown unknown -> unknown(id, unknown);
        };
    }

    private static MutableHttpResponse<?> unknown(String id, Outcome.Unknown unknown) {
        Sentence what = unknown.txId().isEmpty()
                ? GatewayMessage.THE_SUBMISSION.sentence()
                : GatewayMessage.THE_TRANSACTION.with("transaction", Argument.id(unknown.txId()));
        return Problem.of(HttpStatus.GATEWAY_TIMEOUT, UNKNOWN, GatewayMessage.OUTCOME_NOT_KNOWN_YET.with("what", what))
                .response()
                .header("Location", location(id))
                .header("Retry-After", "5");
    }

    /** The first error as the contract would tell it, and beside it all of them. */
    private static Problem malformed(List<Objection> errors) {
        return refusal(errors.getFirst())
                .withErrors(errors.stream()
                        .map(error -> Problem.error(error.code(), error.field(), error.sentence()))
                        .toList());
    }

    private static Problem refusal(Objection no) {
        HttpStatus status = switch (no.code()) {
            case "MALFORMED",
                    "FIELD_UNKNOWN",
                    "KIND_UNKNOWN",
                    "VERSION_UNKNOWN",
                    "CHANNEL_WRONG",
                    "UNSIGNED",
                    "SIGNATURES_REPEATED" -> HttpStatus.BAD_REQUEST;
            case "TOO_LARGE" -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
        Problem problem = Problem.of(status, no.code(), no.sentence()).atField(no.field());
        return no.byRule() ? problem.byRule(no.code()) : problem;
    }

    private Json.Obj committed(String id, Outcome.Committed done) {
        Json.Obj json = Json.object()
                .with("id", id)
                .with("state", "COMMITTED")
                .with("transaction", done.txId())
                .with("block", done.block())
                .with("height", Math.max(ledger.height(), done.block()));
        json = done.index() < 0 ? json : json.with("index", done.index());
        return done.result() == null || done.result().isEmpty()
                ? json
                : ContractWords.on(json.with("result", result(done.result())));
    }

    private Json.Obj statusJson(Submitter.SubmissionStatus status) {
        String id = status.submission().id();
        Json.Obj json = Json.object()
                .with("id", id)
                .with("kind", status.submission().kind())
                .with("statements", Json.texts(status.submission().statementIds()))
                .with("state", status.state());
        return switch (status.outcome()) {
            case Outcome.Committed done -> merged(json, committed(id, done));
            case Outcome.Refused no ->
                because(json, no.objection().code(), no.objection().sentence());
            case Outcome.OtherContent other -> because(json, "I4", other.because());
            case Outcome.Conflicted conflict -> json.with("code", conflict.code());
            case Outcome.Busy busy -> because(json, "BUSY", busy.because());
            case Outcome.Failed failed -> because(json, failed.code(), failed.because());
            case Outcome.Unknown unknown -> unknown.txId().isEmpty() ? json : json.with("transaction", unknown.txId());
        };
    }

    private static Json.Obj because(Json.Obj json, String code, Sentence because) {
        return json.with("code", code)
                .with("because", because.in(Language.ENGLISH))
                .with("because_es", because.in(Language.SPANISH));
    }

    private static Json.Obj merged(Json.Obj first, Json.Obj second) {
        Json.Obj both = first;
        for (var member : second.members().entrySet()) {
            both = both.with(member.getKey(), member.getValue());
        }
        return both;
    }

    /** The contract answers canonical JSON; should it ever not, its text is passed on as it is. */
    private static Json result(String text) {
        try {
            return CanonicalJson.parse(text);
        } catch (JsonException e) {
            return Json.text(text);
        }
    }

    private static String location(String id) {
        return "/v1/submissions/" + id;
    }
}
