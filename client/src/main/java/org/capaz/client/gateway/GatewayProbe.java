// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.capaz.client.ClientFailure;
import org.capaz.client.ClientMessage;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;

/**
 * Finds out whether an address that a person typed is that of a gateway, before an officer's token goes there: each way in which
 * it is none has a sentence of its own.
 */
final class GatewayProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int UNAUTHORISED = 401;

    private GatewayProbe() {}

    /** A gateway answers who comes without a token that one is missing; anything else is a {@link ClientFailure}. */
    static void require(HttpClient http, URI base) {
        Argument address = Argument.id(base.toString());
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(MemberGateway.at(base, "/v1"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != UNAUTHORISED || !asksForToken(answer.body())) {
                throw noGateway(address);
            }
        } catch (SSLException e) {
            throw new ClientFailure(
                    ClientMessage.GATEWAY_TLS_FAILED
                            .with("address", address)
                            .and("why", Argument.id(VisibleText.escaped(String.valueOf(e.getMessage())))),
                    ClientMessage.CHECK_SERVER_CERTIFICATE.sentence(),
                    e);
        } catch (ConnectException e) {
            throw isHostUnknown(e)
                    ? new ClientFailure(
                            ClientMessage.GATEWAY_HOST_UNKNOWN.with("host", Argument.id(base.getHost())),
                            ClientMessage.CHECK_ADDRESS_SPELLING.sentence(),
                            e)
                    : notConnected(address, e);
        } catch (HttpConnectTimeoutException e) {
            throw notConnected(address, e);
        } catch (IOException e) {
            throw noGateway(address);
        } catch (InterruptedException e) {
            throw ClientFailure.interrupted(e);
        }
    }

    private static boolean isHostUnknown(Throwable failure) {
        return failure instanceof UnresolvedAddressException
                || (failure.getCause() != null && isHostUnknown(failure.getCause()));
    }

    private static boolean asksForToken(byte[] body) {
        try {
            Json.Obj problem = CanonicalJson.parseObject(CanonicalJson.decode(body));
            return JsonValues.text(problem, "code").equals("TOKEN_MISSING");
        } catch (JsonException e) {
            return false;
        }
    }

    private static ClientFailure notConnected(Argument address, IOException cause) {
        return new ClientFailure(
                ClientMessage.GATEWAY_NOT_CONNECTED.with("address", address),
                ClientMessage.CHECK_GATEWAY_RUNS.sentence(),
                cause);
    }

    private static ClientFailure noGateway(Argument address) {
        return new ClientFailure(
                ClientMessage.ADDRESS_NOT_GATEWAY.with("address", address),
                ClientMessage.CHECK_ADDRESS_OF_GATEWAY.sentence());
    }
}
