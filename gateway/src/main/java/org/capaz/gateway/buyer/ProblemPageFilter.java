// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Language;

/** Gives a browser, at the same address, the page of what programs get as a problem document. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProblemPageFilter implements Ordered {

    @ResponseFilter
    void asPage(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean isProblem = response.getContentType()
                .filter(type -> type.getName().equals(Problem.MEDIA_TYPE))
                .isPresent();
        if (!isProblem || !(response.body() instanceof byte[] body)) {
            return;
        }
        response.header("Vary", "Accept, Accept-Language");
        if (PreferredLanguage.readsPages(request)) {
            Language language =
                    PreferredLanguage.of(request, request.getParameters().get("lang"));
            response.body(page(body, language).getBytes(StandardCharsets.UTF_8))
                    .contentType("text/html; charset=utf-8")
                    .header("Content-Language", language.tag());
        }
    }

    private static String page(byte[] problem, Language language) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(problem)));
            String suffix = switch (language) {
                case ENGLISH -> "";
                case SPANISH -> "_es";
            };
            return FrontPage.problem(
                    fields.text("title" + suffix),
                    fields.text("detail" + suffix),
                    fields.text("whatToDo" + suffix),
                    language);
        } catch (JsonException e) {
            throw new IllegalStateException("a problem document of this gateway is not one", e);
        }
    }

    /** Inside the filter that adds the headers, and outside all that may refuse. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 50;
    }
}
