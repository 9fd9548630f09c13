// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code party.register}: an organisation enters a party that acts through it.
 *
 * <p>Decision 073.
 */
public record RegisterParty(Party party) implements Command {

    public static RegisterParty parse(Statement statement, Fields body) {
        return new RegisterParty(Party.read(body.parsed("party", PartyId::new), new MspId(statement.actor()), body));
    }

    @Override
    public Json.Obj body() {
        return party.registered();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return isNew(ledger)
                .at("party")
                .and(ok -> signedAsItsRolesNeed(act, ledger).at(Refused.SIGNATURES))
                .and(ok -> Checked.each("registrations", party.registrations(), Party.Registration::hasAPeriod))
                .and(ok -> party.ownership().relatesToOthers(party.id(), ledger))
                .decide(ok -> List.of(party.grantedFrom(Day.of(ReferenceValues.grantsFrom(act, ledger)))
                        .event("PartyRegistered")));
    }

    private Checked<Holds> isNew(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Party.find(ledger, party.id()).isEmpty(),
                () -> Message.PARTY_EXISTS.with("party", party.id()));
    }

    /** I1: a scheme or an auditor judges others, so that no member lets one in alone. */
    private Checked<Holds> signedAsItsRolesNeed(Act act, LedgerState ledger) {
        return party.roles().stream().anyMatch(PartyRole::judgesOthers)
                ? Organisation.agreedByMajority(act, ledger)
                : signedByItsOwn(act);
    }

    private static Checked<Holds> signedByItsOwn(Act act) {
        return Checked.require(
                Rule.I1,
                act.signers().stream().allMatch(signer -> signer.msp().equals(act.organisation())),
                () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", act.organisation()));
    }
}
