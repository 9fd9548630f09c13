package org.capaz.demo.statement;

import java.util.List;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/** Final settlements, signed by buyer and seller together; the price is recorded as a salted hash only. */
final class SettlementStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    SettlementStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        folder.rows("settlements.csv").forEach(this::settlement);
    }

    private void settlement(Row row) {
        String buyer = row.text("buyer");
        String seller = row.text("seller");
        writer.byParty(
                row,
                "settlement.final",
                buyer,
                days.moment(row, "at"),
                Json.object()
                        .with("settlement", row.text("settlement"))
                        .with("lot", row.text("lot"))
                        .with("seller", seller)
                        .with("payableBp", row.hundredths("payable_percent"))
                        .with(
                                "fixing",
                                Json.object()
                                        .with("source", row.text("price_source"))
                                        .with("date", row.text("fixing_date"))
                                        .with("session", row.text("session")))
                        .with("valueCommitment", parties.hash(buyer, row, "usd_per_oz")),
                List.of(parties.officer(row, buyer, "SETTLEMENT"), parties.officer(row, seller, "SETTLEMENT")),
                Set.of("party:" + seller),
                Set.of("lot:" + row.text("lot")));
    }
}
