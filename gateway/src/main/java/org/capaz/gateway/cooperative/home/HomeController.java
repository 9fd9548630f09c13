// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.frame.HomeEntry;
import org.capaz.gateway.cooperative.frame.LostPhone;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;

/** The first page after signing in. */
@Controller("/cooperative")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomeController {
    private final List<HomeEntry> entries;

    HomeController(List<HomeEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(HomeEntry::place))
                .toList();
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> home(HttpRequest<?> request) {
        Session session = request.getAttribute(Session.ATTRIBUTE, Session.class).orElseThrow();
        var page = CooperativePage.of(request, HomeMessage.HOME_TITLE.sentence(), "home.js");
        List<Html> choices = entries.stream()
                .flatMap(entry -> entry.choice(session).stream())
                .map(choice -> link(page, choice))
                .toList();
        List<Html> body = new ArrayList<>(choices);
        if (choices.isEmpty()) {
            body.add(page.line("p", HomeMessage.HOME_NOTHING.sentence()));
        }
        body.add(LostPhone.of(page));
        body.add(Html.with(
                "button",
                Map.of(
                        "type", "button",
                        "id", "forget",
                        "class", "quiet",
                        "data-sure", page.say(HomeMessage.HOME_FORGET_SURE.sentence())),
                List.of(Html.text(page.say(HomeMessage.HOME_FORGET.sentence())))));
        return page.answer(body);
    }

    private static Html link(CooperativePage page, HomeEntry.Choice choice) {
        Html words = Html.text(page.say(choice.sentence()) + " ");
        Html number = choice.waiting() == 0
                ? Html.NOTHING
                : page.line("b", HomeMessage.HOME_WAITING.with("count", Argument.count(choice.waiting())));
        return Html.with("a", Map.of("class", "choice", "href", choice.path()), List.of(words, number));
    }
}
