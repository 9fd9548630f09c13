package org.capaz.gateway.access;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.rule.Rule;

/**
 * A problem document (RFC 9457): what went wrong, which field or rule, and what to do next, in both languages.
 *
 * @param code a stable word, or the number of the rule that refused
 * @param detail what exactly was found
 * @param field path of the member at fault; empty when no single one is
 * @param rule the rule's number; empty when none is involved
 */
public record Problem(HttpStatus status, String code, String detail, String field, String rule) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, "", "");
    }

    public Problem atField(String path) {
        return new Problem(status, code, detail, path, rule);
    }

    public Problem byRule(String number) {
        return new Problem(status, code, detail, field, number);
    }

    public Json.Obj json() {
        ProblemGuidance guidance = ProblemGuidance.of(status, code);
        Json.Obj json = Json.object()
                .with("type", "about:blank")
                .with("status", status.getCode())
                .with("code", code)
                .with("title", guidance.title())
                .with("title_es", inSpanish(guidance.title()))
                .with("detail", detail)
                .with("detail_es", spanish(guidance))
                .with("whatToDo", guidance.whatToDo())
                .with("whatToDo_es", inSpanish(guidance.whatToDo()));
        json = field.isEmpty() ? json : json.with("field", field);
        return rule.isEmpty() ? json : rule(json);
    }

    /** The rule in one sentence says what would be accepted. */
    private Json.Obj rule(Json.Obj json) {
        return Arrays.stream(Rule.values())
                .filter(known -> known.name().equals(rule))
                .map(Rule::sentence)
                .findFirst()
                .map(sentence -> json.with("ruleText", sentence).with("ruleText_es", inSpanish(sentence)))
                .orElse(json)
                .with("rule", rule);
    }

    /** A sentence of a library has no translation here: then the Spanish gives its kind, rule and field. */
    private String spanish(ProblemGuidance guidance) {
        String where = field.isEmpty() ? "" : "; campo " + field;
        return Messages.spanish(detail)
                .orElseGet(() -> inSpanish(guidance.title()) + (rule.isEmpty() ? "" : "; regla " + rule) + where + ".");
    }

    private static String inSpanish(String english) {
        return Messages.spanish(english).orElse(english);
    }

    public MutableHttpResponse<byte[]> response() {
        return HttpResponse.<byte[]>status(status)
                .body(CanonicalJson.bytes(json()))
                .contentType(MEDIA_TYPE);
    }
}
