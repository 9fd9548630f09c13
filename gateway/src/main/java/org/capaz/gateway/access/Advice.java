package org.capaz.gateway.access;

import io.micronaut.http.HttpStatus;

/** The standing part of a problem document: its title and what to do, in English and Spanish. */
record Advice(String title, String titleEs, String whatToDo, String whatToDoEs) {

    static Advice on(HttpStatus status, String code) {
        return switch (code) {
            case "NOT_READABLE", "MALFORMED", "FIELD_UNKNOWN", "KIND_UNKNOWN", "VERSION_UNKNOWN", "CHANNEL_WRONG" ->
                new Advice(
                        "The statement is not well formed",
                        "La declaración no está bien formada",
                        "Correct the field named here; docs/reference/statements.md shows every form.",
                        "Corrija el campo indicado; docs/reference/statements.md muestra cada forma.");
            case "UNSIGNED", "SIGNATURE_WRONG", "SIGNATURES_REPEATED" ->
                new Advice(
                        "The signatures do not hold",
                        "Las firmas no son válidas",
                        "Let the officers sign these very bytes again and send the new signatures.",
                        "Pida a las personas firmantes que firmen de nuevo estos mismos bytes y envíe las firmas.");
            case "TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED" ->
                new Advice(
                        "An officer's token is needed",
                        "Se necesita el token de una persona firmante",
                        "Sign a token with the officer's key: aud capaz:<member>, at most 900 seconds, algorithm ES256.",
                        "Firme un token con la clave de la persona firmante: aud capaz:<miembro>, 900 segundos como máximo, ES256.");
            case "OFFICER_OF_ANOTHER_MEMBER" ->
                new Advice(
                        "This office serves another member",
                        "Esta oficina atiende a otro miembro",
                        "Use the gateway of the officer's own organisation.",
                        "Use la oficina de la organización de la persona firmante.");
            case "RATE_LIMITED" ->
                new Advice(
                        "Too many requests",
                        "Demasiadas solicitudes",
                        "Wait for the seconds in Retry-After.",
                        "Espere los segundos de Retry-After.");
            default -> byStatus(status);
        };
    }

    private static Advice byStatus(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                new Advice(
                        "The request is not well formed",
                        "La solicitud no está bien formada",
                        "Correct what is named here and send it again.",
                        "Corrija lo indicado y envíe de nuevo.");
            case NOT_FOUND ->
                new Advice(
                        "Nothing is known by that name",
                        "No se conoce nada con ese nombre",
                        "Check the identifier; what this office may not show looks the same.",
                        "Revise el identificador; lo que esta oficina no puede mostrar se ve igual.");
            case CONFLICT ->
                new Advice(
                        "Somebody changed the same record at the same moment",
                        "Alguien cambió el mismo registro en el mismo momento",
                        "Read the record again; if the statement still holds, send the same statement again.",
                        "Lea el registro otra vez; si la declaración sigue en pie, envíe la misma de nuevo.");
            case UNPROCESSABLE_ENTITY ->
                new Advice(
                        "The ledger refused the statement",
                        "El registro rechazó la declaración",
                        "Nothing was written. Correct the facts that the rule names and sign a new statement.",
                        "No se escribió nada. Corrija los hechos que la regla nombra y firme una nueva declaración.");
            case REQUEST_ENTITY_TOO_LARGE ->
                new Advice(
                        "The request is too large",
                        "La solicitud es demasiado grande",
                        "Send at most 64 KiB; split a batch into smaller ones.",
                        "Envíe 64 KiB como máximo; divida el grupo de declaraciones.");
            case SERVICE_UNAVAILABLE ->
                new Advice(
                        "The office is busy or its peer cannot be reached",
                        "La oficina está ocupada o su nodo no responde",
                        "Nothing was sent. Wait for the seconds in Retry-After and send the same statement again.",
                        "No se envió nada. Espere los segundos de Retry-After y envíe la misma declaración.");
            case GATEWAY_TIMEOUT ->
                new Advice(
                        "Not known yet",
                        "Aún no se sabe",
                        "Ask at the address in Location; sending the same statement again is harmless.",
                        "Pregunte en la dirección de Location; enviar la misma declaración de nuevo no hace daño.");
            case BAD_GATEWAY ->
                new Advice(
                        "The members' peers do not agree",
                        "Los nodos de los miembros no concuerdan",
                        "Nothing was written. The operators have been alerted; try again later.",
                        "No se escribió nada. Los operadores han sido avisados; intente más tarde.");
            default ->
                new Advice(
                        status.getReason(),
                        status.getReason(),
                        "See the reference at /openapi.",
                        "Vea la referencia en /openapi.");
        };
    }
}
