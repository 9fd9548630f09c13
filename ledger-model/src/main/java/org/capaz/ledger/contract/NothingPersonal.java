// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.PersonalNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.Statement;

/**
 * I47: no text of a statement holds the number of a person's document, whatever the text is for. Asked before the statement is
 * judged, as a defect of form, because what is refused so is neither kept nor logged anywhere.
 */
final class NothingPersonal {
    private NothingPersonal() {}

    /** A {@link JsonException} names the member that looks personal and does not repeat it. */
    static void require(Statement statement) {
        found(statement).stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    /** All such members. */
    static List<JsonException> found(Statement statement) {
        List<JsonException> found = new ArrayList<>();
        look("statement.id", Json.text(statement.id().value()), found);
        look("body", statement.body(), found);
        return found;
    }

    private static void look(String path, Json value, List<JsonException> found) {
        switch (value) {
            case Json.Obj object -> object.members().forEach((name, inner) -> look(path + "." + name, inner, found));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    look(path + "[" + i + "]", array.items().get(i), found);
                }
            }
            case Json.Str text -> {
                if (PersonalNumber.isIn(text.text())) {
                    found.add(new JsonException(path, Message.PERSONAL_NUMBER.sentence()));
                }
            }
            case Json.Num number -> {}
            case Json.Bool bool -> {}
            case Json.Null nothing -> {}
        }
    }
}
