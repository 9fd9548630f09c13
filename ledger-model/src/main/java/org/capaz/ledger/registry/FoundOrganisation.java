package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/**
 * A member enters itself with its first registrar's key. The statement is signed by that very key, because no other is
 * known yet; what makes it the member's word is the Fabric identity that carries it.
 */
public record FoundOrganisation(String name, Officer registrar) implements Command {

    public static FoundOrganisation parse(Statement statement, Fields body) {
        Fields officer = body.object("officer");
        var command = new FoundOrganisation(
                body.parsed("name", Party::publicName),
                Officer.read(statement.actor(), new MspId(statement.actor()), List.of(OfficerRole.REGISTRAR), officer));
        officer.end();
        return command;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        var organisation = new Organisation(act.organisation(), name, act.recordedAt());
        return Decision.unless(
                        at(Refused.ACTOR, () -> notFoundedBefore(organisation.msp(), ledger)),
                        at("officer.spki", () -> RegisterOfficer.newKey(registrar, ledger)))
                .then(() -> List.of(organisation.founded(), registrar.event("OfficerRegistered")));
    }

    /** The key in the body, as the signer whose signature is checked. */
    public Signer firstSigner(OfficerSignature signature) {
        return new Signer(registrar.id(), registrar.owner(), registrar.msp(), registrar.roles(), signature.method());
    }

    private static Optional<Refused> notFoundedBefore(MspId msp, LedgerState ledger) {
        return require(Rule.I3, Organisation.find(ledger, msp).isEmpty(), () -> msp + " is founded already");
    }
}
