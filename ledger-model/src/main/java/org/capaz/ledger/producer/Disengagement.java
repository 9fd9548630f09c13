// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * The end of a producer's affiliation, for good: whoever begins anew does so as another party, with a record of its
 * own.
 *
 * <p>Decisions 044 and 117.
 *
 * @param by the scheme that ended it
 * @param from the first day on which it is disengaged
 * @param recordedAt since when the ledger knows it
 */
public record Disengagement(PartyId amp, PartyId by, Day from, Code reason, Instant recordedAt) {

    private static Disengagement stored(Fields fields) {
        return new Disengagement(
                fields.parsed("amp", PartyId::new),
                fields.parsed("by", PartyId::new),
                fields.parsed("from", Day::parse),
                fields.parsed("reason", Code::new),
                Instant.ofEpochSecond(fields.integer("recordedAt")));
    }

    /** Is the producer disengaged on that day, as far as was known at that moment? */
    public static boolean holds(PartyId amp, Day day, Instant known, LedgerState ledger) {
        return ledger.find(LedgerKeys.disengagement(amp))
                .map(Disengagement::stored)
                .filter(found -> !found.recordedAt().isAfter(known) && !day.isBefore(found.from()))
                .isPresent();
    }

    /** The first day on which a disengaged producer's right or people may begin anew; empty for one that is not disengaged. */
    static Optional<Day> cooledOn(PartyId amp, LedgerState ledger) {
        return ledger.find(LedgerKeys.disengagement(amp))
                .map(Disengagement::stored)
                .map(found -> {
                    Day recorded = Day.of(found.recordedAt());
                    long days = ReferenceValues.on(recorded, ledger).get(ReferenceValue.DISENGAGED_COOLING);
                    return found.from().orLater(recorded).plusDays(days);
                });
    }

    StateChange event() {
        return new StateChange(
                "AmpDisengaged",
                LedgerKeys.disengagement(amp),
                Json.object()
                        .with("amp", amp.value())
                        .with("by", by.value())
                        .with("from", from.toString())
                        .with("reason", reason.value())
                        .with("recordedAt", recordedAt.getEpochSecond()));
    }
}
