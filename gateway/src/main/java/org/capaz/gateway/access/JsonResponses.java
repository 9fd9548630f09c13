// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Sentence;

/** JSON responses, and the problem document of what is not found. */
public final class JsonResponses {
    private JsonResponses() {}

    public static MutableHttpResponse<byte[]> json(HttpStatus status, Json json) {
        return HttpResponse.<byte[]>status(status)
                .body(CanonicalJson.bytes(json))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    public static MutableHttpResponse<byte[]> json(Json json) {
        return json(HttpStatus.OK, json);
    }

    public static MutableHttpResponse<byte[]> notFound(Sentence what) {
        return Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", what).response();
    }
}
