// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.capaz.gateway.SecretFile;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.jspecify.annotations.Nullable;

/** Hands text messages to a provider, or to a small program in front of one, as JSON over HTTP. */
final class SmsOverHttp implements NoticeSink {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI provider;
    private final @Nullable Path tokenFile;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SmsOverHttp(URI provider, @Nullable Path tokenFile) {
        this.provider = provider;
        this.tokenFile = tokenFile;
    }

    @Override
    public void send(String to, Notice notice) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(provider)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        CanonicalJson.bytes(Json.object().with("to", to).with("text", notice.text()))));
        if (tokenFile != null) {
            request.header("Authorization", "Bearer " + SecretFile.read(tokenFile));
        }
        int status = answer(request.build());
        if (status < 200 || status > 299) {
            throw new IOException("the provider of text messages answers " + status);
        }
    }

    private int answer(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException | HttpConnectTimeoutException notReached) {
            throw notReached;
        } catch (IOException lost) {
            throw new DeliveryUnknown(lost);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new DeliveryUnknown(ending);
        }
    }
}
