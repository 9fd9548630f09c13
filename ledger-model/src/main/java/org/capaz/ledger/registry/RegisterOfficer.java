// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/** {@code officer.register}: an organisation enters the key of one of its own or its parties' officers. */
public record RegisterOfficer(Officer officer) implements Command {

    public static RegisterOfficer parse(Statement statement, Fields body) {
        return new RegisterOfficer(Officer.read(
                body.parsed("party", owner -> owner.equals(statement.actor()) ? owner : new PartyId(owner).value()),
                new MspId(statement.actor()),
                roles(body),
                body));
    }

    private static List<OfficerRole> roles(Fields body) {
        List<OfficerRole> roles = body.texts("roles", Codes.of(OfficerRole.class));
        if (roles.isEmpty() || roles.stream().distinct().count() < roles.size()) {
            throw body.unfit("roles", Message.ROLES_EMPTY_OR_TWICE.sentence());
        }
        return roles;
    }

    @Override
    public Json.Obj body() {
        return officer.key()
                .json()
                .with("party", officer.owner())
                .with(
                        "roles",
                        Json.texts(
                                officer.roles().stream().map(OfficerRole::name).toList()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return ownParty(act, ledger)
                .at("party")
                .and(ok -> newKey(officer, ledger).at("spki"))
                .decide(ok -> List.of(officer.event("OfficerRegistered")));
    }

    private Checked<Holds> ownParty(Act act, LedgerState ledger) {
        boolean own = officer.owner().equals(act.organisation().value())
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

    /** A key that stood in the registry before would lose its former entry, its revocation too. */
    static Checked<Holds> newKey(Officer officer, LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Officer.find(ledger, officer.id()).isEmpty(),
                () -> Message.OFFICER_EXISTS.with("officer", officer.id()));
    }
}
