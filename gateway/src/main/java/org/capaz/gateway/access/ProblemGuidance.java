package org.capaz.gateway.access;

import io.micronaut.http.HttpStatus;

/** The part of a problem document that depends on its code alone: the title and what to do. */
record ProblemGuidance(String title, String whatToDo) {

    static ProblemGuidance of(HttpStatus status, String code) {
        return switch (code) {
            case "NOT_READABLE", "MALFORMED", "FIELD_UNKNOWN", "KIND_UNKNOWN", "VERSION_UNKNOWN", "CHANNEL_WRONG" ->
                new ProblemGuidance(
                        "The statement is not well formed",
                        "Correct the field named here; docs/reference/statements.md shows every form.");
            case "UNSIGNED", "SIGNATURE_WRONG", "SIGNATURES_REPEATED" ->
                new ProblemGuidance(
                        "The signatures do not hold",
                        "Let the officers sign these very bytes again and send the new signatures.");
            case "TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED" ->
                new ProblemGuidance(
                        "An officer's token is needed",
                        "Sign a token with the officer's key: aud capaz:<member>, at most 900 seconds, algorithm ES256.");
            case "OFFICER_OF_ANOTHER_MEMBER" ->
                new ProblemGuidance(
                        "This office serves another member", "Use the gateway of the officer's own organisation.");
            case "RATE_LIMITED" -> new ProblemGuidance("Too many requests", "Wait for the seconds in Retry-After.");
            default -> byStatus(status);
        };
    }

    private static ProblemGuidance byStatus(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                new ProblemGuidance("The request is not well formed", "Correct what is named here and send it again.");
            case NOT_FOUND ->
                new ProblemGuidance(
                        "Nothing is known by that name",
                        "Check the identifier; what this office may not show looks the same.");
            case CONFLICT ->
                new ProblemGuidance(
                        "Somebody changed the same record at the same moment",
                        "Read the record again; if the statement still holds, send the same statement again.");
            case UNPROCESSABLE_ENTITY ->
                new ProblemGuidance(
                        "The ledger refused the statement",
                        "Nothing was written. Correct the facts that the rule names and sign a new statement.");
            case REQUEST_ENTITY_TOO_LARGE ->
                new ProblemGuidance(
                        "The request is too large", "Send at most 64 KiB; split a batch into smaller ones.");
            case SERVICE_UNAVAILABLE ->
                new ProblemGuidance(
                        "The office is busy or its peer cannot be reached",
                        "Nothing was sent. Wait for the seconds in Retry-After and send the same statement again.");
            case GATEWAY_TIMEOUT ->
                new ProblemGuidance(
                        "Not known yet",
                        "Ask at the address in Location; sending the same statement again is harmless.");
            case BAD_GATEWAY ->
                new ProblemGuidance(
                        "The members' peers do not agree",
                        "Nothing was written. The operators have been alerted; try again later.");
            default -> new ProblemGuidance(status.getReason(), "See the reference at /openapi.");
        };
    }
}
