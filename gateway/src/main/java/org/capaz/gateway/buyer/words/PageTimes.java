// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.capaz.ledger.message.Argument;

/** How the page writes moments: UTC to the minute, in the order of ISO 8601, alike in both languages. */
public final class PageTimes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PageTimes() {}

    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    public static Argument argument(Instant moment) {
        return Argument.id(minute(moment));
    }
}
