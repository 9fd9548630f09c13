// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.frame.CooperativeLanguage;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.frame.FrameMessage;
import org.capaz.gateway.cooperative.frame.Icon;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.SigningKey;

/**
 * Where a link leads: the person sees what it is for and makes a key. The secret stands in the part of the address that
 * browsers do not send; the script sends it in a body, so that it is in no log.
 */
@Controller("/cooperative/enrol")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolmentController {
    private static final String PASSKEY = "PASSKEY";

    private final Enrolments enrolments;
    private final OwnOrigin ownOrigin;
    private final Settings settings;

    EnrolmentController(Enrolments enrolments, OwnOrigin ownOrigin, Settings settings) {
        this.enrolments = enrolments;
        this.ownOrigin = ownOrigin;
        this.settings = settings;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        var page = CooperativePage.of(request, EnrolmentMessage.ENROL_TITLE.sentence(), "enrol.js");
        Html choice = Html.with(
                "section",
                Map.of("id", "choice", "hidden", ""),
                List.of(
                        Html.with("p", Map.of("id", "what", "class", "plain"), List.of()),
                        page.line("p", EnrolmentMessage.ENROL_KEY.sentence()),
                        Html.element(
                                "label",
                                "field",
                                Html.text(page.say(EnrolmentMessage.ENROL_LABEL.sentence())),
                                Html.with(
                                        "input",
                                        Map.of(
                                                "id", "label",
                                                "name", "label",
                                                "required", "",
                                                "maxlength", "40",
                                                "autocomplete", "off"),
                                        List.of())),
                        Html.element("p", "small", Html.text(page.say(EnrolmentMessage.ENROL_LABEL_ADVICE.sentence()))),
                        Html.with("div", Map.of("id", "consent", "class", "plain"), List.of()),
                        page.line("h2", EnrolmentMessage.ENROL_CHOOSE.sentence()),
                        button(page, "own", Icon.PHONE, EnrolmentMessage.ENROL_OWN_PHONE),
                        button(page, "shared", Icon.PEOPLE, EnrolmentMessage.ENROL_SHARED_PHONE)));
        return page.answer(List.of(
                page.told("over", EnrolmentMessage.ENROL_LINK_OVER.sentence()),
                page.told("failed", EnrolmentMessage.ENROL_FAILED.sentence()),
                made(page),
                choice,
                Html.element("noscript", page.say(FrameMessage.COOPERATIVE_SCRIPT_NEEDED.sentence()))));
    }

    /** What the person reads to whoever registers the key, until it is registered. */
    private static Html made(CooperativePage page) {
        return Html.with(
                "section",
                Map.of("id", "made", "hidden", ""),
                List.of(
                        page.line("h2", EnrolmentMessage.ENROL_MADE.sentence()),
                        Html.with("p", Map.of("id", "number", "class", "number"), List.of()),
                        Html.with(
                                "p",
                                Map.of("id", "waits", "class", "told", "role", "status"),
                                List.of(Html.text(page.say(EnrolmentMessage.ENROL_WAITS.sentence())))),
                        Html.with(
                                "p",
                                Map.of("id", "registered", "class", "told good", "role", "status", "hidden", ""),
                                List.of(Html.text(page.say(EnrolmentMessage.ENROL_REGISTERED.sentence())))),
                        Html.with(
                                "a",
                                Map.of("id", "enter", "class", "choice", "href", "/cooperative/sign-in", "hidden", ""),
                                List.of(
                                        Icon.ENTER.html(),
                                        Html.text(page.say(EnrolmentMessage.ENROL_ENTER.sentence()))))));
    }

    private static Html button(CooperativePage page, String id, Icon icon, EnrolmentMessage words) {
        return Html.with(
                "button",
                Map.of("type", "button", "id", id),
                List.of(icon.html(), Html.text(page.say(words.sentence()))));
    }

    /** Is that key registered by now? A key's number is public. */
    @Get("/registered/{officer}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> registered(String officer) {
        return JsonResponses.json(Json.object().with("registered", isRegistered(officer)));
    }

    private boolean isRegistered(String officer) {
        try {
            return enrolments.isRegistered(new OfficerId(officer));
        } catch (InvalidValue none) {
            return false;
        }
    }

    /** What the link is for, in words. */
    @Post("/look")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> look(HttpRequest<?> request, @Body byte[] body) {
        Language language = CooperativeLanguage.of(request);
        return withLink(body, (fields, link) -> {
            Argument party = Argument.id(enrolments.nameOf(link.owner()));
            Sentence what = EnrolmentMessage.ENROL_WHAT
                    .with("role", RoleWords.of(link.role()))
                    .and("party", party);
            Argument office = Argument.id(enrolments.nameOf(settings.mspId()));
            List<Json.Obj> consent = List.of(
                    part(
                            EnrolmentMessage.ENROL_CONSENT_WHAT,
                            EnrolmentMessage.ENROL_CONSENT.with("party", party),
                            language),
                    part(
                            EnrolmentMessage.ENROL_CONSENT_LONG,
                            EnrolmentMessage.ENROL_CONSENT_STAYS.sentence(),
                            language),
                    part(
                            EnrolmentMessage.ENROL_CONSENT_AGREE,
                            EnrolmentMessage.ENROL_CONSENT_BY_MAKING.with("office", office),
                            language));
            return Optional.of(Json.object().with("what", what.in(language)).with("consent", consent));
        });
    }

    private static Json.Obj part(EnrolmentMessage title, Sentence text, Language language) {
        return Json.object().with("title", title.sentence().in(language)).with("text", text.in(language));
    }

    /** A key that was made with the link; the answer is what it signs. */
    @Post("/key")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> key(HttpRequest<?> request, @Body byte[] body) {
        String origin = ownOrigin.of(request).orElseThrow();
        return withLink(body, (fields, link) -> {
            String kind = fields.text("kind");
            Json.Obj brought = Json.object().with("kind", kind).with("spki", fields.text("spki"));
            SigningKey key = SigningKey.read(Fields.of(
                    kind.equals(PASSKEY)
                            ? brought.with("origin", origin)
                                    .with(
                                            "rpIdHash",
                                            Digest.hex(URI.create(origin).getHost()))
                            : brought));
            return enrolments
                    .bring(link, key)
                    .map(registration -> Json.object()
                            .with("officer", OfficerId.of(key.spki()).value())
                            .with("statement", CanonicalJson.write(registration.json())));
        });
    }

    /** The key has signed its registration: the link is used. */
    @Post("/proof")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> proof(@Body byte[] body) {
        return withLink(body, (fields, link) -> {
            Fields given = fields.object("signature");
            OfficerSignature signature = SignedStatement.signature(given);
            given.end();
            return enrolments.prove(link, signature)
                    ? Optional.of(Json.object().with("id", link.id()))
                    : Optional.empty();
        });
    }

    private interface Answer {
        Optional<Json.Obj> of(Fields fields, Enrolment link);
    }

    /** A link that is used, over or unknown is answered like an address where there is nothing. */
    private HttpResponse<?> withLink(byte[] body, Answer answer) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            return enrolments
                    .open(fields.text("secret"))
                    .flatMap(link -> answer.of(fields, link))
                    .<HttpResponse<?>>map(JsonResponses::json)
                    .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
    }
}
