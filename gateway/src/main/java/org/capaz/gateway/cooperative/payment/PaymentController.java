// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.payment.AnswerDesk.Taken;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.labels.AddressCode;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.Objection;

/** The payments page of a cooperative: what was announced to it, and the answers that its people sign on their phones. */
@Controller("/cooperative/payments")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentController {
    private final PaymentQuestions questions;
    private final AnswerStore answers;
    private final AnswerDesk desk;
    private final PhotoStore photos;
    private final Settings settings;
    private final OwnOrigin origins;
    private final Clock clock;

    PaymentController(
            PaymentQuestions questions,
            AnswerStore answers,
            AnswerDesk desk,
            PhotoStore photos,
            Settings settings,
            OwnOrigin origins,
            Clock clock) {
        this.questions = questions;
        this.answers = answers;
        this.desk = desk;
        this.photos = photos;
        this.settings = settings;
        this.origins = origins;
        this.clock = clock;
    }

    /** The page has nothing of any payment in it, so that a phone may keep it. */
    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return Session.ofParty(request)
                .<HttpResponse<?>>map(session -> PaymentScreens.payments(request))
                .orElseGet(PaymentController::nothing);
    }

    @Get("/list")
    HttpResponse<?> list(HttpRequest<?> request) {
        return Session.ofParty(request)
                .<HttpResponse<?>>map(session -> JsonResponses.json(list(session.owner())))
                .orElseGet(PaymentController::nothing);
    }

    private Json.Obj list(String party) {
        Map<String, KeptAnswer> kept = answers.of(party).stream()
                .collect(Collectors.toMap(KeptAnswer::payment, Function.identity(), (earlier, later) -> later));
        Map<String, List<PhotoStore.Kept>> taken =
                photos.of(party).stream().collect(Collectors.groupingBy(PhotoStore.Kept::payment));
        return Json.object()
                .with("channel", settings.channel())
                .with("office", questions.office(new MspId(settings.mspId())))
                .with("party", Json.object().with("id", party).with("name", questions.name(new PartyId(party))))
                .with("limits", questions.limits())
                .with(
                        "payments",
                        questions.of(new PartyId(party)).stream()
                                .map(question -> {
                                    String payment = question.payment().id().value();
                                    return withKept(
                                            question, kept.get(payment), taken.getOrDefault(payment, List.of()));
                                })
                                .toList());
    }

    private Json.Obj withKept(PaymentQuestion question, @Nullable KeptAnswer kept, List<PhotoStore.Kept> taken) {
        Json.Obj json = question.json(clock.instant())
                .with("photos", taken.stream().map(PhotoStore.Kept::json).toList());
        return kept == null || kept.state() == KeptAnswer.State.RECORDED ? json : json.with("kept", kept.json());
    }

    /** The code of a lot's public page, for a receipt that is shown to others. */
    @Get("/qr/{number}")
    @Produces("image/svg+xml")
    HttpResponse<?> code(HttpRequest<?> request, String number) {
        return origins.of(request)
                .filter(origin -> number.matches("[A-Z0-9-]{1,20}"))
                .<HttpResponse<?>>map(origin -> HttpResponse.ok(
                                AddressCode.svg(origin + "/c/" + number).getBytes(StandardCharsets.UTF_8))
                        .contentType("image/svg+xml"))
                .orElseGet(PaymentController::nothing);
    }

    /** One signed answer, by one person or by both: {@code {"signed":…,"evidence":…,"photo":…}}. */
    @Post("/answers")
    HttpResponse<?> answer(HttpRequest<?> request, @Body byte[] body) {
        Optional<Session> session = Session.ofParty(request);
        Optional<Json.Obj> brought = read(body);
        if (session.isEmpty() || brought.isEmpty() || !(brought.get().get("signed") instanceof Json.Obj signed)) {
            return nothing();
        }
        Optional<SlipEvidence> evidence =
                SlipEvidence.read(brought.get().get("evidence"), brought.get().get("photo"));
        return switch (desk.take(session.get().owner(), signed, evidence)) {
            case Taken.Kept(KeptAnswer answer, var says) -> {
                Json.Obj json = answer.json();
                yield JsonResponses.json(says.map(sentence -> json.with("says", sentence.in(Language.ENGLISH))
                                .with("says_es", sentence.in(Language.SPANISH)))
                        .orElse(json));
            }
            case Taken.Refused(List<Objection> errors) -> refused(errors);
            case Taken.OtherContent(String id) ->
                Problem.of(HttpStatus.CONFLICT, "I4", GatewayMessage.SUBMISSION_ID_EXISTS.with("id", Argument.id(id)))
                        .response();
            case Taken.AnsweredByAnother() ->
                Problem.of(HttpStatus.CONFLICT, "ANSWER_WAITS", GatewayMessage.ANSWER_OF_ANOTHER_WAITS.sentence())
                        .response();
            case Taken.Unproved() ->
                Problem.of(HttpStatus.BAD_REQUEST, "EVIDENCE", GatewayMessage.EVIDENCE_NOT_OF_ANSWER.sentence())
                        .response();
            case Taken.NotOurs() -> nothing();
        };
    }

    /** The second person sends an answer back: {@code {"note":…}}. */
    @Post("/answers/{statement}/return")
    HttpResponse<?> giveBack(HttpRequest<?> request, String statement, @Body byte[] body) {
        String note = read(body)
                .map(json -> json.get("note") instanceof Json.Str text ? text.text() : "")
                .orElse("");
        return Session.ofParty(request)
                .flatMap(session -> desk.giveBack(session.owner(), statement, note))
                .<HttpResponse<?>>map(kept -> JsonResponses.json(kept.json()))
                .orElseGet(PaymentController::nothing);
    }

    private static HttpResponse<?> refused(List<Objection> errors) {
        Objection first = errors.getFirst();
        Problem problem = Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, first.code(), first.sentence())
                .atField(first.field());
        return (first.byRule() ? problem.byRule(first.code()) : problem).response();
    }

    private static Optional<Json.Obj> read(byte[] body) {
        try {
            return Optional.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }

    private static HttpResponse<?> nothing() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }
}
