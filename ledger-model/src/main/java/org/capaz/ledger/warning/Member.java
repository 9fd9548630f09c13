// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;

/**
 * A number or a text of a body, with the objects that it stands in.
 *
 * @param name of the member, or of the list that it is an item of
 * @param around the objects that it stands in, the nearest first
 */
record Member(String path, String name, Json value, List<Json.Obj> around) {

    static List<Member> of(Json.Obj body) {
        List<Member> all = new ArrayList<>();
        collect("body", "", body, List.of(), all);
        return List.copyOf(all);
    }

    private static void collect(String path, String name, Json value, List<Json.Obj> around, List<Member> all) {
        switch (value) {
            case Json.Obj object -> {
                List<Json.Obj> inside = new ArrayList<>(List.of(object));
                inside.addAll(around);
                object.members()
                        .forEach((inner, member) ->
                                collect(path + "." + inner, inner, member, List.copyOf(inside), all));
            }
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    collect(path + "[" + i + "]", name, array.items().get(i), around, all);
                }
            }
            case Json.Str text -> all.add(new Member(path, name, text, around));
            case Json.Num number -> all.add(new Member(path, name, number, around));
            case Json.Bool bool -> {}
            case Json.Null nothing -> {}
        }
    }

    Optional<Long> number() {
        return value instanceof Json.Num number ? Optional.of(number.value()) : Optional.empty();
    }

    Optional<String> text() {
        return value instanceof Json.Str text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The text under that name in the nearest object that has one. */
    Optional<String> beside(String other) {
        return around.stream()
                .map(object -> object.get(other))
                .flatMap(value -> value instanceof Json.Str text ? Stream.of(text.text()) : Stream.empty())
                .findFirst();
    }
}
