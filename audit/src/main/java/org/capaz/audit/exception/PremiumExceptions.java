// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.Caution;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.OfficerSignature;

/** Premiums that did not arrive as they were promised, and confirmations about whose people a reader must know more. */
final class PremiumExceptions {
    private final ReplayedLedger ledger;
    private final LedgerState state;
    private final Day asked;
    private final List<ExceptionFound> found = new ArrayList<>();

    private PremiumExceptions(ReplayedLedger ledger) {
        this.ledger = ledger;
        this.state = ledger.state();
        this.asked = Day.of(ledger.time());
    }

    static List<ExceptionFound> of(ReplayedLedger ledger) {
        var premiums = new PremiumExceptions(ledger);
        Readable.each(ledger.of(Family.PAYMENT), premiums.found, premiums::payment);
        Readable.each(ledger.of(Family.OBLIGATION), premiums.found, premiums::obligation);
        Readable.each(ledger.of(Family.RECEIPT), premiums.found, premiums::confirmation);
        Readable.each(ledger.of(Family.CORRECTION), premiums.found, premiums::confirmation);
        return premiums.found;
    }

    private void payment(ReplayedRecord record) {
        Payment payment = Payment.read(Fields.of(record.object()));
        switch (payment.state(ledger.time(), state)) {
            case UNCONFIRMED ->
                add(
                        ExceptionKind.PREMIUM_UNANSWERED,
                        record,
                        about(AuditMessage.EXCEPTION_SAYS_UNANSWERED, payment)
                                .and("day", Day.of(payment.announcedAt()))
                                .and("days", Argument.count(daysSince(Day.of(payment.announcedAt())))));
            case SHORT -> answered(ExceptionKind.PREMIUM_SHORT, AuditMessage.EXCEPTION_SAYS_SHORT, payment);
            case DISPUTED -> answered(ExceptionKind.PREMIUM_DISPUTED, AuditMessage.EXCEPTION_SAYS_DISPUTED, payment);
            case CONFIRMED_WITH_DEDUCTIONS ->
                answered(ExceptionKind.PREMIUM_WITH_DEDUCTIONS, AuditMessage.EXCEPTION_SAYS_WITH_DEDUCTIONS, payment);
            case DECLARED, CONFIRMED, REVERSED -> {}
        }
    }

    /** By the answer that counts: the last correction, or else the receipt. */
    private void answered(ExceptionKind kind, AuditMessage message, Payment payment) {
        List<ReplayedRecord> corrections = ledger.under(LedgerKeys.corrections(payment.id()));
        ReplayedRecord answer = corrections.isEmpty()
                ? ledger.record(LedgerKeys.receipt(payment.id())).orElseThrow()
                : corrections.getLast();
        add(kind, answer, about(message, payment));
    }

    private static Sentence about(AuditMessage message, Payment payment) {
        return message.with("payment", payment.id())
                .and("amount", payment.amount())
                .and("payer", payment.payer())
                .and("payee", payment.beneficiary());
    }

    private void obligation(ReplayedRecord record) {
        Obligation obligation = Obligation.read(Fields.of(record.object()));
        ObligationBalance balance = ObligationBalance.of(obligation, asked, state);
        if (balance.overdue(asked)) {
            String currency = obligation.amount().currency();
            add(
                    ExceptionKind.PREMIUM_OVERDUE,
                    record,
                    AuditMessage.EXCEPTION_SAYS_OVERDUE
                            .with("payer", obligation.payer())
                            .and("amount", obligation.amount())
                            .and("payee", obligation.ref().beneficiary())
                            .and("day", obligation.dueOn())
                            .and("confirmed", new Argument.Amount(balance.confirmed(), currency))
                            .and("days", Argument.count(daysSince(obligation.dueOn()))));
        }
    }

    private void confirmation(ReplayedRecord record) {
        Fields receipt = Fields.of(record.object());
        String payment = receipt.text("payment");
        List<String> cautions = receipt.texts("cautions", text -> text);
        if (cautions.contains(Caution.YOUNG_OFFICER.name())) {
            add(
                    ExceptionKind.CONFIRMED_BY_YOUNG_OFFICER,
                    record,
                    confirmed(AuditMessage.EXCEPTION_SAYS_YOUNG_OFFICER, receipt, payment));
        }
        List<String> dependent = cautions.stream()
                .filter(caution -> !caution.equals(Caution.YOUNG_OFFICER.name()))
                .toList();
        if (!dependent.isEmpty()) {
            add(
                    ExceptionKind.CONFIRMED_BY_DEPENDENT_OFFICER,
                    record,
                    confirmed(AuditMessage.EXCEPTION_SAYS_DEPENDENT_OFFICER, receipt, payment)
                            .and("cautions", Argument.ids(dependent)));
        }
        long shared = receipt
                .objects("confirmedBy", by -> {
                    by.text("officer");
                    return by.text("method");
                })
                .stream()
                .filter(OfficerSignature.Method.SHARED_DEVICE.name()::equals)
                .count();
        if (shared > 0) {
            add(
                    ExceptionKind.CONFIRMED_ON_SHARED_DEVICE,
                    record,
                    confirmed(AuditMessage.EXCEPTION_SAYS_SHARED_DEVICE, receipt, payment)
                            .and("count", Argument.count(shared)));
        }
    }

    private static Sentence confirmed(AuditMessage message, Fields receipt, String payment) {
        return message.with("receipt", Argument.id(receipt.text("receipt")))
                .and("payee", Argument.id(receipt.text("beneficiary")))
                .and("payment", Argument.id(payment));
    }

    private long daysSince(Day day) {
        return ChronoUnit.DAYS.between(day.date(), asked.date());
    }

    private void add(ExceptionKind kind, ReplayedRecord record, Sentence says) {
        found.add(new ExceptionFound(
                kind, List.of(record.key().toString()), record.last().place().block(), says));
    }
}
