package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer describes itself: its kind, materials, legal basis and who is in scope. */
public record DeclareAmp(Amp amp, List<LegalBasis> legalBasis, AffiliationScope scope, List<String> standing)
        implements Command {

    public static DeclareAmp parse(Statement statement, Fields body) {
        Fields scope = body.object("scope");
        var command = new DeclareAmp(
                Amp.read(new PartyId(statement.actor()), body),
                LegalBasis.readAll(body),
                AffiliationScope.read(scope),
                Amp.statedIn(body));
        scope.end();
        return command;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> Amp.notStated(standing),
                        at(Refused.ACTOR, () -> notDeclaredBefore(act.party(), ledger)),
                        () -> each("legalBasis", legalBasis, LegalBasis::hasAPeriod))
                .then(() -> {
                    List<StateChange> events = new ArrayList<>();
                    events.add(amp.declared());
                    legalBasis.forEach(basis -> events.add(basis.event("LegalBasisDeclared", act.party())));
                    events.add(scope.declared(act.party()));
                    return events;
                });
    }

    private static Optional<Refused> notDeclaredBefore(PartyId producer, LedgerState ledger) {
        return require(
                Rule.I3, !Amp.isProducer(producer, ledger), () -> "producer " + producer + " is declared already");
    }
}
