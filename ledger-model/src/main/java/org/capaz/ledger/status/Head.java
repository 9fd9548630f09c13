// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.StatementException;

/**
 * The network's heartbeat: {@code head}, by which a stranger sees that an answer is not older than the newest one it
 * has seen. No person states it: any member's gateway may raise it.
 *
 * @param count first unused status index
 * @param seq raised by one at each beat
 */
public record Head(Instant at, long count, long seq) {
    /** Two beats closer together say nothing new, unless certificates were added. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** How many indexes one beat looks up to drop what has expired. */
    private static final int MOST_LOOKED_UP = 200;

    public static Optional<Head> current(LedgerState ledger) {
        return ledger.find(LedgerKeys.head())
                .map(fields -> new Head(
                        Instant.ofEpochSecond(fields.integer("at")), fields.integer("count"), fields.integer("seq")));
    }

    /**
     * Throws {@link StatementException} when the count is wrong or the last beat too recent.
     *
     * @param count the first unused status index, as the gateway sees it; never lower than before
     */
    public static List<StateChange> beat(long count, Instant now, LedgerState ledger) {
        Optional<Head> former = current(ledger);
        long lowest = former.map(Head::count).orElse(0L);
        boolean firstUnused = count >= lowest
                && !ledger.has(LedgerKeys.statusIndex(count))
                && (count == lowest || ledger.has(LedgerKeys.statusIndex(count - 1)));
        if (!firstUnused) {
            throw new StatementException(
                    "COUNT_WRONG",
                    "count",
                    Message.STATUS_INDEX_NOT_FIRST_UNUSED
                            .with("count", Argument.id(Long.toString(count)))
                            .and("lowest", Argument.id(Long.toString(lowest))));
        }
        boolean tooSoon = former.filter(
                        head -> count == head.count() && now.isBefore(head.at().plus(SHORTEST)))
                .isPresent();
        if (tooSoon) {
            throw new StatementException("HEARTBEAT_TOO_SOON", "", Message.HEARTBEAT_TOO_EARLY.sentence());
        }
        List<StateChange> events = new ArrayList<>();
        events.add(new Head(now, count, former.map(Head::seq).orElse(0L) + 1).event());
        StatusList list = StatusList.current(ledger);
        StatusList shorter = list.without(expired(list, now, ledger));
        if (!shorter.equals(list)) {
            events.add(shorter.event());
        }
        return events;
    }

    /** A label past its validity is refused by its own date, so its index need not be listed any longer. */
    private static SortedSet<Long> expired(StatusList list, Instant now, LedgerState ledger) {
        var expired = new TreeSet<Long>();
        list.indexes().stream().limit(MOST_LOOKED_UP).forEach(index -> {
            String uuid = ((Json.Str) ledger.read(LedgerKeys.statusIndex(index)).orElseThrow()).text();
            Fields certificate =
                    ledger.find(LedgerKeys.certificate(new CertificateId(uuid))).orElseThrow();
            if (certificate.integer("validUntil") < now.getEpochSecond()) {
                expired.add(index);
            }
        });
        return expired;
    }

    public Json.Obj json() {
        return Json.object()
                .with("at", at.getEpochSecond())
                .with("count", count)
                .with("seq", seq);
    }

    private StateChange event() {
        return new StateChange("HeadRaised", LedgerKeys.head(), json());
    }
}
