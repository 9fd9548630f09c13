package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An organisation enters a party that acts through it. */
public record RegisterParty(Party party) implements Command {

    public static RegisterParty parse(Statement statement, Fields body) {
        return new RegisterParty(Party.read(body.parsed("party", PartyId::new), new MspId(statement.actor()), body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("party", () -> isNew(ledger)),
                        at(
                                Refused.SIGNATURES,
                                () -> party.roles().stream().anyMatch(PartyRole::judgesOthers)
                                        ? Organisation.agreedByMajority(act, ledger)
                                        : signedByItsOwn(act)),
                        () -> each("registrations", party.registrations(), Party.Registration::hasAPeriod))
                .then(() -> List.of(party.event("PartyRegistered")));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                Party.find(ledger, party.id()).isEmpty(),
                () -> "party " + party.id() + " is registered already");
    }

    private static Optional<Refused> signedByItsOwn(Act act) {
        return require(
                Rule.I1,
                act.signers().stream().allMatch(signer -> signer.msp().equals(act.organisation())),
                () -> "an officer who is none of " + act.organisation() + " has signed");
    }
}
