package org.capaz.demo.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

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
        folder.rows("obligations.csv").forEach(this::obligation);
        folder.rows("payments.csv").forEach(this::payment);
        folder.rows("receipts.csv").forEach(this::receipt);
    }

    private void obligation(Row row) {
        writer.byParty(
                row,
                "premium.oblige",
                row.text("payer"),
                days.moment(row, "at"),
                Json.object()
                        .with("lot", row.text("lot"))
                        .with("scheme", row.text("scheme"))
                        .with("version", row.whole("version")),
                "PAYMENTS",
                Set.of("lot:" + row.text("lot"), "scheme:" + row.text("scheme")),
                Set.of("obligation:" + row.text("lot")));
    }

    private void payment(Row row) {
        Json.Obj body = Json.object()
                .with("payment", row.text("payment"))
                .with(
                        "for",
                        List.of(Json.object()
                                .with("lot", row.text("lot"))
                                .with("scheme", row.text("scheme"))
                                .with("beneficiary", row.text("beneficiary"))
                                .with("minor", row.hundredths("amount"))))
                .with("currency", row.text("currency"))
                .with("sentOn", days.day(row, "sent_on"))
                .with("bankReference", row.text("bank_reference"))
                .with("advice", parties.hash(row.text("payer"), row, "advice"));
        writer.byParty(
                row,
                "premium.announce",
                row.text("payer"),
                days.moment(row, "at"),
                CommonFields.optional(body, "intermediary", row),
                "PAYMENTS",
                Set.of("obligation:" + row.text("lot")),
                Set.of("payment:" + row.text("payment")));
    }

    private void receipt(Row row) {
        Row payment =
                folder.rows("payments.csv", "payment", row.text("payment")).getFirst();
        String producer = payment.text("beneficiary");
        List<Json.Obj> deductions = row.optionalText("deduction").isPresent()
                ? List.of(Json.object()
                        .with("reason", row.text("deduction_reason"))
                        .with("minor", row.hundredths("deduction")))
                : List.of();
        Json.Obj body = Json.object()
                .with("receipt", row.text("receipt"))
                .with("payment", row.text("payment"))
                .with(
                        "received",
                        Json.object().with("minor", row.hundredths("received")).with("currency", row.text("currency")))
                .with("rate", new BigDecimal(row.text("rate")).setScale(6).toPlainString())
                .with("deductions", deductions)
                .with("valueDate", days.day(row, "value_date"))
                .with("statement", parties.hash(producer, row, "statement"));
        if (row.optionalText("rate_source").isPresent()) {
            body = body.with("rateSource", row.text("rate_source")).with("rateDay", days.day(row, "rate_day"));
        }
        writer.byParty(
                row,
                "premium.confirm",
                producer,
                days.moment(row, "at"),
                body,
                List.of(row.text("confirmed_by"), row.text("second_confirmer")).stream()
                        .distinct()
                        .toList(),
                Set.of(),
                Set.of("payment:" + row.text("payment")));
    }
}
