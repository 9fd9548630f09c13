// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;

/**
 * A problem document (RFC 9457): what went wrong, which field or rule, and what to do next, in both languages.
 *
 * @param code a stable word, or the number of the rule that refused
 * @param detail what exactly was found
 * @param field path of the member at fault; empty when no single one is
 * @param rule the rule's number; empty when none is involved
 * @param errors everything that is wrong, made by {@link #error}; empty where there is one thing alone
 */
public record Problem(
        HttpStatus status, String code, Sentence detail, String field, String rule, List<Json.Obj> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(HttpStatus status, String code, Sentence detail) {
        return new Problem(status, code, detail, "", "", List.of());
    }

    /** What is wrong with a text, and with which member of it. */
    public static Sentence sentence(JsonException defect) {
        return defect.field().isEmpty()
                ? defect.what()
                : Message.AT_FIELD.with("field", Argument.path(defect.field())).and("what", defect.what());
    }

    public Problem atField(String path) {
        return new Problem(status, code, detail, path, rule, errors);
    }

    public Problem byRule(String number) {
        return new Problem(status, code, detail, field, number, errors);
    }

    public Problem withErrors(List<Json.Obj> all) {
        return new Problem(status, code, detail, field, rule, List.copyOf(all));
    }

    /**
     * One of several things that are wrong.
     *
     * @param field its path counts from 0, as JSON does; the sentence counts from 1
     */
    public static Json.Obj error(String code, String field, Sentence detail) {
        Json.Obj error = inBoth(Json.object().with("code", code), "detail", detail);
        return field.isEmpty() ? error : error.with("field", field);
    }

    public Json.Obj json() {
        ProblemGuidance guidance = ProblemGuidance.of(status, code);
        Json.Obj json = Json.object()
                .with("type", "about:blank")
                .with("status", status.getCode())
                .with("code", code);
        json = inBoth(json, "title", guidance.title().sentence());
        json = inBoth(json, "detail", detail);
        json = inBoth(json, "whatToDo", guidance.whatToDo().sentence());
        json = field.isEmpty() ? json : json.with("field", field);
        json = errors.isEmpty() ? json : json.with("errors", errors);
        return rule.isEmpty() ? json : rule(json);
    }

    /** The rule in one sentence says what would be accepted; a newer contract may refuse by a rule that is not known here. */
    private Json.Obj rule(Json.Obj json) {
        MessageKey text = () -> "RULE_" + rule;
        return Messages.in(Language.ENGLISH).knows(text.name())
                ? inBoth(json, "ruleText", text.sentence()).with("rule", rule)
                : json.with("rule", rule);
    }

    private static Json.Obj inBoth(Json.Obj json, String member, Sentence sentence) {
        return json.with(member, sentence.in(Language.ENGLISH)).with(member + "_es", sentence.in(Language.SPANISH));
    }

    public MutableHttpResponse<byte[]> response() {
        return HttpResponse.<byte[]>status(status)
                .body(CanonicalJson.bytes(json()))
                .contentType(MEDIA_TYPE);
    }
}
