// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * A statement as a check sees it. Its body need not be right: what cannot be read is passed over, because the answer names it
 * as an error.
 *
 * @param command what it asks for; empty where it cannot be read
 * @param now when it is about to be recorded
 * @param values in effect when it happened
 * @param members every number and text of the body
 */
record Stated(
        Statement statement,
        Optional<StatementKind> kind,
        Optional<Command> command,
        Instant now,
        LedgerState ledger,
        ReferenceValues values,
        List<Member> members) {

    static Stated of(Statement statement, Instant now, LedgerState ledger) {
        Optional<StatementKind> kind = StatementKind.of(statement.kind());
        return new Stated(
                statement,
                kind,
                kind.flatMap(known -> readBy(known, statement)),
                now,
                ledger,
                ReferenceValues.on(Day.of(statement.eventAt()), ledger),
                Member.of(statement.body()));
    }

    private static Optional<Command> readBy(StatementKind kind, Statement statement) {
        try {
            return Optional.of(kind.read(statement));
        } catch (StatementException unreadable) {
            return Optional.empty();
        }
    }

    boolean is(StatementKind wanted) {
        return kind.filter(wanted::equals).isPresent();
    }

    Stream<Member> named(String name) {
        return members.stream().filter(member -> member.name().equals(name));
    }

    /** A text of the body itself. */
    Optional<String> text(String name) {
        return statement.body().get(name) instanceof Json.Str text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The objects of a list of the body. */
    List<Json.Obj> objects(String name) {
        return statement.body().get(name) instanceof Json.Arr list
                ? list.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }

    Optional<Lot.Facts> lot(String id) {
        return parsed(id, LotId::new).flatMap(lot -> Lot.find(ledger, lot)).map(Lot::facts);
    }

    /** A value, where the text is one. */
    static <T> Optional<T> parsed(String text, Function<String, T> factory) {
        try {
            return Optional.of(factory.apply(text));
        } catch (InvalidValue notOne) {
            return Optional.empty();
        }
    }

    /** The members' value, or that number where none is at hand. */
    long value(ReferenceValue value, long otherwise) {
        return values.find(value).orElse(otherwise);
    }
}
