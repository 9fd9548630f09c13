// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.capaz.gateway.GatewayMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Holds every body to the size of a statement, except where files are handed in and where an answer may have a photo. A
 * body that does not say its length could be of any, and is refused too.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodySizeFilter implements Ordered {
    private static final int KIBIBYTE = 1024;
    private static final int MOST_KIBIBYTES = 64;
    private static final int MOST_KIBIBYTES_WITH_PHOTO = 320;
    private static final int MOST_MEBIBYTES_OF_FILES = 8;

    @RequestFilter
    @Nullable
    HttpResponse<?> hold(HttpRequest<?> request) {
        long length = request.getContentLength();
        if (PathRules.takesFiles(request.getPath())) {
            return length > (long) MOST_MEBIBYTES_OF_FILES * KIBIBYTE * KIBIBYTE
                    ? refused(
                            "FILES_TOO_LARGE",
                            GatewayMessage.FILES_TOO_LARGE.with("most", Argument.count(MOST_MEBIBYTES_OF_FILES)))
                    : null;
        }
        boolean unsaid = request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
        int most = PathRules.takesPhoto(request.getPath()) ? MOST_KIBIBYTES_WITH_PHOTO : MOST_KIBIBYTES;
        return unsaid || length > (long) most * KIBIBYTE
                ? refused("TOO_LARGE", GatewayMessage.BODY_TOO_LARGE_HERE.with("most", Argument.count(most)))
                : null;
    }

    private static HttpResponse<?> refused(String code, Sentence why) {
        return Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, code, why).response();
    }

    /** Before anything reads the body. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 90;
    }
}
