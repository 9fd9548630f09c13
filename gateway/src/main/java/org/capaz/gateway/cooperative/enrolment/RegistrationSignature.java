// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;

/** A signature under the registration of a key, as a program or a page brings it, and what it is answered. */
final class RegistrationSignature {
    private RegistrationSignature() {}

    /** {@code {"signature":{…}}} by that officer. */
    static HttpResponse<?> answer(Enrolments enrolments, Optional<OfficerId> asking, String id, byte[] body) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            Fields given = fields.object("signature");
            OfficerSignature signature = SignedStatement.signature(given);
            given.end();
            fields.end();
            return asking.flatMap(officer -> enrolments.sign(officer, id, signature))
                    .<HttpResponse<?>>map(RegistrationSignature::said)
                    .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
    }

    private static HttpResponse<?> said(Enrolments.Signed signed) {
        return switch (signed) {
            case Enrolments.Signed.Registered() ->
                JsonResponses.json(Json.object().with("state", "REGISTERED"));
            case Enrolments.Signed.Waiting(List<Sentence> missing) ->
                JsonResponses.json(Json.object()
                        .with("state", missing.isEmpty() ? "ON_ITS_WAY" : "WAITING")
                        .with("missing", in(Language.ENGLISH, missing))
                        .with("missing_es", in(Language.SPANISH, missing)));
            case Enrolments.Signed.Refused(Sentence why) ->
                Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "REFUSED", why).response();
        };
    }

    private static Json.Arr in(Language language, List<Sentence> sentences) {
        return Json.texts(
                sentences.stream().map(sentence -> sentence.in(language)).toList());
    }
}
