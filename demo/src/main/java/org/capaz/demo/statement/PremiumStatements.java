// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.payment.AnnouncePayment;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.ConfirmReceipt;
import org.capaz.ledger.payment.Deduction;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.premium.RaiseObligations;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.Money;

/** Premium obligations, announced payments, and the receipts that producers confirm. */
final class PremiumStatements {
    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    PremiumStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        writer.each(folder.rows("obligations.csv"), this::obligation);
        writer.each(folder.rows("payments.csv"), this::payment);
        writer.each(folder.rows("receipts.csv"), this::receipt);
    }

    private void obligation(Row row) {
        writer.byParty(
                row,
                StatementKind.RAISE_OBLIGATIONS,
                row.text("payer"),
                days.moment(row, "at"),
                new RaiseObligations(
                        row.parsed("lot", LotId::new),
                        row.parsed("scheme", Code::new),
                        row.whole("version", PremiumScheme::version)),
                "PAYMENTS",
                Set.of("lot:" + row.text("lot"), "scheme:" + row.text("scheme")),
                Set.of("obligation:" + row.text("lot")));
    }

    private void payment(Row row) {
        String currency = row.parsed("currency", Money::requireCurrency);
        var part = new AnnouncePayment.Part(
                Obligation.Ref.ofLot(
                        row.parsed("lot", LotId::new),
                        row.parsed("scheme", Code::new),
                        row.parsed("beneficiary", PartyId::new)),
                row.money("amount", currency));
        var announced = new AnnouncePayment(
                row.parsed("payment", Code::new),
                List.of(part),
                currency,
                days.day(row, "sent_on"),
                row.parsed("bank_reference", Code::new),
                parties.hash(row.text("payer"), row, "advice"),
                row.optional("intermediary", Code::new),
                List.of(),
                false);
        writer.byParty(
                row,
                StatementKind.ANNOUNCE_PAYMENT,
                row.text("payer"),
                days.moment(row, "at"),
                announced,
                "PAYMENTS",
                Set.of("obligation:" + row.text("lot")),
                Set.of("payment:" + row.text("payment")));
    }

    private void receipt(Row row) {
        Row payment =
                folder.rows("payments.csv", "payment", row.text("payment")).getFirst();
        String producer = payment.text("beneficiary");
        writer.byParty(
                row,
                StatementKind.CONFIRM_RECEIPT,
                producer,
                days.moment(row, "at"),
                new ConfirmReceipt(
                        row.parsed("receipt", Code::new), row.parsed("payment", Code::new), arrived(row, producer)),
                List.of(row.text("confirmed_by"), row.text("second_confirmer")).stream()
                        .distinct()
                        .toList(),
                Set.of(),
                Set.of("payment:" + row.text("payment")));
    }

    private Answer.Arrived arrived(Row row, String producer) {
        String currency = row.parsed("currency", Money::requireCurrency);
        Optional<Deduction> deduction = row.optionalText("deduction")
                .map(filled ->
                        new Deduction(row.parsed("deduction_reason", Code::new), row.money("deduction", currency)));
        return new Answer.Arrived(
                row.money("received", currency),
                row.parsed("rate", rate -> new ExchangeRate(new BigDecimal(rate).setScale(6))),
                row.optional("rate_source", Code::new)
                        .map(source -> new Answer.Arrived.RateSource(source, days.day(row, "rate_day"))),
                deduction.stream().toList(),
                days.day(row, "value_date"),
                parties.hash(producer, row, "statement"));
    }
}
