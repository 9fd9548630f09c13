// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.gateway.auditor.work.ReplayWork.Replayed;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.transformation.Balance;

/**
 * What is drawn of a replayed ledger; records that the rules cannot read are left out, and named among the exceptions.
 *
 * @param balance of the whole network's fine gold; empty where something that is no lot stands among the lots
 * @param unanswered how many payments wait for an answer, by the last of the days that they wait; the last of all has no end
 * @param answers how many payments each month, as {@code 2024-03}, were confirmed and how many not
 */
record Pictures(Optional<Balance> balance, SortedMap<Long, Long> unanswered, SortedMap<String, Answers> answers) {
    /** The last days of the bars. */
    static final List<Long> ENDS = List.of(7L, 14L, 30L, 60L, Long.MAX_VALUE);

    private static final int MONTH_LETTERS = 7;

    /** @param others denied, or less arrived than the tolerance allows */
    record Answers(long confirmed, long others) {
        Answers plus(Answers more) {
            return new Answers(confirmed + more.confirmed, others + more.others);
        }
    }

    static Pictures of(Replayed replayed) {
        ReplayedLedger ledger = replayed.ledger();
        SortedMap<Long, Long> unanswered = new TreeMap<>();
        ENDS.forEach(end -> unanswered.put(end, 0L));
        ledger.of(Family.PAYMENT)
                .forEach(record -> waitingDays(record, ledger)
                        .ifPresent(days -> unanswered.merge(
                                ENDS.stream()
                                        .filter(end -> days <= end)
                                        .findFirst()
                                        .orElseThrow(),
                                1L,
                                Long::sum)));
        SortedMap<String, Answers> answers = new TreeMap<>();
        ledger.of(Family.RECEIPT).forEach(record -> {
            if (record.object().get("confirmedAt") instanceof Json.Num at) {
                boolean confirmed = record.object().get("state") instanceof Json.Str state
                        && state.text().startsWith("CONFIRMED");
                answers.merge(
                        Day.of(Instant.ofEpochSecond(at.value())).toString().substring(0, MONTH_LETTERS),
                        confirmed ? new Answers(1, 0) : new Answers(0, 1),
                        Answers::plus);
            }
        });
        return new Pictures(balance(ledger), unanswered, answers);
    }

    private static Optional<Balance> balance(ReplayedLedger ledger) {
        try {
            return Optional.of(Balance.of(
                    ledger.records(LedgerKeys.lots()),
                    ledger.records(LedgerKeys.transformations()),
                    ledger.records(LedgerKeys.rescuedLots())));
        } catch (RuntimeException unread) {
            return Optional.empty();
        }
    }

    /** How long a payment that nobody has answered has waited, as of the ledger's own time. */
    private static Optional<Long> waitingDays(ReplayedRecord record, ReplayedLedger ledger) {
        try {
            Payment payment = Payment.read(Fields.of(record.object()));
            return switch (payment.state(ledger.time(), ledger.state())) {
                case DECLARED, UNCONFIRMED ->
                    Optional.of(ChronoUnit.DAYS.between(payment.announcedAt(), ledger.time()));
                case CONFIRMED, CONFIRMED_WITH_DEDUCTIONS, SHORT, DISPUTED, REVERSED -> Optional.empty();
            };
        } catch (RuntimeException unread) {
            return Optional.empty();
        }
    }
}
