// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.capaz.ledger.message.Argument;

/** How the page writes moments: UTC to the minute, the day as the language writes it. */
public final class PageTimes {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private PageTimes() {}

    public static Argument argument(Instant moment) {
        var time = moment.atOffset(ZoneOffset.UTC);
        return PageMessage.PAGE_MINUTE
                .with("day", new Argument.Date(time.toLocalDate()))
                .and("time", Argument.id(MINUTE.format(time)))
                .argument();
    }
}
