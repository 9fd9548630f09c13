// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An address to which something may be sent. A gateway stands inside its member's network; without a check, whoever may make
 * a webhook could have it ask what is reachable only there. So only hosts that the member names are taken, and each
 * connection goes to an address that was looked at itself, not to what the name means a moment later.
 */
record Target(String host, int port, boolean tls, String path) {
    private static final int LONGEST = 500;

    /** Empty where that text is no address to which these settings let the gateway send. */
    static Optional<Target> of(String text, WebhookSettings settings) {
        if (text.length() > LONGEST || !text.matches("[\\x21-\\x7e]+")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean tls = scheme.equals("https");
            String named = uri.getHost();
            if (named == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || !(tls || (scheme.equals("http") && settings.inside()))) {
                return Optional.empty();
            }
            String host = named.toLowerCase(Locale.ROOT);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return settings.hosts().stream().anyMatch(allowed -> fits(host, allowed.toLowerCase(Locale.ROOT)))
                    ? Optional.of(new Target(
                            host,
                            uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort(),
                            tls,
                            uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(String host, String allowed) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }

    /** The address to connect to now. */
    InetAddress address(boolean inside) throws IOException {
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress each : all) {
            if (!inside && !isPublic(each)) {
                throw new IOException("the name leads into a private network");
            }
        }
        return all[0];
    }

    /** Whether an address belongs to the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        // IPv6: only 2000::/3 without 2002::/16, which carries addresses of IPv4.
        return bytes.length == 16
                ? (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x02)
                : first != 0
                        && first < 240
                        && !(first == 100 && (second & 0xc0) == 64)
                        && !(first == 192 && second == 0)
                        && !(first == 198 && (second & 0xfe) == 18);
    }
}
