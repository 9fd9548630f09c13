// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

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
     * @param forwarded each header X-Forwarded-For in its order, from the client on; some proxies add a line of their own
     */
    static String of(String peer, List<String> forwarded, List<String> trusted) {
        List<String> way = new ArrayList<>();
        forwarded.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .forEach(way::add);
        way.add(peer);
        int at = way.size() - 1;
        while (at > 0 && trusted.contains(way.get(at))) {
            at--;
        }
        return way.get(at);
    }
}
