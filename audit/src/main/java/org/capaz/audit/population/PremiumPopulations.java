// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.capaz.audit.population.Column.Row;
import org.capaz.audit.population.Column.Unit;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;

/** Premiums from what is owed to what was bought; states are derived by the rules themselves. */
final class PremiumPopulations {
    private PremiumPopulations() {}

    static Population obligations() {
        return new Population("obligations", "What payers owe as premium.", Family.OBLIGATION)
                .texts("lot", "for which lot", "sale", "or which sale of credits", "scheme", "by which scheme")
                .numbers(Unit.NUMBER, "version", "of the scheme")
                .texts("payer", "who owes", "beneficiary", "to whom")
                .masses("fineMg", "gold it is for")
                .amount("minor", "currency", "owed")
                .texts("currency", "of every amount here")
                .days("dueOn", "last day")
                .times("raisedAt", "when it was raised")
                .texts("stage", "PROVISIONAL, DUE or CANCELLED")
                .masses("provisionalMg=provisional.fineMg", "gold by the first settlement")
                .amount("provisionalMinor=provisional.minor", "currency", "owed by the first settlement")
                .texts("cancelledBy=cancelled.by", "by whom", "cancelledFor=cancelled.reason", "why")
                .texts("decision=cancelled.decision", "hash of the decision")
                .times("cancelledAt=cancelled.at", "when")
                .derived(
                        "state",
                        Unit.TEXT,
                        "from its payments",
                        "how far it is paid",
                        row -> text(balance(row).state()))
                .derived(
                        "overdue",
                        Unit.YES,
                        "from its payments",
                        "past its day",
                        row -> List.of(new Json.Bool(
                                balance(row).overdue(Day.of(row.ledger().time())))))
                .derivedAmount(
                        "announcedMinor",
                        "currency",
                        "from its payments",
                        "sent, as the payer says",
                        amount(ObligationBalance::announced))
                .derivedAmount(
                        "confirmedMinor",
                        "currency",
                        "from its payments",
                        "of it accounted for by the payee",
                        amount(ObligationBalance::confirmed))
                .derivedAmount(
                        "arrivedMinor",
                        "currency",
                        "from its payments",
                        "of it on the payee's account",
                        amount(ObligationBalance::arrived))
                .derivedAmount(
                        "disputedMinor",
                        "currency",
                        "from its payments",
                        "of it denied by the payee",
                        amount(ObligationBalance::disputed));
    }

    static Population payments() {
        return new Population("payments", "Payments as their payers announced them.", Family.PAYMENT)
                .texts("payment", "its id", "payer", "who paid", "beneficiary", "to whom")
                .amount("minor", "currency", "sent")
                .texts("currency", "of every amount here")
                .days("sentOn", "when")
                .times("announcedAt", "when it was announced")
                .texts(
                        "bankReference",
                        "of the bank",
                        "advice",
                        "hash of the advice",
                        "intermediary",
                        "bank on the way")
                .texts("deductionReasons=deductions.reason", "deductions known when it was sent")
                .amount("deductedMinor=deductions.minor", "currency", "deducted so")
                .numbers(Unit.YES, "advance", "more than is owed")
                .derived(
                        "state",
                        Unit.TEXT,
                        "from the answers",
                        "what became of it",
                        row -> List.of(
                                Json.text(Payment.read(Fields.of(row.record().object()))
                                        .state(row.ledger().time(), row.ledger().state())
                                        .name())))
                .beside(Family.REVERSAL, Unit.DAY, "returnedOn", "when it came back")
                .beside(Family.REVERSAL, Unit.TEXT, "returnedFor=reason", "why");
    }

    static Population paymentParts() {
        return new Population("payment-parts", "What payments are for, one row an obligation.", Family.PAYMENT)
                .eachOf("for")
                .texts("payment", "which payment", "for.lot", "for which lot", "for.sale", "or which sale of credits")
                .texts("for.scheme", "by which scheme", "for.beneficiary", "to whom")
                .amount("for.minor", "currency", "how much of it")
                .texts("currency", "of the payment");
    }

    static Population receipts() {
        return new Population(
                        "receipts",
                        "Payees' answers to payments, and their corrections.",
                        Family.RECEIPT,
                        Family.CORRECTION)
                .texts(
                        "receipt",
                        "its id",
                        "payment",
                        "which payment",
                        "beneficiary",
                        "who answers",
                        "answer",
                        "the answer")
                .amount("receivedMinor=received.minor", "received.currency", "on the account")
                .texts("currency=received.currency", "of the amounts here")
                .amount("expectedMinor", "received.currency", "what was sent, at the rate stated")
                .texts("rate", "exchange rate, six places", "rateSource", "whose rate")
                .days("rateDay", "of which day", "valueDate", "when it arrived")
                .texts("deductionReasons=deductions.reason", "what was kept on the way")
                .amount("deductedMinor=deductions.minor", "received.currency", "kept so")
                .texts("bankStatement=statement", "hash of what was read at the bank")
                .texts(
                        "officers=confirmedBy.officer",
                        "who confirmed",
                        "methods=confirmedBy.method",
                        "on what device each")
                .texts(
                        "cautions",
                        "what a reader must know of them",
                        "fieldOfficerOf",
                        "scheme whose officer signed too")
                .texts("state", "that the answer gives the payment")
                .times("confirmedAt", "when")
                .texts("supersedes", "of a correction: the answer before", "reason", "of a correction: why");
    }

    static Population uses() {
        return new Population("uses", "What premium money was spent on.", Family.USE)
                .texts("amp", "the producer", "plan", "under which plan", "use", "its id", "line", "budget line")
                .amount("minor", "currency", "spent")
                .texts("currency", "of the amount", "invoice", "hash of the invoice", "number", "hash of its number")
                .texts("supplierKind", "kind of supplier")
                .days("spentOn", "when")
                .texts("evidence", "hashes of the evidence", "state", "SPENT, EVIDENCED, VERIFIED or REJECTED")
                .times("recordedAt", "when it was recorded")
                .texts("verifiedBy", "who looked at it", "report", "hash of that report");
    }

    private static ObligationBalance balance(Row row) {
        return ObligationBalance.of(
                Obligation.read(Fields.of(row.record().object())),
                Day.of(row.ledger().time()),
                row.ledger().state());
    }

    private static List<Json> text(Enum<?> constant) {
        return List.of(Json.text(constant.name()));
    }

    private static Function<Row, List<Json>> amount(ToLongFunction<ObligationBalance> of) {
        return row -> List.of(new Json.Num(of.applyAsLong(balance(row))));
    }
}
