package org.capaz.demo.statement;

import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Certificates that custodians issue, with commitments to the fields they withhold. */
final class CertificateStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;
    private final String genesis;

    CertificateStatements(
            CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer, String genesis) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
        this.genesis = genesis;
    }

    void write() {
        folder.rows("certificates.csv").forEach(this::certificate);
    }

    private void certificate(Row row) {
        writer.byParty(
                row,
                "certificate.issue",
                row.text("custodian"),
                days.moment(row, "at"),
                Json.object()
                        .with("certificate", CaseStatements.certificateId(genesis, row))
                        .with("lot", row.text("lot"))
                        .with("commitments", withheld(row)),
                "CUSTODIAN",
                Set.of(),
                Set.of("lot:" + row.text("lot")));
    }

    /** Fields that the issuer withholds and may open to whom it chooses: its registration, and the price it settled at. */
    private Json.Obj withheld(Row certificate) {
        String issuer = certificate.text("custodian");
        Json.Obj commitments = Json.object();
        for (Row row : folder.rows("registrations.csv")) {
            if (row.text("party").equals(issuer)) {
                commitments = commitments.with("registration", parties.hash(issuer, row, "number"));
            }
        }
        for (Row row : folder.rows("settlements.csv")) {
            if (row.text("lot").equals(certificate.text("lot"))
                    && row.text("buyer").equals(issuer)) {
                commitments = commitments.with("purchasePrice", parties.hash(issuer, row, "usd_per_oz"));
            }
        }
        return commitments;
    }
}
