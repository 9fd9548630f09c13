// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;

/** The members of records, where a record need not have them: nothing, zero or no text then. */
final class Members {
    private Members() {}

    static Stream<Json> items(Json record, String member) {
        return record instanceof Json.Obj object && object.get(member) instanceof Json.Arr array
                ? array.items().stream()
                : Stream.empty();
    }

    static Stream<String> texts(Json record, String member) {
        return items(record, member).filter(Json.Str.class::isInstance).map(item -> ((Json.Str) item).text());
    }

    static long sum(Json record, String list, String member) {
        return items(record, list).mapToLong(item -> number(item, member)).sum();
    }

    static Stream<String> optional(Json record, String member) {
        return record instanceof Json.Obj object && object.get(member) instanceof Json.Str text
                ? Stream.of(text.text())
                : Stream.empty();
    }

    static String text(Json record, String member) {
        return optional(record, member).findFirst().orElse("");
    }

    static Day day(Json record, String member) {
        return Day.parse(text(record, member));
    }

    static long number(Json record, String member) {
        return record instanceof Json.Obj object && object.get(member) instanceof Json.Num number ? number.value() : 0;
    }
}
