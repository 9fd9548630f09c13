// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.custody.AcceptCustody;
import org.capaz.ledger.custody.DispatchCustody;
import org.capaz.ledger.custody.OfferCustody;
import org.capaz.ledger.custody.ReceiveCustody;
import org.capaz.ledger.custody.Weighing;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.settlement.RecordPurchase;
import org.capaz.ledger.statement.Command;

/** Transfers of custody: each is offered, dispatched, received and accepted. */
final class TransferStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final StatementWriter writer;

    TransferStatements(CaseFolder folder, CaseDays days, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.writer = writer;
    }

    void write() {
        writer.each(folder.rows("transfers.csv"), this::transfer);
        writer.each(folder.rows("purchases.csv"), this::purchase);
    }

    private void transfer(Row row) {
        Code transfer = row.parsed("transfer", Code::new);
        List<Row> items = folder.rows("transfer-items.csv", "transfer", row.text("transfer"));
        List<LotId> lots =
                items.stream().map(item -> item.parsed("lot", LotId::new)).toList();
        Set<String> writes = lots.stream().map(lot -> "lot:" + lot).collect(Collectors.toCollection(TreeSet::new));
        writes.add("transfer:" + transfer);
        String from = row.text("from");
        String to = row.text("to");
        custody(
                row,
                StatementKind.OFFER_CUSTODY,
                from,
                "offered_at",
                new OfferCustody(transfer, lots, row.parsed("to", PartyId::new)),
                Set.of("party:" + to),
                writes);
        custody(
                row,
                StatementKind.DISPATCH_CUSTODY,
                from,
                "dispatched_at",
                new DispatchCustody(
                        transfer, row.optional("carrier", PartyId::new), weighings(items, "dispatch_g", "seal_out")),
                row.optionalText("carrier")
                        .map(carrier -> Set.of("party:" + carrier))
                        .orElse(Set.of()),
                writes);
        custody(
                row,
                StatementKind.RECEIVE_CUSTODY,
                to,
                "received_at",
                new ReceiveCustody(
                        transfer, row.parsed("place", PlaceCode::stated), weighings(items, "receipt_g", "seal_in")),
                Set.of(),
                writes);
        custody(row, StatementKind.ACCEPT_CUSTODY, to, "accepted_at", new AcceptCustody(transfer), Set.of(), writes);
    }

    /** By whom the lot came to, under which registrations, and with which papers of the state. */
    private void purchase(Row row) {
        String transfer = row.text("transfer");
        String buyer =
                folder.rows("transfers.csv", "transfer", transfer).getFirst().text("to");
        writer.byParty(
                row,
                StatementKind.RECORD_PURCHASE,
                buyer,
                days.moment(row, "at"),
                new RecordPurchase(
                        row.parsed("lot", LotId::new),
                        row.parsed("transfer", Code::new),
                        row.parsed("buyer_registration", Code::new),
                        row.optional("seller_registration", Code::new),
                        row.optional("platform_number", Code::new)
                                .map(number -> new RecordPurchase.Platform(number, days.day(row, "platform_day"))),
                        row.optional("royalty", Code::new),
                        row.optional("consolidation", PlaceCode::stated),
                        row.optional("export", Code::new)),
                "CUSTODIAN",
                Set.of("transfer:" + transfer),
                Set.of("purchase:" + row.text("lot") + " " + transfer));
    }

    private void custody(
            Row row,
            StatementKind kind,
            String actor,
            String at,
            Command command,
            Set<String> reads,
            Set<String> writes) {
        writer.byParty(row, kind, actor, days.moment(row, at), command, "CUSTODIAN", reads, writes);
    }

    private static List<Weighing> weighings(List<Row> items, String mass, String seal) {
        return items.stream()
                .map(item -> new Weighing(
                        item.parsed("lot", LotId::new),
                        item.milligrams(mass, GrossMass::weighed),
                        item.optional(seal, SealNumber::stated),
                        item.optionalText(seal).isPresent() ? Optional.empty() : item.optional("no_seal", Code::new)))
                .toList();
    }
}
