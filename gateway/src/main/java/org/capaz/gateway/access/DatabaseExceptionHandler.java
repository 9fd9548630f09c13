// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.capaz.gateway.DatabaseException;
import org.capaz.gateway.GatewayMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While the database does not answer, no statement is taken and no question answered; nothing is lost. */
@Singleton
final class DatabaseExceptionHandler implements ExceptionHandler<DatabaseException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // The interface's own signature.
    public HttpResponse<?> handle(HttpRequest request, DatabaseException exception) {
        // Without the path: it may hold what somebody typed (I47).
        LOG.warn("{}: {}", request.getMethod(), exception.getMessage());
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "DATABASE_AWAY",
                        GatewayMessage.DATABASE_NOT_ANSWERING.sentence())
                .response()
                .header("Retry-After", "5");
    }
}
