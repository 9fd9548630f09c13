// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import java.util.List;
import org.capaz.ledger.json.Json;

/**
 * Members of a gateway's answer that may be absent or of another type. An absent member reads as an empty value: answers
 * are shown to people, and a later gateway may leave something out. Statements are never read this way.
 */
public final class JsonValues {
    private JsonValues() {}

    /** The text, or the empty string. */
    public static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.text() : "";
    }

    /** The whole number, or 0. */
    public static long number(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Num number ? number.value() : 0;
    }

    /** The object, or one without members. */
    public static Json.Obj object(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Obj inner ? inner : Json.object();
    }

    /** The texts of an array, or none. */
    public static List<String> texts(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Arr array
                ? array.items().stream()
                        .filter(Json.Str.class::isInstance)
                        .map(item -> ((Json.Str) item).text())
                        .toList()
                : List.of();
    }

    /** The objects of an array, or none. */
    public static List<Json.Obj> objects(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Arr array
                ? array.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }
}
