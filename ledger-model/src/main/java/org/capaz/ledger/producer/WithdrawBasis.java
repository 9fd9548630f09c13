package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A legal basis ends before its time: the producer says so itself, or a scheme or auditor that knows it. */
public record WithdrawBasis(PartyId amp, Code basis, Day from, Code reason) implements Command {

    public static WithdrawBasis parse(Statement statement, Fields body) {
        return new WithdrawBasis(
                body.parsed("amp", PartyId::new),
                body.parsed("basis", Code::new),
                body.parsed("from", Day::parse),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<LegalBasis> declared = LegalBasis.find(amp, basis, ledger);
        return Decision.unless(
                        at("amp", () -> ownIfAProducer(act, ledger)),
                        () -> Amp.strayAt("amp", amp, "basis", notYetWithdrawn(declared), ledger),
                        at("from", () -> onceItHadBegun(declared.orElseThrow())))
                .then(() ->
                        List.of(declared.orElseThrow().withdrawn(from, reason).event("LegalBasisWithdrawn", amp)));
    }

    private Optional<Refused> ownIfAProducer(Act act, LedgerState ledger) {
        return require(
                Rule.I1,
                amp.equals(act.party()) || !Amp.isProducer(act.party(), ledger),
                () -> act.party() + " withdraws a legal basis of its own only, not one of " + amp);
    }

    private Optional<Refused> notYetWithdrawn(Optional<LegalBasis> declared) {
        return require(
                Rule.I3,
                declared.filter(found -> found.withdrawal().isEmpty()).isPresent(),
                () -> amp + " has no legal basis " + basis + " that is not withdrawn");
    }

    /** I6 asks on which days a basis held. Withdrawn from its first day it never did; before that there was nothing. */
    private Optional<Refused> onceItHadBegun(LegalBasis declared) {
        return require(
                Rule.I6,
                !from.isBefore(declared.validFrom()),
                () -> "legal basis " + basis + " of " + amp + " began on " + declared.validFrom()
                        + "; it is not withdrawn from " + from);
    }
}
