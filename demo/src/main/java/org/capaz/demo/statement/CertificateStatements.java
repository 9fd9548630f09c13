// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.certificate.IssueCertificate;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;

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
        writer.each(folder.rows("certificates.csv"), this::certificate);
    }

    private void certificate(Row row) {
        writer.byParty(
                row,
                StatementKind.ISSUE_CERTIFICATE,
                row.text("custodian"),
                days.moment(row, "at"),
                IssueCertificate.withholding(
                        new CertificateId(CaseStatements.certificateId(genesis, row)),
                        row.parsed("lot", LotId::new),
                        withheld(row)),
                "CUSTODIAN",
                Set.of(),
                Set.of("lot:" + row.text("lot")));
    }

    /** Fields that the issuer withholds and may open to whom it chooses: its registration, and the price it settled at. */
    private Map<String, String> withheld(Row certificate) {
        String issuer = certificate.text("custodian");
        Map<String, String> commitments = new TreeMap<>();
        for (Row row : folder.rows("registrations.csv")) {
            if (row.text("party").equals(issuer)) {
                commitments.put("registration", parties.hash(issuer, row, "number"));
            }
        }
        for (Row row : folder.rows("settlements.csv")) {
            if (row.text("lot").equals(certificate.text("lot"))
                    && row.text("buyer").equals(issuer)) {
                commitments.put("purchasePrice", parties.hash(issuer, row, "usd_per_oz"));
            }
        }
        return commitments;
    }
}
