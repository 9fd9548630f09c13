// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** Bodies of statements, written with single quotes and changed by path, such as {@code contributions[3].grossMg}. */
public final class Body {
    private Body() {}

    public static Json.Obj of(String text, Object... values) {
        return CanonicalJson.parseObject(text.formatted(values).replace('\'', '"'));
    }

    /** The salted hash of something that stays outside the ledger. */
    public static String hash(String what) {
        return Digest.hex(what);
    }

    /** The body with another value at that path; the value is written like a body. */
    public static Json.Obj set(Json.Obj body, String path, String value) {
        Json other = CanonicalJson.parse(value.replace('\'', '"'));
        return (Json.Obj) change(body, steps(path), ignored -> other);
    }

    /** The body with exactly that value at that path. */
    public static Json.Obj put(Json.Obj body, String path, Json value) {
        return (Json.Obj) change(body, steps(path), ignored -> value);
    }

    public static Json.Obj set(Json.Obj body, String path, long value) {
        return set(body, path, Long.toString(value));
    }

    public static Json.Obj without(Json.Obj body, String path) {
        return (Json.Obj) change(body, steps(path), ignored -> null);
    }

    public static Json at(Json.Obj body, String path) {
        Json value = body;
        for (String step : steps(path)) {
            value = child(value, step);
        }
        return value;
    }

    public static long number(Json.Obj body, String path) {
        return ((Json.Num) at(body, path)).value();
    }

    public static String text(Json.Obj body, String path) {
        return ((Json.Str) at(body, path)).text();
    }

    /** The number at that top member, zero where a record leaves it out. */
    public static long numberOrZero(Json.Obj body, String name) {
        return body.get(name) == null ? 0 : number(body, name);
    }

    /** The paths of all members, those inside inner objects too, and of a list its first item; no free names. */
    public static List<String> paths(Json.Obj body) {
        List<String> found = new ArrayList<>();
        body.members().forEach((name, value) -> {
            if (!name.contains(".")) {
                found.add(name);
                inner(name, value, found);
            }
        });
        return found;
    }

    private static void inner(String path, Json value, List<String> found) {
        if (value instanceof Json.Obj object) {
            paths(object).forEach(name -> found.add(path + "." + name));
        }
        if (value instanceof Json.Arr array && !array.items().isEmpty()) {
            Json first = array.items().getFirst();
            if (!(first instanceof Json.Obj)) {
                found.add(path + "[0]");
            }
            inner(path + "[0]", first, found);
        }
    }

    private static List<String> steps(String path) {
        return List.of(path.replace("[", ".[").split("\\."));
    }

    private static Json child(Json value, String step) {
        return step.startsWith("[") ? ((Json.Arr) value).items().get(index(step)) : ((Json.Obj) value).get(step);
    }

    private static int index(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }

    private static Json change(Json value, List<String> steps, UnaryOperator<Json> last) {
        if (steps.isEmpty()) {
            return last.apply(value);
        }
        String step = steps.getFirst();
        boolean present = !(value instanceof Json.Obj object) || object.get(step) != null;
        Json changed = change(present ? child(value, step) : Json.NULL, steps.subList(1, steps.size()), last);
        if (value instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>(array.items());
            if (changed == null) {
                items.remove(index(step));
            } else {
                items.set(index(step), changed);
            }
            return Json.array(items);
        }
        return changed == null ? ((Json.Obj) value).without(step) : ((Json.Obj) value).with(step, changed);
    }
}
