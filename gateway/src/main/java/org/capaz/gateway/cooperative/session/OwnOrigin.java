// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.session;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capaz.gateway.Settings;

/**
 * Scheme, host and port under which browsers reach this gateway: keys are bound to them and changes must come from them.
 * Where none is configured, only a browser on the gateway's own machine may use the pages that sign, as in a demonstration.
 */
@Singleton
public final class OwnOrigin {
    private static final String PORT = "(?::[0-9]{1,5})?";

    private final Settings settings;
    private final Pattern ownMachine;

    OwnOrigin(Settings settings) {
        this.settings = settings;
        // Names below localhost never leave the machine (RFC 6761); the demonstration prints this member's own.
        this.ownMachine =
                Pattern.compile("(?:(?:" + Pattern.quote(settings.member()) + "\\.)?localhost|127\\.0\\.0\\.1)" + PORT);
    }

    /** The origin, such as {@code https://gold.example.org}; absent when this request came under a foreign one. */
    public Optional<String> of(HttpRequest<?> request) {
        String configured = settings.origin();
        if (configured != null) {
            return Optional.of(configured);
        }
        return Optional.ofNullable(request.getHeaders().get("Host"))
                .filter(host -> ownMachine.matcher(host).matches())
                .map(host -> "http://" + host);
    }

    /**
     * The origin to which links for people lead. On the own machine it has the member's own name, because browsers keep keys by
     * name and take no number for one.
     */
    public Optional<String> ofLinks(HttpRequest<?> request) {
        return of(request)
                .map(origin -> settings.origin() != null
                        ? origin
                        : "http://" + settings.member() + ".localhost" + origin.replaceFirst("^http://[^:]*", ""));
    }

    /** The same where nobody asks at the moment: to what a notice leads. */
    public String ofOwnLinks() {
        String configured = settings.origin();
        return configured != null ? configured : "http://" + settings.member() + ".localhost:" + settings.httpPort();
    }

    /** Did a page of this gateway send the request, as the browser says? */
    boolean sent(HttpRequest<?> request) {
        String said = request.getHeaders().get("Origin");
        return said != null && of(request).filter(said::equals).isPresent();
    }
}
