package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme withdraws an accreditation of its own. What the assessor has attested stays and shows it. */
public record WithdrawAccreditation(
        PartyId assessor, String standard, String version, Day validFrom, Day from, Code reason) implements Command {

    public static WithdrawAccreditation parse(Statement statement, Fields body) {
        return new WithdrawAccreditation(
                body.parsed("assessor", PartyId::new),
                body.parsed("standard", Standard::label),
                body.parsed("version", Standard::label),
                body.parsed("validFrom", Day::parse),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        LedgerKey key = LedgerKeys.accreditation(assessor, standard, version, act.party(), validFrom);
        Optional<Accreditation> granted = Accreditation.find(key, ledger);
        return Decision.unless(
                        () -> grantedByIt(act, granted).map(refused -> refused.at(strayMember(ledger))),
                        at("validFrom", () -> notYetWithdrawn(granted.orElseThrow())))
                .then(() -> List.of(granted.orElseThrow()
                        .withdrawn(new Accreditation.Withdrawal(from, reason, act.recordedAt()))
                        .event("AccreditationWithdrawn")));
    }

    private Optional<Refused> grantedByIt(Act act, Optional<Accreditation> granted) {
        return require(
                Rule.I1,
                granted.isPresent(),
                () -> act.party() + " has granted " + assessor + " no accreditation for " + standard + " " + version
                        + " from " + validFrom);
    }

    private String strayMember(LedgerState ledger) {
        if (!ledger.has(LedgerKeys.standard(standard, version))) {
            return "version";
        }
        return Accreditation.of(assessor, standard, version, ledger).isEmpty() ? "assessor" : "validFrom";
    }

    private static Optional<Refused> notYetWithdrawn(Accreditation granted) {
        return require(
                Rule.I3,
                granted.withdrawal().isEmpty(),
                () -> "the accreditation of " + granted.assessor() + " from " + granted.validFrom()
                        + " is withdrawn already");
    }
}
