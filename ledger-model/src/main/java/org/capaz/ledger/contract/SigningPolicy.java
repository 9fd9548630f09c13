// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Signer;

/**
 * The policy row of a kind, asked of one statement: the acting party may make it, through the organisation that carries it,
 * and the people who must sign have signed, each once (I1, I54 and the rule that the row names for two officers).
 */
final class SigningPolicy {
    private final StatementKind kind;
    private final Act act;
    private final MspId carrier;
    private final LedgerState ledger;

    /** @param carrier the organisation whose Fabric identity carries the transaction */
    SigningPolicy(StatementKind kind, Act act, MspId carrier, LedgerState ledger) {
        this.kind = kind;
        this.act = act;
        this.carrier = carrier;
        this.ledger = ledger;
    }

    /** I54: whoever has several keys signs with one of them; here for every kind, so that no rule counts keys. */
    Checked<Holds> twoPeople() {
        Map<PersonId, Signer> seen = new TreeMap<>();
        for (Signer signer : act.signers()) {
            Signer before = seen.putIfAbsent(signer.person(), signer);
            if (before != null) {
                return Checked.refuse(
                        Rule.I54,
                        Message.PERSON_SIGNS_TWICE
                                .with("first", before.officer())
                                .and("second", signer.officer()));
            }
        }
        return Checked.holds();
    }

    Checked<Holds> actsForItself() {
        if (kind.actedByOrganisation()) {
            return Checked.require(
                    Rule.I1,
                    isCarriedBy(act.organisation()),
                    () -> Message.CALLER_NOT_ACTING_ORGANISATION
                            .with("caller", carrier)
                            .and("actor", act.organisation()));
        }
        return Checked.present(
                        Rule.I1,
                        Party.find(ledger, act.party()),
                        () -> Message.PARTY_UNKNOWN.with("party", act.party()))
                .and(party -> Checked.require(
                        Rule.I1,
                        isCarriedBy(party.msp()),
                        () -> Message.CALLER_NOT_MSP_OF_PARTY
                                .with("party", act.party())
                                .and("msp", party.msp())
                                .and("caller", carrier)))
                .and(party -> Checked.require(
                        Rule.I1, actsAt(party), () -> Message.PARTY_WITHDRAWN.with("party", act.party())))
                .then(party -> Checked.require(
                        Rule.I1,
                        party.hasAnyOf(kind.parties()),
                        () -> Message.PARTY_LACKS_ROLE
                                .with("party", act.party())
                                .and("roles", Argument.codes(kind.parties()))
                                .and("kind", Argument.id(kind.kind()))));
    }

    /** Whoever has signed may hand the statement in at its own gateway; a stranger may not. */
    private boolean isCarriedBy(MspId acting) {
        return carrier.equals(acting)
                || act.signers().stream().anyMatch(signer -> signer.msp().equals(carrier));
    }

    /** Not withdrawn, neither when it happened nor now. */
    private boolean actsAt(Party party) {
        return party.standsAt(act.eventAt()) && party.standsAt(act.recordedAt());
    }

    Checked<Holds> signedAsNeeded() {
        List<Signer> own = act.signersOf(act.statement().actor()).stream()
                .filter(signer -> signer.msp().equals(act.caller()) && signer.hasAnyOf(kind.officers()))
                .toList();
        return everyoneInARole()
                .and(ok -> Checked.require(
                        Rule.I1, !own.isEmpty(), () -> Message.ACTOR_HAS_NOT_SIGNED.with("actor", actor())))
                .then(ok -> asManyAsNeeded(own));
    }

    private Checked<Holds> everyoneInARole() {
        return act.signers().stream()
                .filter(signer -> !partiesSignAlong() || signer.ofOrganisation())
                .filter(signer -> !signer.hasAnyOf(kind.officers()) && !signer.hasAnyOf(kind.consenting()))
                .findFirst()
                .map(unfit -> Checked.<Holds>refuse(
                        Rule.I1,
                        Message.OFFICER_LACKS_ROLE_FOR_KIND
                                .with("officer", unfit.officer())
                                .and("roles", Argument.codes(kind.officers()))
                                .and("kind", Argument.id(kind.kind()))))
                .orElseGet(Checked::holds);
    }

    /** Beside its registrar an organisation's parties sign, through an officer in whatever role. */
    private boolean partiesSignAlong() {
        return kind.signing() == Signing.REGISTRAR_WITH_OFFICER || kind.signing() == Signing.REGISTRAR_WITH_PARTIES;
    }

    private Checked<Holds> asManyAsNeeded(List<Signer> own) {
        return switch (kind.signing()) {
            case ONE, OWN_FIRST_KEY -> onlyOwn(own);
            case TWO_OFFICERS ->
                own.size() == 1 && fieldOfficerSigns()
                        ? onlyOfficer()
                        : Checked.require(
                                        kind.twoOfficersBy(),
                                        own.size() >= 2,
                                        () -> Message.TWO_OFFICERS_NEEDED
                                                .with("kind", Argument.id(kind.kind()))
                                                .and("actor", actor()))
                                .and(ok -> onlyOwn(own));
            case BOTH_PARTIES, WITH_CONSENT, AS_THE_ROLES_NEED, REGISTRAR_WITH_OFFICER, REGISTRAR_WITH_PARTIES ->
                Checked.holds();
            case MAJORITY_OF_ORGANISATIONS -> Organisation.agreedByMajority(act, ledger);
        };
    }

    /** The second signature is that of a scheme's field officer, where the policy row has that role. */
    private boolean fieldOfficerSigns() {
        return kind.officers().contains(OfficerRole.SCHEME_OFFICER)
                && act.signers().size() == 2
                && act.signers().stream()
                        .filter(signer -> signer.roles().contains(OfficerRole.SCHEME_OFFICER))
                        .anyMatch(signer -> ofAnotherHouse(new PartyId(signer.owner())));
    }

    /** I2: a scheme of the party's own organisation would be the same house twice. */
    private boolean ofAnotherHouse(PartyId scheme) {
        return Party.find(ledger, scheme)
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.SCHEME)))
                        .isPresent()
                && !Party.sameOrganisation(scheme, act.party(), ledger);
    }

    /** Nobody of the party could be the second one; otherwise its own people confirm. */
    private Checked<Holds> onlyOfficer() {
        return Checked.require(
                kind.twoOfficersBy(),
                Officer.people(act.statement().actor(), act.caller(), kind.officers(), act.recordedAt(), ledger) == 1,
                () -> Message.PARTY_HAS_A_SECOND_OFFICER.with("actor", actor()));
    }

    /** I1: who was withdrawn does not agree to anything either. */
    Checked<Holds> othersNotWithdrawn() {
        return act.signers().stream()
                .filter(signer -> !signer.ofOrganisation()
                        && !signer.owner().equals(act.statement().actor()))
                .map(signer -> new PartyId(signer.owner()))
                .filter(party ->
                        Party.find(ledger, party).filter(found -> actsAt(found)).isEmpty())
                .findFirst()
                .map(party -> Checked.<Holds>refuse(Rule.I1, Message.PARTY_WITHDRAWN.with("party", party)))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> onlyOwn(List<Signer> own) {
        return Checked.require(
                Rule.I1, own.size() == act.signers().size(), () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", actor()));
    }

    /** A party's id, or the MSP id for an organisation's own acts. */
    private Argument actor() {
        return Argument.id(act.statement().actor());
    }
}
