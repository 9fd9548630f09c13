// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file whose rows are parts of the rows of another one and become one statement with them.
 *
 * @param file the parts
 * @param of the file of what they are parts of
 * @param column which names it, in both files
 */
record CaseParts(String file, String of, String column) {
    /** Without a part there is nothing to state. */
    static final List<CaseParts> NEEDED = List.of(
            new CaseParts("findings.csv", "attestations.csv", "attestation"),
            new CaseParts("purchase-slips.csv", CaseFiles.LOTS, "lot"),
            new CaseParts("transfer-items.csv", "transfers.csv", "transfer"),
            new CaseParts("melt-inputs.csv", "melts.csv", "melt"));

    static final List<CaseParts> ALL = Stream.concat(
                    NEEDED.stream(),
                    Stream.of(
                            new CaseParts("registrations.csv", CaseFiles.PARTIES, "party"),
                            new CaseParts("legal-bases.csv", CaseFiles.PRODUCERS, "producer"),
                            new CaseParts("units.csv", CaseFiles.PRODUCERS, "producer"),
                            new CaseParts("miners.csv", CaseFiles.PRODUCERS, "producer"),
                            new CaseParts("lot-origins.csv", CaseFiles.LOTS, "lot"),
                            new CaseParts("melt-losses.csv", "melts.csv", "melt"),
                            new CaseParts("obligations.csv", "settlements.csv", "lot")))
            .toList();
}
