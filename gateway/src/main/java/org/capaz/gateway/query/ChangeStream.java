// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.query.ChangesReader.Change;
import org.capaz.gateway.query.ChangesReader.Changes;
import org.capaz.ledger.json.CanonicalJson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SynchronousSink;

/**
 * One officer's stream of changes: reads on when the last page is sent, and waits at the end of what was read. It reads
 * nothing while its reader takes nothing.
 */
final class ChangeStream {
    /** So few, because they wait in memory until they are taken. */
    private static final int AT_ONCE = 10;

    private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(2);

    private final ChangesReader changes;
    private final LedgerHeight ledger;
    private final Supplier<Optional<Sight>> sight;
    private final long silence;
    private final long end;
    private final Queue<Event<String>> waiting = new ArrayDeque<>();
    private Position place;
    private long sent = System.nanoTime();

    /** Who waits for a block; absent at all other times, so that no question to the database is interrupted. */
    private @Nullable Thread sleeper;

    private boolean ended;

    /** @param sight asked before each page, so that a right that was taken away ends at once; empty ends the stream */
    ChangeStream(
            ChangesReader changes,
            LedgerHeight ledger,
            Supplier<Optional<Sight>> sight,
            StreamLimits limits,
            Position after) {
        this.changes = changes;
        this.ledger = ledger;
        this.sight = sight;
        this.silence = limits.silence().toNanos();
        this.end = System.nanoTime() + limits.longest().toNanos();
        this.place = after;
        // At once, so that whoever opened the stream knows that it is open.
        waiting.add(Event.of("").comment("open").retry(COME_AGAIN_AFTER));
    }

    /** Gives one event, waiting for it if need be; after a silence only the place up to which everything was looked at. */
    void next(SynchronousSink<Event<String>> sink) {
        while (waiting.isEmpty()) {
            Optional<Sight> seen = sight.get();
            if (seen.isEmpty() || System.nanoTime() - end >= 0) {
                sink.complete();
                return;
            }
            Changes found = changes.after(place, AT_ONCE, seen.get());
            place = found.next();
            found.entries().forEach(change -> waiting.add(event(change)));
            long left = silence - (System.nanoTime() - sent);
            if (waiting.isEmpty() && (left <= 0 || (!found.more() && !awaits(found.height() + 1, left)))) {
                waiting.add(soFar());
            }
        }
        sent = System.nanoTime();
        sink.next(waiting.remove());
    }

    /** Its reader is gone: nobody waits for it any more. */
    synchronized void end() {
        ended = true;
        if (sleeper != null) {
            sleeper.interrupt();
        }
    }

    private boolean awaits(long height, long nanos) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            sleeper = Thread.currentThread();
        }
        try {
            return ledger.await(height, Duration.ofNanos(nanos));
        } finally {
            synchronized (this) {
                sleeper = null;
                // What end() said is told by its flag from here on.
                Thread.interrupted();
            }
        }
    }

    private static Event<String> event(Change change) {
        return Event.of(CanonicalJson.write(change.told()))
                .id(ChangesReader.text(change.place()))
                .name("change");
    }

    /** Without data nobody is told anything, and whoever comes again goes on behind what was not for its officer. */
    private Event<String> soFar() {
        Event<String> nothing = Event.of("").comment("nothing new");
        return place.equals(Position.BEGIN) ? nothing : nothing.id(ChangesReader.text(place));
    }
}
