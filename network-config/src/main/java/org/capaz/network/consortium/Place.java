// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.consortium;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.network.operation.NetworkMessage;

/**
 * Where a member's nodes and its gateway are.
 *
 * @param host the DNS name or IPv4 address at which the other members reach its orderer and its peer
 * @param listen the IPv4 address on which orderer and peer listen
 * @param gateway under which people reach its gateway and which the trust anchor names, such as
 *     {@code https://gold.example}; empty: plain HTTP at the host and the gateway's port
 * @param gatewayListen the IPv4 address on which the gateway listens
 */
public record Place(String host, String listen, Optional<URI> gateway, String gatewayListen) {

    static final String THIS_MACHINE = "127.0.0.1";
    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    public Place {
        require(HOST, "host", host);
        require(IPV4, "listen", listen);
        require(IPV4, "gatewayListen", gatewayListen);
        if (!isThisMachine(host) && isThisMachine(listen)) {
            throw new InvalidValue(NetworkMessage.CONSORTIUM_PLACE_CLOSED.with("host", Argument.id(host)));
        }
    }

    /**
     * A place as {@code consortium.yaml} describes it.
     *
     * @param host absent: this machine
     * @param listen absent: this machine
     * @param gateway absent: plain HTTP at the host
     * @param gatewayListen absent: this machine if people reach the gateway under another address, by a proxy before it;
     *     otherwise where the nodes listen
     */
    static Place of(
            Optional<String> host, Optional<String> listen, Optional<String> gateway, Optional<String> gatewayListen) {
        return new Place(
                host.orElse(THIS_MACHINE),
                listen.orElse(THIS_MACHINE),
                gateway.map(Place::origin),
                gatewayListen.orElse(gateway.isPresent() ? THIS_MACHINE : listen.orElse(THIS_MACHINE)));
    }

    private static URI origin(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getHost() != null && uri.getRawAuthority().equals(hostAndPort(uri));
            if (bare && text.equals(uri.getScheme() + "://" + uri.getRawAuthority()) && text.startsWith("http")) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as every address of another form is.
        }
        throw wrong("gateway", text);
    }

    private static String hostAndPort(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static void require(Pattern form, String field, String value) {
        if (!form.matcher(value).matches()) throw wrong(field, value);
    }

    private static InvalidValue wrong(String field, String value) {
        return new InvalidValue(NetworkMessage.CONSORTIUM_PLACE_WRONG
                .with("field", Argument.id(field))
                .and("value", Argument.id(value)));
    }

    private static boolean isThisMachine(String host) {
        return host.startsWith("127.") || host.equals("localhost");
    }

    /** Whether other machines do not reach it. */
    public boolean onThisMachine() {
        return isThisMachine(host);
    }

    /** How processes of the same machine reach one that listens on that address. */
    public static String near(String listen) {
        return listen.equals(EVERY_ADDRESS) ? THIS_MACHINE : listen;
    }
}
