// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.ledger.message.Language;

/** In which language a page is: the one that its address names, else the one named last on this device, else Spanish. */
@ServerFilter({"/cooperative/**", "/auditor/**"})
public final class CooperativeLanguage {
    private static final String COOKIE = "capaz-lang";
    private static final String PARAMETER = "lang";

    public static Language of(HttpRequest<?> request) {
        return named(request)
                .or(() -> request.getCookies().findCookie(COOKIE).flatMap(kept -> language(kept.getValue())))
                .orElse(Language.SPANISH);
    }

    /** The address of that request without the language that it names. */
    static String addressWithout(HttpRequest<?> request) {
        String asked = request.getUri().getRawQuery();
        String rest = asked == null
                ? ""
                : Arrays.stream(asked.split("&"))
                        .filter(parameter -> !parameter.startsWith(PARAMETER + "="))
                        .collect(Collectors.joining("&"));
        return rest.isEmpty() ? request.getPath() : request.getPath() + "?" + rest;
    }

    @ResponseFilter
    void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
        named(request)
                .ifPresent(language -> response.cookie(
                        Cookie.of(COOKIE, language.tag()).path("/").httpOnly(true)));
    }

    private static Optional<Language> named(HttpRequest<?> request) {
        return Optional.ofNullable(request.getParameters().get(PARAMETER)).flatMap(CooperativeLanguage::language);
    }

    private static Optional<Language> language(String tag) {
        return Arrays.stream(Language.values())
                .filter(ours -> ours.tag().equals(tag))
                .findFirst();
    }
}
