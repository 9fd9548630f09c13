// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;

/**
 * A miner as a producer enrols it, by pseudonym: the ledger holds no person's name (I47).
 *
 * <p>Decision 045.
 *
 * @param from the first day with the producer
 * @param evidence SHA-256 of what shows it, in hexadecimal
 * @param registeredIn municipality whose register of subsistence miners has it (I75)
 */
public record Miner(MinerRef ref, Kind kind, Day from, String evidence, Optional<PlaceCode> registeredIn) {

    /** Whose registration with the authorities is not told. */
    public Miner(MinerRef ref, Kind kind, Day from, String evidence) {
        this(ref, kind, from, evidence, Optional.empty());
    }

    /** How the miner works with the producer. A SUBSISTENCE miner pans by hand, and its year is capped by law. */
    public enum Kind {
        SUBSISTENCE,
        MEMBER,
        WORKER,
        SELECTOR
    }

    static Miner read(Fields fields) {
        return new Miner(
                fields.parsed("miner", MinerRef::new),
                fields.parsed("kind", Codes.of(Kind.class)),
                fields.parsed("from", Day::parse),
                fields.parsed("evidence", Digest::requireHex),
                fields.optionalParsed("registeredIn", PlaceCode::municipality));
    }

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        Json.Obj stated = Json.object()
                .with("miner", ref.value())
                .with("kind", kind.name())
                .with("from", from.toString())
                .with("evidence", evidence);
        return registeredIn
                .map(place -> stated.with("registeredIn", place.value()))
                .orElse(stated);
    }

    /** Was that miner enrolled with that producer on that day? */
    public static boolean inScope(MinerRef ref, PartyId amp, Day day, LedgerState ledger) {
        return Enrolments.of(ref, ledger)
                .flatMap(known -> known.on(day))
                .filter(period -> period.amp().equals(amp))
                .isPresent();
    }

    /** Was that miner enrolled with that producer on that day as a subsistence miner, whose annual cap applies? */
    public static boolean subsistence(MinerRef ref, PartyId amp, Day day, LedgerState ledger) {
        return Enrolments.of(ref, ledger)
                .flatMap(known -> known.on(day))
                .filter(period -> period.amp().equals(amp) && period.kind() == Kind.SUBSISTENCE)
                .isPresent();
    }

    /** I75: is that miner registered as a subsistence miner of another municipality than that? Not where nothing is told of it. */
    public static boolean registeredElsewhere(MinerRef ref, Day day, PlaceCode place, LedgerState ledger) {
        return Enrolments.of(ref, ledger)
                .flatMap(known -> known.on(day))
                .flatMap(Enrolments.Period::registeredIn)
                .filter(there -> !there.equals(place))
                .isPresent();
    }

    /** Has that miner ever been enrolled anywhere? */
    public static boolean known(MinerRef ref, LedgerState ledger) {
        return ledger.has(LedgerKeys.miner(ref));
    }

    Enrolments.Period with(PartyId amp, List<OfficerId> confirmers, Optional<PartyId> fieldOfficerOf) {
        return new Enrolments.Period(
                amp,
                kind,
                from,
                evidence,
                confirmers.stream().map(OfficerId::value).toList(),
                registeredIn,
                fieldOfficerOf,
                Optional.empty());
    }
}
