// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.Settings;
import org.capaz.gateway.cooperative.session.Secrets;
import org.capaz.gateway.intake.PageStatements;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.submit.Outcome;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.Trial;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.RegisterOfficer;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.SigningKey;
import org.capaz.ledger.statement.Statement;

/**
 * Links with which people make their key. A link says for which party and role, lives 48 hours and is used once. Having a
 * link makes nobody an officer: the key is registered when those have signed whom the rules ask (I55, I56). Of a lost phone the
 * key is revoked, and a link for the same person makes the next; what the old key signed stands.
 */
@Singleton
final class Enrolments {
    private static final Duration LIFE = Duration.ofDays(2);
    /** For how long a key is meant. */
    private static final Duration KEY_LIFE = Duration.ofDays(730);
    /** A person tries again a few times; a program does not go on for ever. */
    private static final int MOST_KEYS = 20;

    private static final int ID_DIGITS = 24;

    private final EnrolmentStore store;
    private final PageStatements statements;
    private final LedgerStateReader ledgerStates;
    private final AuditTrail trail;
    private final Settings settings;
    private final Clock clock;

    Enrolments(
            EnrolmentStore store,
            PageStatements statements,
            LedgerStateReader ledgerStates,
            AuditTrail trail,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.statements = statements;
        this.ledgerStates = ledgerStates;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** A link that was just made; its secret is known to whoever is told it now, and to nobody later. */
    record Made(Enrolment link, String secret) {
        /** Where the person opens it; browsers do not send what stands behind the {@code #}. */
        String address(String origin) {
            return origin + "/cooperative/enrol#" + secret;
        }
    }

    /** What became of a signature under a registration. */
    sealed interface Signed {
        /** On the ledger: the key may sign. */
        record Registered() implements Signed {}

        /** Kept; these are still needed. None means that the registration is on its way to the ledger. */
        record Waiting(List<Sentence> missing) implements Signed {}

        /** The rules refuse it; nothing was kept. */
        record Refused(Sentence why) implements Signed {}
    }

    /**
     * Makes a link.
     *
     * @return the link and its secret; empty when that officer may not make it, or nobody of that name is a party of this organisation
     */
    Optional<Made> make(OfficerId maker, String owner, OfficerRole role, Optional<PersonId> person) {
        LedgerState ledger = ledgerStates.latest();
        boolean may = Officer.find(ledger, maker)
                        .filter(officer -> officer.trustedAt(clock.instant()) && mayEnrolFor(officer, owner))
                        .isPresent()
                && isOurs(owner, ledger)
                && person.map(known -> isOfOwner(known, owner, ledger)).orElse(true);
        if (!may) {
            return Optional.empty();
        }
        String secret = Secrets.random();
        String hash = Secrets.hash(secret);
        Instant now = clock.instant();
        var link = new Enrolment(
                Secrets.hash(hash).substring(0, ID_DIGITS),
                owner,
                role,
                person,
                now.plus(LIFE),
                0,
                Optional.empty(),
                Optional.empty());
        store.add(link, hash, maker.value(), now);
        trail.record(AuditTrail.Event.LINK_MADE, maker.value(), owner + " " + role);
        return Optional.of(new Made(link, secret));
    }

    /** Registrars for all of their organisation; a party's officers for their party. */
    private static boolean mayEnrolFor(Officer officer, String owner) {
        boolean registrar =
                officer.owner().equals(officer.msp().value()) && officer.roles().contains(OfficerRole.REGISTRAR);
        return registrar || officer.owner().equals(owner);
    }

    private boolean isOurs(String owner, LedgerState ledger) {
        return owner.equals(settings.mspId())
                || Party.find(ledger, new PartyId(owner))
                        .filter(party -> party.msp().value().equals(settings.mspId()))
                        .isPresent();
    }

    private static boolean isOfOwner(PersonId person, String owner, LedgerState ledger) {
        return Officer.find(ledger, person.firstKey())
                .filter(first -> first.owner().equals(owner))
                .isPresent();
    }

    /** What the link with that secret is for, while a key can be made with it. */
    Optional<Enrolment> open(String secret) {
        return store.bySecret(Secrets.hash(secret)).filter(link -> link.isOpen(clock.instant()));
    }

    /** The registration of a key that was made with the link, to be signed by that key; empty when the link is used up. */
    Optional<Statement> bring(Enrolment link, SigningKey key) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        var msp = new MspId(settings.mspId());
        Officer officer =
                Officer.of(link.owner(), msp, List.of(link.role()), new Officer.Key(key, now, now.plus(KEY_LIFE)));
        var registration = new Statement(
                StatementKind.REGISTER_OFFICER.kind(),
                settings.channel(),
                new RecordId(UUID.randomUUID().toString()),
                msp.value(),
                now,
                new RegisterOfficer(officer, link.person()).body());
        return store.bring(link, registration, MOST_KEYS) ? Optional.of(registration) : Optional.empty();
    }

