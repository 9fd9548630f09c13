// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * What an authority has ordered or warned about a producer. It suspends the producer from its first day until it is
 * lifted, whatever attestations say.
 *
 * @param authority who ordered it, as a code
 * @param evidence SHA-256 of the order, in hexadecimal
 * @param from the first day on which it suspends
 * @param raisedBy the scheme or auditor that recorded it
 * @param recordedAt since when the ledger knows it; who asks what was known before does not see it
 * @param lifted its end, if it was lifted
 */
public record AuthorityNotice(
        PartyId amp,
        Code id,
        Code authority,
        Code reason,
        String evidence,
        Day from,
        PartyId raisedBy,
        Instant recordedAt,
        Optional<Lifted> lifted) {

    /**
     * The end of an order or warning.
     *
     * @param from the first day on which it no longer suspends
     * @param at since when the ledger knows that
     */
    record Lifted(Day from, PartyId by, String evidence, Instant at) {
        /** I63: an end that is dated back does not make good the days that were suspended until it was recorded. */
        private boolean holdsOn(Day day) {
            return !day.isBefore(from) && !day.isBefore(Day.of(at));
        }
    }

    static AuthorityNotice read(PartyId raisedBy, Instant recordedAt, Fields fields) {
        return new AuthorityNotice(
                fields.parsed("amp", PartyId::new),
                fields.parsed("notice", Code::new),
                fields.parsed("authority", Code::new),
                fields.parsed("reason", Code::new),
                fields.parsed("evidence", Digest::requireHex),
                fields.parsed("from", Day::parse),
                raisedBy,
                recordedAt,
                Optional.empty());
    }

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        return Json.object()
                .with("amp", amp.value())
                .with("notice", id.value())
                .with("authority", authority.value())
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("from", from.toString());
    }

    private static AuthorityNotice stored(Fields fields) {
        AuthorityNotice raised = read(
                fields.parsed("raisedBy", PartyId::new), Instant.ofEpochSecond(fields.integer("recordedAt")), fields);
        return fields.optionalInteger("liftedAt")
                .map(at -> raised.lifted(new Lifted(
                        fields.parsed("liftedFrom", Day::parse),
                        fields.parsed("liftedBy", PartyId::new),
                        fields.parsed("liftEvidence", Digest::requireHex),
                        Instant.ofEpochSecond(at))))
                .orElse(raised);
    }

    static Optional<AuthorityNotice> find(PartyId amp, Code id, LedgerState ledger) {
        return ledger.find(LedgerKeys.authorityNotice(amp, id)).map(AuthorityNotice::stored);
    }

    /** Every order and warning about a producer, lifted ones too. */
    public static List<AuthorityNotice> of(PartyId amp, LedgerState ledger) {
        return ledger.list(LedgerKeys.authorityNotices(amp)).stream()
                .map(record -> stored(Fields.of(record, "authnotice")))
                .toList();
    }

    /** Does it suspend on that day, as far as was known at that moment? */
    public boolean suspendsOn(Day day, Instant known) {
        return !recordedAt.isAfter(known)
                && !day.isBefore(from)
                && lifted.filter(found -> !found.at().isAfter(known) && found.holdsOn(day))
                        .isEmpty();
    }

    AuthorityNotice knownSince(Instant recorded) {
        return new AuthorityNotice(amp, id, authority, reason, evidence, from, raisedBy, recorded, lifted);
    }

    AuthorityNotice lifted(Lifted found) {
        return new AuthorityNotice(
                amp, id, authority, reason, evidence, from, raisedBy, recordedAt, Optional.of(found));
    }

    StateChange event(String name) {
        Json.Obj record = json().with("raisedBy", raisedBy.value()).with("recordedAt", recordedAt.getEpochSecond());
        return new StateChange(
                name,
                LedgerKeys.authorityNotice(amp, id),
                lifted.map(found -> record.with("liftedFrom", found.from().toString())
                                .with("liftedBy", found.by().value())
                                .with("liftEvidence", found.evidence())
                                .with("liftedAt", found.at().getEpochSecond()))
                        .orElse(record));
    }
}
