// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.http.HttpStatus;
import org.capaz.gateway.GatewayMessage;

/** The part of a problem document that depends on its code alone: the title and what to do. */
record ProblemGuidance(GatewayMessage title, GatewayMessage whatToDo) {

    static ProblemGuidance of(HttpStatus status, String code) {
        return switch (code) {
            case "NOT_READABLE", "MALFORMED", "FIELD_UNKNOWN", "KIND_UNKNOWN", "VERSION_UNKNOWN", "CHANNEL_WRONG" ->
                new ProblemGuidance(
                        GatewayMessage.MALFORMED_STATEMENT_TITLE, GatewayMessage.MALFORMED_STATEMENT_ADVICE);
            case "UNSIGNED", "SIGNATURE_WRONG", "SIGNATURES_REPEATED" ->
                new ProblemGuidance(GatewayMessage.SIGNATURES_TITLE, GatewayMessage.SIGNATURES_ADVICE);
            case "TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED" ->
                new ProblemGuidance(GatewayMessage.TOKEN_TITLE, GatewayMessage.TOKEN_ADVICE);
            case "SESSION_ENDED", "SIGN_IN_REFUSED" ->
                new ProblemGuidance(GatewayMessage.SIGN_IN_AGAIN_TITLE, GatewayMessage.SIGN_IN_AGAIN_ADVICE);
            case "OFFICER_OF_ANOTHER_MEMBER" ->
                new ProblemGuidance(GatewayMessage.OTHER_MEMBER_TITLE, GatewayMessage.OTHER_MEMBER_ADVICE);
            case "NOTICES_UNCONFIRMED" ->
                new ProblemGuidance(GatewayMessage.LABEL_NOTICES_TITLE, GatewayMessage.LABEL_NOTICES_ADVICE);
            case "RATE_LIMITED", "STREAMS_TOO_MANY" ->
                new ProblemGuidance(GatewayMessage.TOO_MANY_REQUESTS_TITLE, GatewayMessage.TOO_MANY_REQUESTS_ADVICE);
            case "FILES_TOO_LARGE" ->
                new ProblemGuidance(GatewayMessage.TOO_LARGE_TITLE, GatewayMessage.FILES_TOO_LARGE_ADVICE);
            default -> byStatus(status);
        };
    }

    private static ProblemGuidance byStatus(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                new ProblemGuidance(GatewayMessage.MALFORMED_REQUEST_TITLE, GatewayMessage.MALFORMED_REQUEST_ADVICE);
            case NOT_FOUND -> new ProblemGuidance(GatewayMessage.NOT_FOUND_TITLE, GatewayMessage.NOT_FOUND_ADVICE);
            case METHOD_NOT_ALLOWED ->
                new ProblemGuidance(GatewayMessage.METHOD_TITLE, GatewayMessage.SEE_OPENAPI_REFERENCE);
            case NOT_ACCEPTABLE ->
                new ProblemGuidance(GatewayMessage.FORMAT_TITLE, GatewayMessage.SEE_OPENAPI_REFERENCE);
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemGuidance(GatewayMessage.CONTENT_TYPE_TITLE, GatewayMessage.SEE_OPENAPI_REFERENCE);
            case CONFLICT -> new ProblemGuidance(GatewayMessage.CONFLICT_TITLE, GatewayMessage.CONFLICT_ADVICE);
            case UNPROCESSABLE_ENTITY ->
                new ProblemGuidance(GatewayMessage.REFUSED_TITLE, GatewayMessage.REFUSED_ADVICE);
            case REQUEST_ENTITY_TOO_LARGE ->
                new ProblemGuidance(GatewayMessage.TOO_LARGE_TITLE, GatewayMessage.TOO_LARGE_ADVICE);
            case SERVICE_UNAVAILABLE ->
                new ProblemGuidance(GatewayMessage.UNAVAILABLE_TITLE, GatewayMessage.UNAVAILABLE_ADVICE);
            case GATEWAY_TIMEOUT ->
                new ProblemGuidance(GatewayMessage.NOT_KNOWN_YET_TITLE, GatewayMessage.NOT_KNOWN_YET_ADVICE);
            case BAD_GATEWAY ->
                new ProblemGuidance(GatewayMessage.PEERS_DISAGREE_TITLE, GatewayMessage.PEERS_DISAGREE_ADVICE);
            default ->
                status.getCode() < 500
                        ? new ProblemGuidance(GatewayMessage.NOT_ANSWERED_TITLE, GatewayMessage.SEE_OPENAPI_REFERENCE)
                        : new ProblemGuidance(
                                GatewayMessage.GATEWAY_FAILED_TITLE, GatewayMessage.GATEWAY_FAILED_ADVICE);
        };
    }
}
