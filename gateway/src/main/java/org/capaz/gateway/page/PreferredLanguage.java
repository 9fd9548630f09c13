// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.capaz.ledger.message.Language;

/** In which language a reader gets a page, and whether it is a reader at all. */
public final class PreferredLanguage {
    private PreferredLanguage() {}

    /** The language that the address names, else the first of the reader's languages that is one of ours, else Spanish. */
    public static Language of(HttpRequest<?> request, @Nullable String named) {
        return named == null ? preferred(request) : language(named).orElse(Language.SPANISH);
    }

    private static Language preferred(HttpRequest<?> request) {
        String wanted = String.valueOf(request.getHeaders().get("Accept-Language"));
        return Arrays.stream(wanted.split(","))
                .flatMap(code -> language(code.strip()).stream())
                .findFirst()
                .orElse(Language.SPANISH);
    }

    private static Optional<Language> language(String code) {
        return Arrays.stream(Language.values())
                .filter(ours -> code.toLowerCase(Locale.ROOT).startsWith(ours.tag()))
                .findFirst();
    }

    /** Browsers name HTML among what they take; programs that only want JSON do not. */
    public static boolean readsPages(HttpRequest<?> request) {
        return accepted(request).contains("text/html");
    }

    public static boolean wantsJson(HttpRequest<?> request) {
        return !readsPages(request) && accepted(request).contains("json");
    }

    private static String accepted(HttpRequest<?> request) {
        return String.valueOf(request.getHeaders().get("Accept")).toLowerCase(Locale.ROOT);
    }
}
