// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.perform.AuditReport;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * What stands beside the files of populations: of which ledger and block they are, whether that ledger agreed when it was
 * performed again, and the control totals of each.
 */
public final class PopulationManifest {
    public static final String FILE = "populations.json";
    private static final String FORMAT = "capaz-populations/1";

    private final AuditReport report;
    private final List<Json.Obj> files = new ArrayList<>();

    /** @param report of the ledger that the populations are of */
    public PopulationManifest(AuditReport report) {
        this.report = report;
    }

    /** Adds a file of one population. */
    public void add(String name, byte[] file, PopulationTable table) {
        files.add(Json.object()
                .with("name", name)
                .with("population", table.population().name())
                .with("sha256", Digest.hex(file))
                .with("totals", table.totals().json()));
    }

    /** Canonical JSON. */
    public byte[] bytes() {
        return CanonicalJson.bytes(PopulationTable.head(report.manifest())
                .with("format", FORMAT)
                .with("anchor", report.anchor().id())
                .with("agrees", report.differences().isEmpty())
                .with("differences", report.differences().size())
                .with("files", files));
    }
}
