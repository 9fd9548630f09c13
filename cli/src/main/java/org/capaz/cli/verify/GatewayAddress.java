// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.verify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.capaz.cli.console.CommandMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;

/**
 * The address of a member's gateway as the anchor names it or a person types it: with or without a path that its operator put
 * before the gateway's own, and without a scheme too, which then is https.
 *
 * @param base scheme, host, port and path, without a slash at the end
 */
public record GatewayAddress(String base) {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String SCHEME_END = "://";

    /**
     * Reads an address that a person typed.
     *
     * @throws CheckFailed with {@code E-NO-LIVE} in one sentence; nothing could be checked with such an address
     */
    public static GatewayAddress typed(String text) {
        return parse(text)
                .orElseThrow(() -> new CheckFailed(
                        Code.E_NO_LIVE,
                        CommandMessage.GATEWAY_ADDRESS_NOT_VALID.with("address", Argument.id(text)),
                        true));
    }

    /** The address, or nothing when it is none that can be asked. */
    public static Optional<GatewayAddress> parse(String text) {
        String whole = text.contains(SCHEME_END) ? text : "https" + SCHEME_END + text;
        try {
            var uri = new URI(whole);
            boolean askable = uri.getHost() != null
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return askable ? Optional.of(new GatewayAddress(whole.replaceFirst("/+$", ""))) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A resource of the gateway, such as {@code /v1/view}. */
    URI resource(String path) {
        return URI.create(base + path);
    }
}
