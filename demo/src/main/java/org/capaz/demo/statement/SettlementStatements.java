// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.settlement.SettleLot;

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
        writer.each(folder.rows("settlements.csv"), this::settlement);
    }

    /** The buyer names whoever takes the premium on in this case. */
    private Optional<Payers> payers(String lot) {
        List<PartyId> named = folder.rows("obligations.csv", "lot", lot).stream()
                .map(obligation -> obligation.parsed("payer", PartyId::new))
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(Payers.sole(named.getFirst())) : Optional.empty();
    }

    private void settlement(Row row) {
        String buyer = row.text("buyer");
        String seller = row.text("seller");
        var settled = new SettleLot(
                row.parsed("settlement", Code::new),
                row.parsed("lot", LotId::new),
                row.parsed("seller", PartyId::new),
                row.hundredths("payable_percent", BasisPoints::part),
                new SettleLot.Fixing(
                        row.parsed("price_source", Code::new),
                        row.parsed("fixing_date", Day::parse),
                        row.parsed("session", Codes.of(SettleLot.Fixing.Session.class))),
                parties.hash(buyer, row, "usd_per_oz"),
                Optional.empty(),
                payers(row.text("lot")));
        writer.byParty(
                row,
                StatementKind.SETTLE_LOT,
                buyer,
                days.moment(row, "at"),
                settled,
                List.of(parties.officer(row, buyer, "SETTLEMENT"), parties.officer(row, seller, "SETTLEMENT")),
                Set.of("party:" + seller),
                Set.of("lot:" + row.text("lot")));
    }
}
