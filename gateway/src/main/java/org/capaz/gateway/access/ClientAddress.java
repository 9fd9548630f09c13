// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The address that a request comes from: of the connection, or what trusted proxies in front of the gateway say. */
final class ClientAddress {
    private ClientAddress() {}

    /**
     * The last address on the way that is no trusted proxy; what stands before it, a client may have written itself.
     *
     * @param peer of the connection
     * @param forwarded the header X-Forwarded-For, from the client on
     */
    static String of(String peer, @Nullable String forwarded, List<String> trusted) {
        List<String> way = new ArrayList<>();
        if (forwarded != null) {
            Arrays.stream(forwarded.split(",", -1)).map(String::strip).forEach(way::add);
        }
        way.add(peer);
        int at = way.size() - 1;
        while (at > 0 && trusted.contains(way.get(at))) {
            at--;
        }
        return way.get(at);
    }
}
