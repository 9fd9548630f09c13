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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.frame.Icon;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.statement.OfficerRole;

/** Where an officer signs for the keys of others, and makes links for them. */
@Controller("/cooperative/enrolments")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolmentsController {
    private final Enrolments enrolments;
    private final OwnOrigin ownOrigin;

    EnrolmentsController(Enrolments enrolments, OwnOrigin ownOrigin) {
        this.enrolments = enrolments;
        this.ownOrigin = ownOrigin;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        Session session = session(request);
        var page = CooperativePage.of(request, EnrolmentMessage.ENROLMENTS_TITLE.sentence(), "enrolments.js");
        List<Html> body = new ArrayList<>();
        body.add(page.told("failed", EnrolmentMessage.ENROLMENTS_NOT_SIGNED.sentence()));
        body.add(page.line("h2", EnrolmentMessage.ENROLMENTS_WAITING.sentence()));
        List<Enrolment> waiting = enrolments.waiting(session.officer());
        if (waiting.isEmpty()) {
            body.add(page.line("p", EnrolmentMessage.ENROLMENTS_NOTHING.sentence()));
        }
        waiting.forEach(link -> body.add(waiting(page, session, link)));
        body.add(page.line("h2", EnrolmentMessage.ENROLMENTS_LINK.sentence()));
        body.add(form(page, session));
        return page.answer(body);
    }

    private Html waiting(CooperativePage page, Session session, Enrolment link) {
        List<Html> inside = new ArrayList<>();
        inside.add(page.line(
                "p",
                EnrolmentMessage.ENROLMENTS_WHO
                        .with("role", RoleWords.of(link.role()))
                        .and("party", Argument.id(enrolments.nameOf(link.owner())))));
        inside.add(Html.element("p", "number", Html.text(Enrolments.newKey(link).value())));
        if (link.isSignedBy(session.officer())) {
            inside.add(page.line("p", EnrolmentMessage.ENROLMENTS_SIGNED.sentence()));
            enrolments.missing(link).forEach(missing -> inside.add(page.line("p", missing)));
        } else {
            inside.add(page.line("p", EnrolmentMessage.ENROLMENTS_COMPARE.sentence()));
            inside.add(Html.with(
                    "button",
                    Map.of(
                            "type", "button",
                            "data-enrolment", link.id(),
                            "data-statement",
                                    CanonicalJson.write(link.proof()
                                            .orElseThrow()
                                            .statement()
                                            .json())),
                    List.of(Icon.PEN.html(), Html.text(page.say(EnrolmentMessage.ENROLMENTS_SIGN.sentence())))));
        }
        return Html.element("section", "plain", inside);
    }

    private Html form(CooperativePage page, Session session) {
        List<Html> people = new ArrayList<>(List.of(option("", page.say(EnrolmentMessage.ENROLMENTS_NEW.sentence()))));
        enrolments.people(session.owner()).stream()
                .map(officer -> person(page, officer))
                .forEach(people::add);
        List<Html> roles = rolesOf(session)
                .map(role -> option(role.name(), page.say(RoleWords.of(role))))
                .toList();
        return Html.with(
                "form",
                Map.of("id", "link"),
                List.of(
                        field(page, EnrolmentMessage.ENROLMENTS_ROLE, "role", roles),
                        field(page, EnrolmentMessage.ENROLMENTS_PERSON, "person", people),
                        Html.with(
                                "button",
                                Map.of("type", "submit", "id", "make"),
                                List.of(
                                        Icon.LINK.html(),
                                        Html.text(page.say(EnrolmentMessage.ENROLMENTS_MAKE.sentence())))),
                        Html.with(
                                "div",
                                Map.of("id", "made", "class", "told good", "hidden", ""),
                                List.of(
                                        page.line("p", EnrolmentMessage.ENROLMENTS_MADE.sentence()),
                                        Html.with(
                                                "input",
                                                Map.of(
                                                        "id",
                                                        "address",
                                                        "readonly",
                                                        "",
                                                        "aria-label",
                                                        page.say(EnrolmentMessage.ENROLMENTS_LINK.sentence())),
                                                List.of()),
                                        Html.with(
                                                "button",
                                                Map.of("type", "button", "id", "share", "class", "quiet"),
                                                List.of(
                                                        Icon.SHARE.html(),
                                                        Html.text(page.say(
                                                                EnrolmentMessage.ENROLMENTS_SHARE.sentence()))))))));
    }

    private static Html person(CooperativePage page, Officer officer) {
        return option(
                officer.person().value(),
                page.say(EnrolmentMessage.ENROLMENTS_KNOWN
                        .with("role", RoleWords.of(officer.roles().getFirst()))
                        .and("officer", officer.id())));
    }

    private static Html option(String value, String words) {
        return Html.with("option", Map.of("value", value), List.of(Html.plain(words)));
    }

    private static Html field(CooperativePage page, EnrolmentMessage words, String name, List<Html> options) {
        return Html.element(
                "label",
                "field",
                Html.text(page.say(words.sentence())),
                Html.with("select", Map.of("name", name), options));
    }

    /** Who answers about payments stands first. */
    private static Stream<OfficerRole> rolesOf(Session session) {
        return session.ofOrganisation()
                ? Stream.of(OfficerRole.REGISTRAR)
                : Stream.of(
                        OfficerRole.TREASURER,
                        OfficerRole.LEGAL_REPRESENTATIVE,
                        OfficerRole.SUPERVISOR,
                        OfficerRole.RESPONSIBLE,
                        OfficerRole.ASSESSOR,
                        OfficerRole.ASSAYER,
                        OfficerRole.CUSTODIAN,
                        OfficerRole.SETTLEMENT,
                        OfficerRole.PAYMENTS);
    }

    /** A link for somebody of the own party: {@code {"role":…,"person":…}}. */
    @Post("/links")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> make(HttpRequest<?> request, @Body byte[] body) {
        Session session = session(request);
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            OfficerRole role = fields.parsed("role", Codes.of(OfficerRole.class));
            Optional<PersonId> person = fields.optionalParsed("person", PersonId::new);
            fields.end();
            return enrolments
                    .make(session.officer(), session.owner(), role, person)
                    .flatMap(made -> ownOrigin.ofLinks(request).map(made::address))
                    .<HttpResponse<?>>map(link ->
                            JsonResponses.json(HttpStatus.CREATED, Json.object().with("link", link)))
                    .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
    }

    /** The officer signs for somebody's key. */
    @Post("/{id}/signatures")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> sign(HttpRequest<?> request, String id, @Body byte[] body) {
        return RegistrationSignature.answer(
                enrolments, Optional.of(session(request).officer()), id, body);
    }

    private static Session session(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class).orElseThrow();
    }
}
