// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.util.Optional;

/**
 * The cookie that carries a session's secret. With TLS its name begins with {@code __Host-}, which no other host and no page
 * without TLS can set; on the own machine browsers do not take that name without TLS.
 */
public final class SessionCookie {
    private static final String PLAIN = "capaz-session";
    private static final String SECURE = "__Host-capaz-session";

    private SessionCookie() {}

    public static Optional<String> secret(HttpRequest<?> request, String origin) {
        return request.getCookies().findCookie(name(origin)).map(Cookie::getValue);
    }

    /** The value of a Set-Cookie header; it ends with the browser's session at the latest. */
    public static String set(String secret, String origin) {
        return name(origin) + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" + secure(origin);
    }

    public static String cleared(String origin) {
        return name(origin) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict" + secure(origin);
    }

    private static String name(String origin) {
        return isSecure(origin) ? SECURE : PLAIN;
    }

    private static String secure(String origin) {
        return isSecure(origin) ? "; Secure" : "";
    }

    private static boolean isSecure(String origin) {
        return origin.startsWith("https://");
    }
}
