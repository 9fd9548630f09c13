// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.gateway.projection.ChainReader;
import org.capaz.gateway.projection.ChainReader.Entry;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.ChainReader.Written;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/** Reads what was recorded after a place of the chain, of what somebody may see. */
@Singleton
final class ChangesReader {
    private static final String PLACE = "[0-9]{1,18}\\.[0-9]{1,9}";

    private final ChainReader chain;
    private final LedgerStateReader ledgerStates;

    /**
     * Some transactions looked at.
     *
     * @param entries those that show something
     * @param next the place of the last one looked at
     * @param more whether there are others at once
     * @param height as of which block
     */
    record Changes(List<Change> entries, Position next, boolean more, long height) {}

    /** One transaction with what it shows. */
    record Change(Position place, Json.Obj told) {}

    ChangesReader(ChainReader chain, LedgerStateReader ledgerStates) {
        this.chain = chain;
        this.ledgerStates = ledgerStates;
    }

    /** The place that a text names, as an answer before said it; the beginning for none; empty for any other text. */
    static Optional<Position> place(@Nullable String after) {
        if (after == null) {
            return Optional.of(Position.BEGIN);
        }
        if (!after.matches(PLACE)) {
            return Optional.empty();
        }
        int dot = after.indexOf('.');
        return Optional.of(
                new Position(Long.parseLong(after.substring(0, dot)), Long.parseLong(after.substring(dot + 1))));
    }

    /** The same place as a text. */
    static String text(Position place) {
        return place.block() + "." + place.index();
    }

    Changes after(Position place, int atMost, Sight sight) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        List<Entry> found = chain.after(place, ledger.height(), atMost + 1);
        boolean more = found.size() > atMost;
        List<Entry> looked = more ? found.subList(0, atMost) : found;
        Position next = looked.isEmpty() ? place : looked.getLast().place();
        return new Changes(entries(looked, ledger, sight), next, more, ledger.height());
    }

    private List<Change> entries(List<Entry> looked, ProjectedLedgerState ledger, Sight sight) {
        Map<Position, List<Written>> written = chain.written(looked).stream()
                .filter(each -> ChainReader.isSeen(each, ledger, sight))
                .collect(Collectors.groupingBy(Written::place));
        List<Change> entries = new ArrayList<>();
        for (Entry entry : looked) {
            List<Written> seen = written.getOrDefault(entry.place(), List.of());
            if (!seen.isEmpty()) {
                entries.add(new Change(
                        entry.place(),
                        place(entry)
                                .with("time", entry.time())
                                .with(
                                        "records",
                                        seen.stream()
                                                .map(each -> record(each, sight))
                                                .toList())));
            }
        }
        return entries;
    }

    /** Where a transaction stands. */
    static Json.Obj place(Entry entry) {
        return Json.object()
                .with("block", entry.place().block())
                .with("index", entry.place().index())
                .with("transaction", entry.id());
    }

    /** A record as it was written, and as whoever asks is shown it. */
    static Json.Obj record(Written written, Sight sight) {
        Json.Obj told = Json.object().with("family", written.family()).with("key", Json.texts(written.parts()));
        if (written.deleted()) {
            return told.with("deleted", true);
        }
        Json body = written.body().orElse(Json.NULL);
        return told.with(
                "record",
                body instanceof Json.Obj miner && written.family().equals(Family.MINER.onLedger())
                        ? Shown.enrolments(miner, sight)
                        : body);
    }
}
