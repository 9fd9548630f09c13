// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capaz.gateway.buyer.script.AskedMembers;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;

/** The page at the root of a gateway, and where its form leads. */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class FrontController {
    /** A path, never another server's address, which may begin with two slashes. A number may end in a sign. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(?:[A-Za-z0-9._~*$=-]+(?:/[A-Za-z0-9._~*$=-]+)*/?)?");

    private final LedgerStateReader ledgerStates;
    private final AskedMembers asked;

    FrontController(LedgerStateReader ledgerStates, AskedMembers asked) {
        this.ledgerStates = ledgerStates;
        this.asked = asked;
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> front(HttpRequest<?> request, @Nullable @QueryValue String lang) {
        Language language = PreferredLanguage.of(request, lang);
        return HttpResponse.ok(FrontPage.write(members(), language).getBytes(StandardCharsets.UTF_8))
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "max-age=60, stale-if-error=240")
                .header("Content-Language", language.tag())
                .header("Vary", "Accept-Language");
    }

    /** A number as people type it leads to the page of its record; what is no number leads to the page that says so. */
    @Get("/c")
    HttpResponse<?> find(@QueryValue String number, @Nullable @QueryValue String lang) {
        String query = lang == null ? "" : "?lang=" + encoded(lang);
        return HttpResponse.seeOther(URI.create("/c/" + encoded(asOnLabels(number.strip())) + query));
    }

    /** Leads to a page of this gateway in that language; the address carries it on, and nothing is kept of the reader. */
    @Get("/lang")
    HttpResponse<?> language(
            HttpRequest<?> request, @Nullable @QueryValue String lang, @Nullable @QueryValue String to) {
        String page = to != null && OWN_PAGE.matcher(to).matches() ? to : "/";
        return HttpResponse.seeOther(
                URI.create(page + "?lang=" + PreferredLanguage.of(request, lang).tag()));
    }

    @Get("/robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<?> robots() {
        return HttpResponse.ok("User-agent: *\nDisallow: /c\nDisallow: /C\nDisallow: /check\nDisallow: /v1/\n");
    }

    private static String asOnLabels(String typed) {
        try {
            return CertificateNumber.typed(typed).value();
        } catch (InvalidValue mistyped) {
            return typed;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<FrontPage.Member> members() {
        return ledgerStates.latest().facts(LedgerKeys.organisations()).stream()
                .map(fact -> {
                    String msp = fact.key().parts().getFirst();
                    Optional<String> name = Fields.of(fact.object()).optionalText("name");
                    return new FrontPage.Member(name.orElse(msp), asked.gatewayOf(msp));
                })
                .toList();
    }
}
