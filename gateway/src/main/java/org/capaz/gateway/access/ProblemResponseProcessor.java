package org.capaz.gateway.access;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.capaz.ledger.json.CanonicalJson;

/** Makes problem documents of the server's own errors too (no such route, wrong method, too large). */
@Singleton
@Primary
final class ProblemResponseProcessor implements ErrorResponseProcessor<byte[]> {

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpStatus status = HttpStatus.valueOf(base.code());
        String detail = context.getErrors().isEmpty() || status.getCode() >= 500
                ? status.getReason()
                : context.getErrors().getFirst().getMessage();
        var problem = Problem.of(status, code(status), detail);
        return base.body(CanonicalJson.bytes(problem.json())).contentType(Problem.MEDIA_TYPE);
    }

    /** A body that the web server turned away has the code that the controller would have given. */
    private static String code(HttpStatus status) {
        return status == HttpStatus.REQUEST_ENTITY_TOO_LARGE ? "TOO_LARGE" : status.name();
    }
}
