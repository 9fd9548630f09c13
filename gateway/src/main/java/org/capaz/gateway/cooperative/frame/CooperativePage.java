// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** Writes a page behind the sign-in: heading, other language, who is signed in and the way out, then what the page is about. */
public final class CooperativePage {
    private final Room room;
    private final Language language;
    private final @Nullable Session session;
    private final Sentence title;
    private final List<String> scripts;
    private final String address;

    /**
     * A page of that room.
     *
     * @param session who is signed in; null on the pages before that
     * @param scripts the files below /cooperative/js/ that the page runs, beside those that end an idle session and read the page
     *     aloud
     * @param address the page itself, with all that it was asked but the language
     */
    private CooperativePage(
            Room room,
            Language language,
            @Nullable Session session,
            Sentence title,
            List<String> scripts,
            String address) {
        this.room = room;
        this.language = language;
        this.session = session;
        this.title = title;
        this.scripts = scripts;
        this.address = address;
    }

    /** The page of a cooperative for who sent that request. */
    public static CooperativePage of(HttpRequest<?> request, Sentence title, String... scripts) {
        return new CooperativePage(
                Room.COOPERATIVE,
                CooperativeLanguage.of(request),
                signedIn(request),
                title,
                List.of(scripts),
                request.getPath());
    }

    /** The page of auditors for who sent that request; the other language shows what was asked for here. */
    public static CooperativePage ofAuditor(HttpRequest<?> request, Sentence title, String... scripts) {
        return new CooperativePage(
                Room.AUDITOR,
                CooperativeLanguage.of(request),
                signedIn(request),
                title,
                List.of(scripts),
                CooperativeLanguage.addressWithout(request));
    }

    private static @Nullable Session signedIn(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class).orElse(null);
    }

    /** The same with nobody's name in it, so that a phone may keep it and show it to whoever comes next. */
    public static CooperativePage beforeSession(HttpRequest<?> request, Sentence title, String script) {
        return new CooperativePage(
                Room.COOPERATIVE, CooperativeLanguage.of(request), null, title, List.of(script), request.getPath());
    }

    /** In which language it is. */
    public Language language() {
        return language;
    }

    /** What is said in the page's language. */
    public String say(Sentence sentence) {
        return sentence.in(language);
    }

    /** A line of text. */
    public Html line(String element, Sentence sentence) {
        return element(element, say(sentence));
    }

    /** A sentence that a script shows when it holds. */
    public Html told(String id, Sentence sentence) {
        return Html.with(
                "p", Map.of("id", id, "class", "told", "role", "alert", "hidden", ""), List.of(text(say(sentence))));
    }

    public HttpResponse<?> answer(List<Html> body) {
        return HttpResponse.ok(write(body).getBytes(StandardCharsets.UTF_8))
                .contentType("text/html; charset=utf-8")
                .header("Content-Language", language.tag());
    }

    String write(List<Html> body) {
        List<Html> all = new ArrayList<>(List.of(top()));
        all.addAll(body);
        all.add(aloud());
        all.add(PinDialog.of(this));
        Map<String, String> data = new TreeMap<>(Map.of(
                "data-missing", say(FrameMessage.FIELD_MISSING.sentence()),
                "data-untick", say(FrameMessage.FIELD_NOT_TICKED.sentence()),
                "data-future", say(FrameMessage.FIELD_DAY_AHEAD.sentence()),
                "data-early", say(FrameMessage.FIELD_DAY_BEFORE.sentence()),
                "data-unreadable", say(FrameMessage.FIELD_NOT_READABLE.sentence())));
        if (session != null) {
            data.put("data-officer", session.officer().value());
            data.put("data-csrf", session.csrf());
            all.add(signedIn(session));
        }
        return Html.document(
                language.tag(),
                say(title),
                room.styles(),
                Stream.concat(scripts.stream(), Stream.of("session.js", "aloud.js"))
                        .map(name -> "/cooperative/js/" + name)
                        .toList(),
                data,
                Html.all(all));
    }

    private Html top() {
        Language other = switch (language) {
            case ENGLISH -> Language.SPANISH;
            case SPANISH -> Language.ENGLISH;
        };
        return element(
                "header",
                "",
                line("h1", title),
                element(
                        "nav",
                        "",
                        home(),
                        Html.link(
                                address + (address.contains("?") ? "&" : "?") + "lang=" + other.tag(),
                                other.tag(),
                                FrameMessage.COOPERATIVE_OTHER_LANGUAGE
                                        .sentence()
                                        .in(other))));
    }

    /** The way back to the first page, from another one of somebody who is signed in. */
    private Html home() {
        return session == null || address.equals(room.first())
                ? Html.NOTHING
                : Html.link(room.first(), language.tag(), say(room.wayBack()));
    }

    /** For who would rather listen; the script shows it where the browser can speak. */
    private Html aloud() {
        return Html.with(
                "button",
                Map.of("type", "button", "id", "aloud", "class", "quiet", "hidden", ""),
                List.of(Icon.SPEAKER.html(), text(say(FrameMessage.COOPERATIVE_READ_ALOUD.sentence()))));
    }

    private Html signedIn(Session who) {
        return element(
                "footer",
                "",
                Html.with(
                        "p",
                        Map.of("id", "who-is-in"),
                        List.of(text(say(FrameMessage.COOPERATIVE_SIGNED_IN_AS
                                .with("officer", who.officer())
                                .and("party", Argument.id(who.owner())))))),
                Html.with(
                        "button",
                        Map.of("type", "button", "id", "sign-out", "class", "quiet"),
                        List.of(text(say(FrameMessage.COOPERATIVE_SIGN_OUT.sentence())))));
    }
}
