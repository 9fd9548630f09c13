// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.util.Collection;

/**
 * The content security policy: what a page of this gateway may load, and whom it may ask. Nothing of a third party, no
 * script or style inside the page.
 */
public final class ContentPolicy {
    /** The name of the header. */
    public static final String HEADER = "Content-Security-Policy";

    private ContentPolicy() {}

    /**
     * The policy of a page that also asks other members' gateways.
     *
     * @param origins their scheme, host and port, such as {@code https://gold.example.org}
     * @return the value of the header
     */
    public static String asking(Collection<String> origins) {
        String whom = origins.isEmpty() ? "" : " " + String.join(" ", origins);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + whom
                + "; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "manifest-src 'self'; worker-src 'self'";
    }
}
