// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import jakarta.inject.Singleton;
import java.time.Clock;

/** What this office records of its own doors: which key signed in, which got a link, which took data out. No person is in it. */
@Singleton
public final class AuditTrail {

    /** What happened. */
    public enum Event {
        SIGNED_IN,
        SIGNED_OUT,
        LINK_MADE,
        KEY_MADE,
        KEY_SIGNED_FOR,
        EXPORTED,
        PHOTO_ERASED,
        CONTACT_SET,
        CONTACT_ERASED
    }

    private final Database database;
    private final Clock clock;

    AuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Records it.
     *
     * @param officer the key that acted
     * @param subject the party, link or export that it is about; may be empty
     */
    public void record(Event event, String officer, String subject) {
        database.change(
                "insert into office.office_event (at, event, officer, subject) values (?, ?, ?, ?)",
                clock.instant().getEpochSecond(),
                event.name(),
                officer,
                subject);
    }
}
