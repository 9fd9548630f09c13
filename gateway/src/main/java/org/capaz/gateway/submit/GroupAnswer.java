// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Objection;

/**
 * The contract's answer to the statements of one transaction, divided among them.
 *
 * @param statements in the order in which they were proposed
 */
record GroupAnswer(List<One> statements) {
    private static final Pattern PLACE = Pattern.compile("statements\\[([0-9]{1,3})](\\..*)?");
    private static final Json REPEATED = new Json.Bool(true);
    private static final Json RECORDED = Json.text(StatementProcessor.STATEMENT_RECORDED);

    GroupAnswer {
        statements = List.copyOf(statements);
    }

    /**
     * One statement of the transaction.
     *
     * @param result what the contract would have answered to it alone, canonical JSON
     * @param repeated whether it was on the ledger before, so that nothing is written for it
     * @param keys of the records that it writes
     */
    record One(String result, boolean repeated, Set<String> keys) {
        One {
            keys = Set.copyOf(keys);
        }
    }

    /** Reads the answer to a batch: the changes of a statement end with its own record. */
    static GroupAnswer read(String result) {
        Json.Obj answer = CanonicalJson.parseObject(result);
        List<One> all = new ArrayList<>();
        Iterator<Json.Obj> events = objects(answer, "events").iterator();
        for (Json.Obj statement : objects(answer, "statements")) {
            boolean repeated = REPEATED.equals(statement.get("repeated"));
            List<Json.Obj> own = new ArrayList<>();
            for (boolean ended = repeated; !ended; ) {
                Json.Obj event = events.next();
                own.add(event);
                ended = RECORDED.equals(event.get("name"));
            }
            Set<String> keys = new HashSet<>();
            own.forEach(event -> keys.add(Fields.of(event).text("key")));
            all.add(new One(CanonicalJson.write(statement.with("events", own)), repeated, keys));
        }
        return new GroupAnswer(all);
    }

    private static List<Json.Obj> objects(Json.Obj answer, String member) {
        return ((Json.Arr) requireNonNull(answer.get(member), member))
                .items().stream().map(Json.Obj.class::cast).toList();
    }

    /** Which statement of the transaction the contract refuses; empty where it refuses the whole. */
    static OptionalInt refusedPlace(Objection objection) {
        Matcher place = PLACE.matcher(objection.field());
        return place.matches() ? OptionalInt.of(Integer.parseInt(place.group(1))) : OptionalInt.empty();
    }

    /**
     * The places of those that must not share the transaction: what is on the ledger already, and what changes a record that one
     * before it changes, because of a record only the last change of a transaction stands on the ledger.
     */
    Set<Integer> dependent() {
        Set<Integer> places = new TreeSet<>();
        Set<String> changed = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            One one = statements.get(i);
            if (one.repeated() || one.keys().stream().anyMatch(changed::contains)) {
                places.add(i);
            } else {
                changed.addAll(one.keys());
            }
        }
        return places;
    }
}
