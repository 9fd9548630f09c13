package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/** An organisation enters the key of one of its own or its parties' officers. */
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
            throw body.unfit("roles", "expected at least one role, each once");
        }
        return roles;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("party", () -> ownParty(act, ledger)), at("spki", () -> newKey(officer, ledger)))
                .then(() -> List.of(officer.event("OfficerRegistered")));
    }

    private Optional<Refused> ownParty(Act act, LedgerState ledger) {
        boolean own = officer.owner().equals(act.organisation().value())
                || Party.find(ledger, new PartyId(officer.owner()))
                        .filter(party -> party.msp().equals(act.organisation()))
                        .isPresent();
        return require(Rule.I1, own, () -> officer.owner() + " is no party of " + act.organisation());
    }

    /** A key that stood in the registry before would lose its former entry, its revocation too. */
    static Optional<Refused> newKey(Officer officer, LedgerState ledger) {
        return require(
                Rule.I3,
                Officer.find(ledger, officer.id()).isEmpty(),
                () -> "officer " + officer.id()
                        + " is registered already; a person with two roles in two parties has two keys");
    }
}
