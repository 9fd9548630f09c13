// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.OfficerRegistry;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.projection.Sights;
import org.capaz.ledger.message.Argument;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The streams of changes that are open. There is a bounded number of them, of all officers and of each; one whose reader is
 * gone, or takes nothing for a while, is ended and makes room.
 *
 * <p>Decision 200.
 */
@Singleton
final class ChangeStreams {
    private final ChangesReader changes;
    private final LedgerHeight ledger;
    private final OfficerRegistry registry;
    private final Sights sights;
    private final Clock clock;
    private final StreamLimits limits;
    private final Scheduler threads;

    /** Officers, each as often as it has a stream open. */
    private final List<String> open = new ArrayList<>();

    ChangeStreams(
            ChangesReader changes,
            LedgerHeight ledger,
            OfficerRegistry registry,
            Sights sights,
            Clock clock,
            StreamLimits limits,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.changes = changes;
        this.ledger = ledger;
        this.registry = registry;
        this.sights = sights;
        this.clock = clock;
        this.limits = limits;
        // Not as a service, whose tasks would be interrupted in the middle of a question to the database.
        this.threads = Schedulers.fromExecutor(task -> blocking.execute(task));
    }

    /** Whether that officer may open one more. */
    synchronized boolean hasRoom(Caller.Officer officer) {
        return open.size() < limits.most() && Collections.frequency(open, officer.id()) < limits.mostOfOfficer();
    }

    /** What is answered when there is no room. */
    HttpResponse<?> noRoom() {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "STREAMS_TOO_MANY",
                        GatewayMessage.STREAMS_TOO_MANY
                                .with("ofOfficer", Argument.count(limits.mostOfOfficer()))
                                .and("ofAll", Argument.count(limits.most())))
                .response()
                .header("Retry-After", Long.toString(limits.silence().toSeconds()));
    }

    /** How many are open. */
    synchronized int count() {
        return open.size();
    }

    /** What is recorded behind that place, of what the officer may see; it begins when somebody reads it. */
    Publisher<Event<String>> of(Caller.Officer officer, Position after) {
        return Flux.defer(() -> opened(officer) ? events(officer, after) : Flux.empty());
    }

    private Flux<Event<String>> events(Caller.Officer officer, Position after) {
        var stream = new ChangeStream(changes, ledger, () -> sight(officer), limits, after);
        return Flux.<Event<String>>generate(stream::next)
                .doFinally(how -> {
                    stream.end();
                    closed(officer);
                })
                .subscribeOn(threads)
                // While it is read, something comes after each silence: nothing for longer means that nobody takes it.
                // An
                // error closes the connection, where an end would wait behind what nobody takes.
                .timeout(
                        limits.patience(),
                        Flux.error(() -> new TimeoutException("of a stream of changes nothing was taken for "
                                + limits.patience().toSeconds() + " s")));
    }

    private synchronized boolean opened(Caller.Officer officer) {
        return hasRoom(officer) && open.add(officer.id());
    }

    private synchronized void closed(Caller.Officer officer) {
        open.remove(officer.id());
    }

    /** As {@code /v1/changes} would answer now; empty when the officer's key stands no longer. */
    private Optional<Sight> sight(Caller.Officer officer) {
        return registry.officer(officer.id())
                .filter(registered -> registered.isValidAt(clock.instant().getEpochSecond()))
                .map(registered -> sights.of(officer));
    }
}
