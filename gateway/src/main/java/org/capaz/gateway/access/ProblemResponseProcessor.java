// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.json.CanonicalJson;

/**
 * Makes problem documents of the server's own errors too (no such route, wrong method, too large). The server's own texts are
 * in one language only and may repeat what somebody typed (I47), so that the status alone chooses the sentence.
 */
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<byte[]> {

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpStatus status = HttpStatus.valueOf(base.code());
        var problem = Problem.of(status, code(status), detail(status).sentence());
        return base.body(CanonicalJson.bytes(problem.json())).contentType(Problem.MEDIA_TYPE);
    }

    private static GatewayMessage detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> GatewayMessage.REQUEST_NOT_READABLE;
            case NOT_FOUND -> GatewayMessage.ADDRESS_UNKNOWN;
            case METHOD_NOT_ALLOWED -> GatewayMessage.METHOD_NOT_FOR_ADDRESS;
            case NOT_ACCEPTABLE -> GatewayMessage.FORMAT_NOT_OFFERED;
            case REQUEST_ENTITY_TOO_LARGE -> GatewayMessage.REQUEST_BODY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> GatewayMessage.CONTENT_TYPE_NOT_TAKEN;
            default -> status.getCode() < 500 ? GatewayMessage.REQUEST_NOT_ANSWERED : GatewayMessage.GATEWAY_FAILED;
        };
    }

    /** A body that the web server turned away has the code that the controller would have given. */
    private static String code(HttpStatus status) {
        return status == HttpStatus.REQUEST_ENTITY_TOO_LARGE ? "TOO_LARGE" : status.name();
    }
}
