// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;

/**
 * What one party's weighings or readings of a lot changed of its measured gold, gains and losses apart: added up they would
 * hide each other, and a laboratory that always finds a little more would look like one that is exact.
 *
 * <p>Decision 101.
 */
public record Change(Source source, PartyId by, long gainedMg, long lostMg) {

    /** As what that party changed it. */
    public enum Source {
        /** Another assay of record. */
        LABORATORY,
        /** Another weight under the same assay. */
        CUSTODIAN
    }

    /** The changes with one more; unchanged where nothing changed. */
    static List<Change> added(List<Change> changes, Source source, PartyId by, long lostMg) {
        if (lostMg == 0) {
            return changes;
        }
        List<Change> added = new ArrayList<>();
        Change sum = new Change(source, by, Math.max(-lostMg, 0), Math.max(lostMg, 0));
        for (Change change : changes) {
            if (change.source == source && change.by.equals(by)) {
                sum = new Change(source, by, sum.gainedMg + change.gainedMg, sum.lostMg + change.lostMg);
            } else {
                added.add(change);
            }
        }
        added.add(sum);
        return added;
    }

    static List<Change> read(Fields lot) {
        return lot.has("changes")
                ? lot.objects(
                        "changes",
                        change -> new Change(
                                change.parsed("source", Codes.of(Source.class)),
                                change.parsed("by", PartyId::new),
                                change.integer("gainedMg"),
                                change.integer("lostMg")))
                : List.of();
    }

    Json.Obj json() {
        return Json.object()
                .with("source", source.name())
                .with("by", by.value())
                .with("gainedMg", gainedMg)
                .with("lostMg", lostMg);
    }
}
