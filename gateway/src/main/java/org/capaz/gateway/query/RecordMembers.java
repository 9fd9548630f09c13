// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.List;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.json.Json;

/** Reads members of records as they are on the ledger; one that is absent or of another type counts as not there. */
final class RecordMembers {
    private RecordMembers() {}

    /** Whether the record's member has that text. */
    static boolean matches(Fact fact, String member, String wanted) {
        return Json.text(wanted).equals(fact.object().get(member));
    }

    static String text(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Str text ? text.text() : "";
    }

    static long number(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Num number ? number.value() : 0;
    }

    static List<String> texts(Json.Obj object, String member) {
        return items(object, member).stream()
                .filter(Json.Str.class::isInstance)
                .map(item -> ((Json.Str) item).text())
                .toList();
    }

    static List<Json.Obj> objects(Json.Obj object, String member) {
        return items(object, member).stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static List<Json> items(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Arr array ? array.items() : List.of();
    }
}
