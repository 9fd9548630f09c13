// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.population.PopulationTable.RowOf;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/**
 * A sample that anybody can draw again: of all ids of a population, or of each of its strata, those whose SHA-256 of seed and
 * id comes first. Nobody who does not choose the seed chooses the sample, and the seed may be one that nobody could choose.
 *
 * <p>Decision 206.
 */
public final class Sample {
    private static final String FORMAT = "capaz-sample/1";

    private final PopulationTable table;
    private final String seed;
    private final int size;
    private final Optional<Strata> strata;
    private final SortedMap<String, Part> parts;

    /** A stratum, or the whole population under an empty name. */
    private record Part(PopulationTable.Totals totals, List<Drawn> drawn) {}

    /**
     * One that was drawn.
     *
     * @param hash SHA-256 of seed and id in hexadecimal, by which they are ordered
     */
    public record Drawn(String id, String hash) {}

    /**
     * Draws.
     *
     * @param size how many, of each stratum where there are strata
     */
    public Sample(PopulationTable table, String seed, int size, Optional<Strata> strata) {
        this.table = table;
        this.seed = seed;
        this.size = size;
        this.strata = strata;
        SortedMap<String, List<RowOf>> rows = new TreeMap<>();
        var stratum = strata.map(by -> by.of(table)).orElse(row -> "");
        table.rows()
                .forEach(row -> rows.computeIfAbsent(stratum.apply(row), name -> new ArrayList<>())
                        .add(row));
        this.parts = new TreeMap<>();
        rows.forEach((name, some) -> parts.put(name, new Part(table.totals(some), drawn(some))));
    }

    private List<Drawn> drawn(List<RowOf> rows) {
        return rows.stream()
                .map(row -> new Drawn(row.id(), Digest.hex(seed + row.id())))
                .sorted(Comparator.comparing(Drawn::hash))
                .limit(size)
                .toList();
    }

    /** From what it was drawn. */
    public PopulationTable table() {
        return table;
    }

    /** By what seed, how many, parted how. */
    public Sentence drawnHow() {
        return AuditMessage.SAMPLE_DRAWN
                .with("seed", Argument.id(seed))
                .and("size", Argument.count(size))
                .and("strata", Argument.id(strata.map(Strata::name).orElse("-")));
    }

    /** Those that were drawn, stratum by stratum, in the order of their hashes. */
    public List<Drawn> drawn() {
        return parts.values().stream().flatMap(part -> part.drawn().stream()).toList();
    }

    /** The same by stratum; the whole population is one of an empty name. */
    public SortedMap<String, List<Drawn>> drawnByStratum() {
        SortedMap<String, List<Drawn>> drawn = new TreeMap<>();
        parts.forEach((name, part) -> drawn.put(name, part.drawn()));
        return drawn;
    }

    /** Canonical JSON with everything that is needed to draw it again. */
    public byte[] json(Manifest export) {
        Json.Obj json = PopulationTable.head(export)
                .with("format", FORMAT)
                .with("population", table.population().name())
                .with("totals", table.totals().json())
                .with("seed", seed)
                .with("size", size)
                .with("strata", strata.map(Strata::name).orElse(""))
                .with(
                        "parts",
                        parts.entrySet().stream()
                                .map(part -> Json.object()
                                        .with("stratum", part.getKey())
                                        .with("totals", part.getValue().totals().json())
                                        .with(
                                                "drawn",
                                                part.getValue().drawn().stream()
                                                        .map(one -> Json.object()
                                                                .with("id", one.id())
                                                                .with("hash", one.hash()))
                                                        .toList()))
                                .toList());
        return CanonicalJson.bytes(json);
    }

    /** The same for people. */
    public String text(Manifest export, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(AuditMessage.SAMPLE_OF
                .with("population", Argument.id(table.population().name()))
                .and("count", Argument.count(table.count()))
                .and("channel", Argument.id(export.channel()))
                .and("block", Argument.count(export.asOf()))
                .and("head", Argument.id(export.head()))
                .in(language));
        lines.add(drawnHow().in(language));
        lines.addAll(totals(table.totals(), ""));
        parts.forEach((name, part) -> {
            if (!name.isEmpty()) {
                lines.add(name);
                lines.addAll(totals(part.totals(), "  "));
            }
            part.drawn().forEach(one -> lines.add("  " + one.hash() + "  " + one.id()));
        });
        return String.join("\n", lines);
    }

    /** Digits as in the files, so that people and programs compare the same. */
    private static List<String> totals(PopulationTable.Totals totals, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + "count = " + totals.count());
        totals.sums().forEach((of, sum) -> lines.add(indent + of + " = " + sum));
        return lines;
    }
}
