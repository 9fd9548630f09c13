// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.cooperative.frame.CooperativeLanguage;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.Organisation;

/** Where officers of a cooperative say where it wants to be told, read what becomes of that, and erase it. */
@Controller(ContactController.PATH)
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class ContactController {
    static final String PATH = "/cooperative/contact";

    private final ContactStore contacts;
    private final NoticeSinks sinks;
    private final LedgerStateReader ledgerStates;
    private final AuditTrail trail;
    private final Settings settings;
    private final Clock clock;

    ContactController(
            ContactStore contacts,
            NoticeSinks sinks,
            LedgerStateReader ledgerStates,
            AuditTrail trail,
            Settings settings,
            Clock clock) {
        this.contacts = contacts;
        this.sinks = sinks;
        this.ledgerStates = ledgerStates;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return ofParty(request)
                .<HttpResponse<?>>map(session -> page(request, contacts.of(session.owner())))
                .orElseGet(ContactController::nothing);
    }

    private HttpResponse<?> page(HttpRequest<?> request, Optional<Contact> known) {
        var page = CooperativePage.of(request, NoticeMessage.CONTACT_TITLE.sentence(), "contact.js");
        Argument office = Argument.id(office());
        List<Html> form = new ArrayList<>();
        for (NoticeWay way : sinks.ways()) {
            form.add(field(page, way, known.flatMap(contact -> contact.on(way)).orElse("")));
        }
        consent(page, office).forEach(form::add);
        form.add(Html.with(
                "button",
                Map.of("type", "submit", "id", "save"),
                List.of(Html.text(page.say(NoticeMessage.CONTACT_SAVE.sentence())))));
        List<Html> body = new ArrayList<>(List.of(
                page.line(
                        "p",
                        known.map(contact -> NoticeMessage.CONTACT_SINCE.with("day", Day.of(contact.agreedAt())))
                                .orElseGet(NoticeMessage.CONTACT_NONE::sentence)),
                page.line("p", NoticeMessage.CONTACT_WHAT.sentence()),
                page.told("failed", NoticeMessage.CONTACT_NOT_TAKEN.sentence()),
                Html.with("form", Map.of("id", "contact", "novalidate", ""), form)));
        if (known.isPresent()) {
            body.add(Html.with(
                    "button",
                    Map.of("type", "button", "id", "erase", "class", "quiet"),
                    List.of(Html.text(page.say(NoticeMessage.CONTACT_ERASE.sentence())))));
        }
        body.add(page.line("p", NoticeMessage.CONTACT_QUESTIONS.with("office", office)));
        return page.answer(body);
    }

    private static Stream<Html> consent(CooperativePage page, Argument office) {
        return Stream.of(
                        List.of(
                                NoticeMessage.CONTACT_KEPT.sentence(),
                                NoticeMessage.CONTACT_KEPT_HOW.with("office", office)),
                        List.of(NoticeMessage.CONTACT_SEEN.sentence(), NoticeMessage.CONTACT_SEEN_BY.sentence()),
                        List.of(NoticeMessage.CONTACT_CHANGED.sentence(), NoticeMessage.CONTACT_CHANGED_HOW.sentence()),
                        List.of(NoticeMessage.CONTACT_OTHER.sentence(), NoticeMessage.CONTACT_OTHER_AGREES.sentence()))
                .flatMap(part -> Stream.of(page.line("h2", part.getFirst()), page.line("p", part.getLast())));
    }

    private static Html field(CooperativePage page, NoticeWay way, String value) {
        Map<String, String> attributes = new TreeMap<>(Map.of("value", value, "maxlength", "254"));
        NoticeMessage words = switch (way) {
            case MAIL -> {
                attributes.putAll(Map.of(
                        "name", "mail",
                        "type", "email",
                        "autocomplete", "email",
                        "data-form", page.say(NoticeMessage.CONTACT_NOT_TAKEN.sentence())));
                yield NoticeMessage.CONTACT_MAIL;
            }
            case SMS -> {
                attributes.putAll(Map.of("name", "phone", "type", "tel", "autocomplete", "tel"));
                yield NoticeMessage.CONTACT_PHONE;
            }
        };
        return Html.element(
                "label", "field", Html.text(page.say(words.sentence())), Html.with("input", attributes, List.of()));
    }

    private String office() {
        var msp = new MspId(settings.mspId());
        return Organisation.find(ledgerStates.latest(), msp)
                .map(Organisation::name)
                .orElse(msp.value());
    }

    /** {@code {"mail":…,"phone":…}}, at least one of them not empty. */
    @Post
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> set(HttpRequest<?> request, @Body byte[] body) {
        return ofParty(request)
                .<HttpResponse<?>>map(session -> read(request, session, body)
                        .<HttpResponse<?>>map(contact -> {
                            contacts.set(contact, session.officer());
                            return recorded(AuditTrail.Event.CONTACT_SET, session);
                        })
                        .orElseGet(() -> Problem.of(
                                        HttpStatus.BAD_REQUEST, "CONTACT", NoticeMessage.CONTACT_NOT_TAKEN.sentence())
                                .atField(atFault(body))
                                .response()))
                .orElseGet(ContactController::nothing);
    }

    private Optional<Contact> read(HttpRequest<?> request, Session session, byte[] body) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            Optional<Optional<String>> mail = Contact.mail(fields.text("mail"));
            Optional<Optional<String>> phone = Contact.phone(fields.text("phone"));
            fields.end();
            return mail.isEmpty()
                            || phone.isEmpty()
                            || (mail.get().isEmpty() && phone.get().isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Contact(
                            session.owner(),
                            CooperativeLanguage.of(request),
                            mail.get(),
                            phone.get(),
                            clock.instant()));
        } catch (JsonException | InvalidValue e) {
            return Optional.empty();
        }
    }

    /** The field of an address that was not taken. */
    private static String atFault(byte[] body) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            return Contact.mail(fields.text("mail")).isEmpty() ? "mail" : "phone";
        } catch (JsonException | InvalidValue malformed) {
            return "";
        }
    }

    /** What was kept is deleted; what was answered and which notices went out stand. */
    @Post("/erase")
    @Consumes("application/json")
    HttpResponse<?> erase(HttpRequest<?> request) {
        return ofParty(request)
                .filter(session -> contacts.erase(session.owner()))
                .<HttpResponse<?>>map(session -> recorded(AuditTrail.Event.CONTACT_ERASED, session))
                .orElseGet(ContactController::nothing);
    }

    private HttpResponse<?> recorded(AuditTrail.Event event, Session session) {
        trail.record(event, session.officer().value(), session.owner());
        return HttpResponse.noContent();
    }

    /** The organisation itself is asked nothing, and where nothing is sent there is nothing to say. */
    private Optional<Session> ofParty(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class)
                .filter(session -> !session.ofOrganisation() && !sinks.ways().isEmpty());
    }

    private static HttpResponse<?> nothing() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }
}
