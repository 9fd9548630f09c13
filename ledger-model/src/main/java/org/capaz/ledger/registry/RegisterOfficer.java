// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/**
 * {@code officer.register}: an organisation enters the key of one of its own or its parties' officers. Once a party has
 * officers, one of them signs for each further one; where nobody of it can sign any more, the organisation may enter one alone,
 * whose key signs after a waiting time. Otherwise a registrar could make the people who confirm a payment.
 *
 * <p>Decisions 105 and 106.
 *
 * @param person whose further key it is; absent for a person who is new
 */
public record RegisterOfficer(Officer officer, Optional<PersonId> person) implements BringsKey {

    public RegisterOfficer(Officer officer) {
        this(officer, Optional.empty());
    }

    public static RegisterOfficer parse(Statement statement, Fields body) {
        return new RegisterOfficer(
                Officer.read(
                        body.parsed(
                                "party", owner -> owner.equals(statement.actor()) ? owner : new PartyId(owner).value()),
                        new MspId(statement.actor()),
                        roles(body),
                        body),
                body.optionalParsed("person", PersonId::new));
    }

    private static List<OfficerRole> roles(Fields body) {
        List<OfficerRole> roles = body.texts("roles", Codes.of(OfficerRole.class));
        if (roles.isEmpty() || roles.stream().distinct().count() < roles.size()) {
            throw body.unfit("roles", Message.ROLES_EMPTY_OR_TWICE.sentence());
        }
        return roles;
    }

    @Override
    public Officer.Key key() {
        return officer.key();
    }

    @Override
    public Json.Obj body() {
        Json.Obj stated = officer.key()
                .json()
                .with("party", officer.owner())
                .with(
                        "roles",
                        Json.texts(
                                officer.roles().stream().map(OfficerRole::name).toList()));
        return person.map(known -> stated.with("person", known.value())).orElse(stated);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.officersOf(officer.owner()), ledger);
        return ownParty(act, ledger)
                .at("party")
                .and(ok -> newKey(officer, ledger).at("spki"))
                .and(ok -> knownPerson(ledger).at("person"))
                .and(ok -> alongsideOfTheOwner(act).at(Refused.SIGNATURES))
                .then(ok -> agreed(act, ledger).at(Refused.SIGNATURES))
                .decide(entry -> officer.of(person.orElse(officer.person()))
                        .entered(entry)
                        .grantedFrom(ReferenceValues.grantsFrom(act, ledger))
                        .registered());
    }

    private Checked<Holds> ownParty(Act act, LedgerState ledger) {
        boolean own = ofTheOrganisation()
                || Party.find(ledger, new PartyId(officer.owner()))
                        .filter(party -> party.msp().equals(act.organisation()))
                        .isPresent();
        return Checked.require(
                Rule.I1,
                own,
                () -> Message.PARTY_NOT_OF_ORGANISATION
                        .with("party", Argument.id(officer.owner()))
                        .and("organisation", act.organisation()));
    }

    private boolean ofTheOrganisation() {
        return officer.owner().equals(officer.msp().value());
    }

    /**
     * A key that stood in the registry before would lose its former entry, its revocation too. I80: who once read as an auditor
     * does not sign with the same key for those that were read.
     */
    static Checked<Holds> newKey(Officer officer, LedgerState ledger) {
        return Checked.require(
                        Rule.I3,
                        Officer.find(ledger, officer.id()).isEmpty(),
                        () -> Message.OFFICER_EXISTS.with("officer", officer.id()))
                .and(ok -> Checked.require(
                        Rule.I80,
                        ledger.list(LedgerKeys.auditGrants(officer.id())).isEmpty(),
                        () -> Message.KEY_OF_AUDITOR.with("officer", officer.id())));
    }

    /** I54: the organisation answers for which of the keys that it entered are one person's. */
    private Checked<Holds> knownPerson(LedgerState ledger) {
        return person.map(known -> Checked.require(
                        Rule.I54,
                        Officer.find(ledger, known.firstKey())
                                .filter(first -> first.msp().equals(officer.msp())
                                        && first.person().equals(known))
                                .isPresent(),
                        () -> Message.PERSON_UNKNOWN.with("person", known).and("organisation", officer.msp())))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> alongsideOfTheOwner(Act act) {
        return Checked.require(
                Rule.I1,
                act.signers().stream()
                        .allMatch(signer -> signer.msp().equals(officer.msp())
                                && (signer.ofOrganisation() || signer.owner().equals(officer.owner()))),
                () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", Argument.id(officer.owner())));
    }

    /** I55: who has agreed to the further officer, and from when its key signs. */
    private Checked<Entry> agreed(Act act, LedgerState ledger) {
        boolean byItself = act.signers().stream().map(Signer::owner).anyMatch(officer.owner()::equals);
        if (byItself) {
            return Checked.found(Entry.byOfficer(act));
        }
        List<Officer> known = Officer.of(officer.owner(), officer.msp(), ledger);
        List<Officer> able =
                known.stream().filter(one -> one.trustedAt(act.recordedAt())).toList();
        return Checked.require(
                        Rule.I55,
                        able.isEmpty(),
                        () -> Message.FURTHER_OFFICER_NOT_SIGNED_FOR
                                .with("party", Argument.id(officer.owner()))
                                .and(
                                        "officers",
                                        Argument.several(
                                                able.stream().map(Officer::id).toList())))
                .map(ok -> known.isEmpty() ? Entry.first(act) : Entry.waiting(act, ledger));
    }
}
