// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.paper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.capaz.audit.exception.Exceptions;
import org.capaz.audit.perform.AuditReport;
import org.capaz.audit.population.PopulationFormat;
import org.capaz.audit.population.PopulationManifest;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * All that was performed of one ledger up to one block.
 *
 * @param time of the ledger: that of its latest transaction
 * @param limits the members' reference values in force then
 * @param tables the populations
 * @param samples one of each population
 */
public record AuditWork(
        AuditReport report,
        Instant time,
        ReferenceValues limits,
        List<PopulationTable> tables,
        List<Sample> samples,
        Exceptions exceptions) {
    private static final String FORMAT = "capaz-audit-report/1";

    public AuditWork {
        tables = List.copyOf(tables);
        samples = List.copyOf(samples);
    }

    /** Control totals of the tables as files of comma-separated values. */
    byte[] populations() {
        var manifest = new PopulationManifest(report);
        tables.forEach(table -> manifest.add(file(table), csv(table), table));
        return manifest.bytes();
    }

    static String file(PopulationTable table) {
        return table.population().name() + "." + PopulationFormat.CSV.ending();
    }

    byte[] csv(PopulationTable table) {
        return table.in(PopulationFormat.CSV, report.manifest());
    }

    /** What the report is made of, for programs; the same work gives the same bytes. */
    public byte[] data() {
        return CanonicalJson.bytes(Json.object()
                .with("format", FORMAT)
                .with("time", time.toString())
                .with("performed", CanonicalJson.parse(report.json()))
                .with("populations", parsed(populations()))
                .with(
                        "samples",
                        samples.stream()
                                .map(sample -> parsed(sample.json(report.manifest())))
                                .toList())
                .with("exceptions", parsed(exceptions.json(report.manifest()))));
    }

    private static Json parsed(byte[] json) {
        return CanonicalJson.parse(new String(json, StandardCharsets.UTF_8));
    }
}
