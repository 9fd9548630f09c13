// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.record.Family;
import org.capaz.verifier.fabric.Version;

/** Finds the transaction that issued a certificate, in the followed chain. */
@Singleton
final class IssueReader {
    private final Database database;

    /** The issuing transaction's id and its place in the chain. */
    record Issued(String txId, Version place) {}

    IssueReader(Database database) {
        this.database = database;
    }

    Optional<Issued> find(CertificateId certificate) {
        return database.one(
                "select t.tx_id, f.block_no, f.tx_no from fact f"
                        + " join transaction t on t.block_no = f.block_no and t.tx_no = f.tx_no"
                        + " where f.family = ? and f.key = ? order by f.block_no, f.tx_no limit 1",
                row -> new Issued(row.getString(1), new Version(row.getLong(2), row.getLong(3))),
                Family.CERTIFICATE.onLedger(),
                certificate.value());
    }
}
