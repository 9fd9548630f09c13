// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import java.util.List;
import java.util.stream.IntStream;
import org.capaz.ledger.json.Json;

/**
 * What would become of a statement, as a gateway tried it without recording anything.
 *
 * @param refusals why it would not be accepted; empty where it would
 * @param warnings what is probably not meant so
 * @param says what it would bring about
 */
public record Forecast(List<Noted> refusals, List<Noted> warnings, List<GatewayText> says) {
    public Forecast {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
        says = List.copyOf(says);
    }

    /**
     * One thing that was noted.
     *
     * @param field of the statement; empty when it is the whole
     */
    public record Noted(String field, GatewayText text) {}

    /** Reads the first answer of a dry run; what a gateway leaves out is nothing noted. */
    static Forecast read(Json.Obj answer) {
        Json.Obj tried =
                JsonValues.objects(answer, "statements").stream().findFirst().orElse(Json.object());
        return new Forecast(noted(tried, "errors", "detail"), noted(tried, "warnings", "says"), sentences(tried));
    }

    private static List<Noted> noted(Json.Obj tried, String list, String text) {
        return JsonValues.objects(tried, list).stream()
                .map(entry -> new Noted(JsonValues.text(entry, "field"), GatewayText.of(entry, text)))
                .toList();
    }

    private static List<GatewayText> sentences(Json.Obj tried) {
        List<String> english = JsonValues.texts(tried, "says");
        List<String> spanish = JsonValues.texts(tried, "says_es");
        return IntStream.range(0, english.size())
                .mapToObj(i -> new GatewayText(english.get(i), i < spanish.size() ? spanish.get(i) : english.get(i)))
                .toList();
    }

    /** Should somebody look at it before it is signed? */
    public boolean asksForALook() {
        return !refusals.isEmpty() || !warnings.isEmpty();
    }
}
