// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.audit.exception.ExceptionFound;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.audit.exception.Exceptions;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.audit.population.Sample.Drawn;
import org.capaz.audit.population.Strata;
import org.capaz.gateway.Settings;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.auditor.work.ReplayWork.Replayed;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.registry.ReferenceValue;

/** What is found in a replayed ledger, by the audit's own code, without the ledger. */
final class Findings {
    private Findings() {}

    /**
     * Every exception.
     *
     * @param limits of the members as of the block; a value that they have not published is absent
     */
    record OfExceptions(Map<ExceptionKind, List<ExceptionFound>> found, Map<ReferenceValue, Long> limits) {}

    static OfExceptions exceptions(Replayed replayed) {
        var exceptions = new Exceptions(replayed.ledger());
        Map<ExceptionKind, List<ExceptionFound>> found = new EnumMap<>(ExceptionKind.class);
        Map<ReferenceValue, Long> limits = new HashMap<>();
        for (ExceptionKind kind : ExceptionKind.values()) {
            found.put(kind, exceptions.of(kind));
            kind.bounds().forEach(value -> exceptions.bound(value).ifPresent(limit -> limits.put(value, limit)));
        }
        return new OfExceptions(found, limits);
    }

    /**
     * A sample.
     *
     * @param of what population, as of which block and head
     * @param how it was drawn
     * @param totals of the whole population, by column
     * @param drawn by stratum
     * @param keys of the records, by the ids of their rows
     */
    record OfSample(
            Sentence of,
            Sentence how,
            SortedMap<String, Long> totals,
            SortedMap<String, List<Drawn>> drawn,
            Map<String, String> keys) {}

    static OfSample sample(
            Replayed replayed,
            Population population,
            String seed,
            int size,
            Optional<Strata> strata,
            Settings settings) {
        var table = new PopulationTable(population, replayed.ledger());
        var sample = new Sample(table, seed, size, strata);
        Map<String, String> keys = new HashMap<>();
        sample.drawn().forEach(one -> key(one.id(), replayed).ifPresent(key -> keys.put(one.id(), key)));
        return new OfSample(
                AuditMessage.SAMPLE_OF
                        .with("population", Argument.id(population.name()))
                        .and("count", Argument.count(table.count()))
                        .and("channel", Argument.id(settings.channel()))
                        .and("block", Argument.count(replayed.asOf()))
                        .and("head", Argument.id(replayed.head())),
                sample.drawnHow(),
                new TreeMap<>(table.totals().sums()),
                sample.drawnByStratum(),
                keys);
    }

    /** A row is a record, or an entry of a list in one, whose number stands behind the record's key. */
    private static Optional<String> key(String id, Replayed replayed) {
        int end = id.lastIndexOf('/');
        return Stream.of(id, end < 0 ? id : id.substring(0, end))
                .filter(key ->
                        RecordLink.key(key).flatMap(replayed.ledger()::record).isPresent())
                .findFirst();
    }
}
