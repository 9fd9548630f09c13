package org.capaz.demo.statement;

import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Body fields that several kinds of statements share. */
final class CommonFields {
    private CommonFields() {}

    /** The standard that a row names, as the beginning of a body. */
    static Json.Obj standard(Row row) {
        return Json.object().with("standard", row.text("standard")).with("version", row.text("version"));
    }

    /** The standard that a row names, among what a statement reads and writes. */
    static String standardKey(Row row) {
        return "standard:" + row.text("standard") + " " + row.text("version");
    }

    /** The body with the cell of that column under the same name, or as it was when the cell is empty. */
    static Json.Obj optional(Json.Obj body, String column, Row row) {
        return row.optionalText(column).map(text -> body.with(column, text)).orElse(body);
    }
}
