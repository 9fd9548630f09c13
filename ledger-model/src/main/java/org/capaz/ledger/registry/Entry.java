// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.Act;

/**
 * How and when a person became an officer of its owner; a key that is rotated keeps it.
 *
 * @param at when it was recorded
 * @param activeFrom before which no key of this entry signs; empty when there was nothing to wait for
 */
public record Entry(By by, Instant at, Optional<Instant> activeFrom) {

    /** Who agreed that this person is an officer. */
    public enum By {
        /** The organisation alone, because the owner had nobody yet. */
        FIRST,
        /** An officer whom the owner had. */
        OFFICER,
        /** The organisation alone, because nobody of the owner could sign any more; after a waiting time. */
        WAITING
    }

    static Entry first(Act act) {
        return new Entry(By.FIRST, act.recordedAt(), Optional.empty());
    }

    static Entry byOfficer(Act act) {
        return new Entry(By.OFFICER, act.recordedAt(), Optional.empty());
    }

    /** By an organisation alone, or by the others for it. */
    static Entry waiting(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.recordedDay(), ledger).getOrLeast(ReferenceValue.OFFICER_WAITING);
        return new Entry(
                By.WAITING, act.recordedAt(), Optional.of(act.recordedAt().plus(Duration.ofDays(days))));
    }

    /** Did the owner itself sign for this officer? */
    public boolean byOwner() {
        return by == By.OFFICER;
    }

    /** Is the person an officer for fewer days than that? */
    public boolean youngAt(Instant moment, long days) {
        return moment.isBefore(activeFrom.orElse(at).plus(Duration.ofDays(days)));
    }

    /** Keys entered before this was recorded have none. */
    static Optional<Entry> read(Fields record) {
        return record.optionalParsed("enteredBy", Codes.of(By.class))
                .map(by -> new Entry(
                        by,
                        Instant.ofEpochSecond(record.integer("enteredAt")),
                        record.optionalInteger("activeFrom").map(Instant::ofEpochSecond)));
    }

    Json.Obj on(Json.Obj record) {
        Json.Obj stated = record.with("enteredBy", by.name()).with("enteredAt", at.getEpochSecond());
        return activeFrom
                .map(from -> stated.with("activeFrom", from.getEpochSecond()))
                .orElse(stated);
    }
}
