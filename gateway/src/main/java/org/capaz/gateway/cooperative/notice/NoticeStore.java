// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.capaz.gateway.Database;

/** Which notices went out, without where to: in this office's own tables, so that a restart sends none again. */
@Singleton
final class NoticeStore {
    private static final String ONE = " where payment = ? and day = ? and way = ?";

    private final Database database;

    NoticeStore(Database database) {
        this.database = database;
    }

    /**
     * A notice about a payment.
     *
     * @param day since the announcement, after which it is due
     */
    record Due(String party, String payment, int day, NoticeWay way) {}

    /** Takes those that nobody has taken, and that are not to wait longer; each is taken by one caller alone. */
    List<Due> take(List<Due> due, Instant now) {
        return due.stream()
                .filter(each -> database.change(
                                "insert into office.payment_notice as known (payment, day, way, party, state, tries,"
                                        + " next_at) values (?, ?, ?, ?, 'SENDING', 1, ?) on conflict (payment, day, way)"
                                        + " do update set state = 'SENDING', tries = known.tries + 1 where known.state ="
                                        + " 'WAITING' and known.next_at <= excluded.next_at",
                                each.payment(),
                                each.day(),
                                each.way().name(),
                                each.party(),
                                now.getEpochSecond())
                        > 0)
                .toList();
    }

    void sent(List<Due> taken) {
        taken.forEach(each -> database.change(
                "update office.payment_notice set state = 'SENT'" + ONE,
                each.payment(),
                each.day(),
                each.way().name()));
    }

    /** After one minute, then twice as long each time, at most eight hours. */
    void later(List<Due> taken, Instant now) {
        taken.forEach(each -> database.change(
                "update office.payment_notice set state = 'WAITING', next_at = ? + least(28800, 60 * (1 << least(tries"
                        + " - 1, 9)))"
                        + ONE,
                now.getEpochSecond(),
                each.payment(),
                each.day(),
                each.way().name()));
    }
}