    /** Uses the link up when the key that it was brought has signed its registration. */
    boolean prove(Enrolment link, OfficerSignature signature) {
        boolean proved = link.statement()
                .filter(registration -> holds(registration, signature))
                .filter(registration -> store.prove(link, new SignedStatement(registration, List.of(signature))))
                .isPresent();
        if (proved) {
            trail.record(AuditTrail.Event.KEY_MADE, signature.officer().value(), link.id());
        }
        return proved;
    }

    private static boolean holds(Statement registration, OfficerSignature signature) {
        var brought = (RegisterOfficer) StatementKind.REGISTER_OFFICER.read(registration);
        return brought.isProvedBy(signature)
                && brought.key()
                        .signing()
                        .fault(registration.signedBytes(signature.method()), signature)
                        .isEmpty();
    }

    /** Keys that were made with links and are not registered yet, for an officer who may register them. */
    List<Enrolment> waiting(OfficerId asking) {
        LedgerState ledger = ledgerStates.latest();
        return Officer.find(ledger, asking).stream()
                .flatMap(officer -> store.proved().stream().filter(link -> mayEnrolFor(officer, link.owner())))
                .filter(link -> Officer.find(ledger, newKey(link)).isEmpty())
                .toList();
    }

    /**
     * Signs the registration of a key, as an officer who may enrol for its party. The same signature may come again: what was
     * on its way to the ledger is then asked for anew.
     *
     * @return empty when no such registration waits for that officer, or the signature is of another one
     */
    Optional<Signed> sign(OfficerId asking, String id, OfficerSignature signature) {
        return waiting(asking).stream()
                .filter(link -> link.id().equals(id) && signature.officer().equals(asking))
                .findFirst()
                .map(link -> signed(link, signature));
    }

    private Signed signed(Enrolment link, OfficerSignature signature) {
        SignedStatement proof = link.proof().orElseThrow();
        List<OfficerSignature> all = new ArrayList<>(proof.signatures());
        if (all.stream().noneMatch(known -> known.officer().equals(signature.officer()))) {
            all.add(signature);
        }
        var further = new SignedStatement(proof.statement(), all);
        Trial.Outcome outcome = statements.tried(further);
        if (!outcome.errors().isEmpty()) {
            return new Signed.Refused(outcome.errors().getFirst().sentence());
        }
        if (!store.sign(link, further)) {
            return new Signed.Refused(EnrolmentMessage.ENROL_SIGNED_MEANWHILE.sentence());
        }
        trail.record(AuditTrail.Event.KEY_SIGNED_FOR, signature.officer().value(), link.id());
        return outcome.missing().isEmpty() ? handedIn(further) : new Signed.Waiting(outcome.missing());
    }

    private Signed handedIn(SignedStatement complete) {
        return switch (statements.handedIn(complete)) {
            case Outcome.Committed done -> new Signed.Registered();
            case Outcome.Refused no -> new Signed.Refused(no.objection().sentence());
            case Outcome.OtherContent other -> new Signed.Refused(other.because());
            case Outcome.Failed failed -> new Signed.Refused(failed.because());
            case Outcome.Conflicted later -> new Signed.Waiting(List.of());
            case Outcome.Busy later -> new Signed.Waiting(List.of());
            case Outcome.Unknown later -> new Signed.Waiting(List.of());
        };
    }

    /** Whose signature a registration still misses. */
    List<Sentence> missing(Enrolment link) {
        return statements.tried(link.proof().orElseThrow()).missing();
    }

    /** Is that key in the registry? */
    boolean isRegistered(OfficerId key) {
        return Officer.find(ledgerStates.latest(), key).isPresent();
    }

    /** Everybody who ever had a key of that owner, each with the newest one. */
    List<Officer> people(String owner) {
        Map<PersonId, Officer> people = new LinkedHashMap<>();
        Officer.of(owner, new MspId(settings.mspId()), ledgerStates.latest()).stream()
                .sorted(Comparator.comparing(officer -> officer.key().validFrom()))
                .forEach(officer -> people.put(officer.person(), officer));
        return List.copyOf(people.values());
    }

    /** What people call the party or the organisation. */
    String nameOf(String owner) {
        LedgerState ledger = ledgerStates.latest();
        return owner.equals(settings.mspId())
                ? Organisation.find(ledger, new MspId(owner))
                        .map(Organisation::name)
                        .orElse(owner)
                : Party.find(ledger, new PartyId(owner)).map(Party::name).orElse(owner);
    }

    static OfficerId newKey(Enrolment link) {
        return link.proof().orElseThrow().signatures().getFirst().officer();
    }
}
