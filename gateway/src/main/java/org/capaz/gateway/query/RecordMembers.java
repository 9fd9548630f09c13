// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.List;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.json.Json;

/** Reads members of records as they are on the ledger; one that is absent or of another type counts as not there. */
public final class RecordMembers {
    private RecordMembers() {}

    /** Whether the record's member has that text. */
    public static boolean matches(Fact fact, String member, String wanted) {
        return Json.text(wanted).equals(fact.object().get(member));
    }

    /** The text of that member; empty where it has none. */
    public static String text(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Str text ? text.text() : "";
    }

    /** The number of that member; 0 where it has none. */
    public static long number(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Num number ? number.value() : 0;
    }

    /** The texts in the list of that member. */
    public static List<String> texts(Json.Obj object, String member) {
        return items(object, member).stream()
                .filter(Json.Str.class::isInstance)
                .map(item -> ((Json.Str) item).text())
                .toList();
    }

    /** The objects in the list of that member. */
    public static List<Json.Obj> objects(Json.Obj object, String member) {
        return items(object, member).stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static List<Json> items(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Arr array ? array.items() : List.of();
    }
}
