// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SigningKey;
import org.capaz.ledger.statement.Statement;

/**
 * A person's key in the registry, without the person: who it signs for, in which roles and for how long. Its private half
 * never comes near the ledger; whoever holds it speaks for the owner until the key ends or is revoked.
 *
 * @param owner a party, or the MSP id of an organisation
 * @param person whose key it is; the same for all keys that one person had one after the other
 * @param entry absent until it is recorded
 */
public record Officer(
        OfficerId id,
        String owner,
        MspId msp,
        List<OfficerRole> roles,
        Key key,
        PersonId person,
        Optional<Entry> entry,
        Optional<Revocation> revocation) {

    /** When a key stopped being trusted, and why. */
    public record Revocation(Instant at, Code reason) {}

    /** Why the key of an officer ends that has died. */
    private static final Code DECEASED = new Code("DECEASED");

    /**
     * A public key with the time for which it is meant.
     *
     * @param validTo last second, included
     */
    public record Key(SigningKey signing, Instant validFrom, Instant validTo) {
        public static Key read(Fields fields) {
            return new Key(
                    SigningKey.read(fields),
                    fields.quantity("validFrom", Statement::second),
                    fields.quantity("validTo", Statement::second));
        }

        /** DER SubjectPublicKeyInfo. */
        public byte[] spki() {
            return signing.spki();
        }

        public Json.Obj json() {
            return signing.json()
                    .with("validFrom", validFrom.getEpochSecond())
                    .with("validTo", validTo.getEpochSecond());
        }
    }

    static Officer read(String owner, MspId msp, List<OfficerRole> roles, Fields fields) {
        return of(owner, msp, roles, Key.read(fields));
    }

    /**
     * An officer with a new key, named after it.
     *
     * @param owner a party, or the MSP id of an organisation
     * @param msp the organisation that the owner is, or acts through
     * @param roles at least one, each once
     */
    public static Officer of(String owner, MspId msp, List<OfficerRole> roles, Key key) {
        OfficerId id = OfficerId.of(key.spki());
        return new Officer(id, owner, msp, roles, key, PersonId.of(id), Optional.empty(), Optional.empty());
    }

    /** I63: the same officer, whose key is trusted from that moment on at the earliest. */
    Officer grantedFrom(Instant earliest) {
        Key granted = key.validFrom().isBefore(earliest) ? new Key(key.signing(), earliest, key.validTo()) : key;
        return new Officer(id, owner, msp, roles, granted, person, entry, revocation);
    }

    /** The same person with another key. */
    Officer rotated(Key next) {
        return new Officer(OfficerId.of(next.spki()), owner, msp, roles, next, person, entry, Optional.empty());
    }

    /** Another key of a person who had one before. */
    Officer of(PersonId known) {
        return new Officer(id, owner, msp, roles, key, known, entry, revocation);
    }

    Officer entered(Entry how) {
        return new Officer(id, owner, msp, roles, key, person, Optional.of(how), revocation);
    }

    public static Optional<Officer> find(LedgerState ledger, OfficerId id) {
        return ledger.derived(new Known(id));
    }

    private record Known(OfficerId id) implements LedgerState.Derived<Optional<Officer>> {
        @Override
        public Optional<Officer> from(LedgerState ledger) {
            return ledger.find(LedgerKeys.officer(id)).map(Officer::recorded);
        }
    }

    private static Officer recorded(Fields record) {
        Officer officer = read(
                record.text("owner"),
                new MspId(record.text("msp")),
                record.texts("roles", Codes.of(OfficerRole.class)),
                record);
        return new Officer(
                officer.id,
                officer.owner,
                officer.msp,
                officer.roles,
                officer.key,
                record.optionalParsed("person", PersonId::new).orElse(officer.person),
                Entry.read(record),
                record.optionalInteger("revokedAt")
                        .map(at -> new Revocation(Instant.ofEpochSecond(at), new Code(record.text("reason")))));
    }

    /** Everybody who was ever registered for that owner by that organisation, whose name a party of another may bear. */
    public static List<Officer> of(String owner, MspId msp, LedgerState ledger) {
        return ledger.list(LedgerKeys.officersOf(owner)).stream()
                .map(record -> Fields.of(record, "officerof").parsed("officer", OfficerId::new))
                .flatMap(officer -> find(ledger, officer).stream())
                .filter(officer -> officer.msp.equals(msp))
                .toList();
    }

    /** Who can sign for that owner at that moment in one of these roles. */
    public static List<Officer> able(
            String owner, MspId msp, List<OfficerRole> roles, Instant moment, LedgerState ledger) {
        return of(owner, msp, ledger).stream()
                .filter(officer ->
                        officer.trustedAt(moment) && officer.roles().stream().anyMatch(roles::contains))
                .toList();
    }

    /** How many people those are. */
    public static long people(String owner, MspId msp, List<OfficerRole> roles, Instant moment, LedgerState ledger) {
        return able(owner, msp, roles, moment, ledger).stream()
                .map(Officer::person)
                .distinct()
                .count();
    }

    /**
     * Did the officer sign before its death what is recorded after it? For as long after it as being offline explains, and not
     * for the registrars of an organisation, whose keys open others.
     */
    public boolean signedBeforeDeath(Instant signed, Instant recorded, Duration window) {
        return !owner.equals(msp.value())
                && trustedAt(signed)
                && revocation
                        .filter(end -> end.reason().equals(DECEASED)
                                && !recorded.isAfter(end.at().plus(window)))
                        .isPresent();
    }

    /** May this key sign at that moment? */
    public boolean trustedAt(Instant moment) {
        return !moment.isBefore(key.validFrom())
                && entry.flatMap(Entry::activeFrom)
                        .map(from -> !moment.isBefore(from))
                        .orElse(true)
                && !moment.isAfter(key.validTo())
                && revocation.map(revoked -> moment.isBefore(revoked.at())).orElse(true);
    }

    Officer revoked(Instant at, Code reason) {
        return new Officer(id, owner, msp, roles, key, person, entry, Optional.of(new Revocation(at, reason)));
    }

    /** The new key, and its place among those of the owner. */
    List<StateChange> registered() {
        return List.of(
                event("OfficerRegistered"),
                new StateChange(
                        "OfficerListed",
                        LedgerKeys.officerOf(owner, id),
                        Json.object().with("officer", id.value())));
    }

    StateChange event(String name) {
        Json.Obj stated = key.json()
                .with("officer", id.value())
                .with("owner", owner)
                .with("msp", msp.value())
                .with("roles", Json.texts(roles.stream().map(OfficerRole::name).toList()))
                .with("person", person.value());
        Json.Obj record = entry.map(how -> how.on(stated)).orElse(stated);
        return new StateChange(
                name,
                LedgerKeys.officer(id),
                revocation
                        .map(revoked -> record.with("revokedAt", revoked.at().getEpochSecond())
                                .with("reason", revoked.reason().value()))
                        .orElse(record));
    }
}
