package org.capaz.ledger.succession;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A released organisation is not gone and says so: its release ends; what others took over meanwhile stays theirs. */
public record ReturnOrganisation(Code release) implements Command {

    public static ReturnOrganisation parse(Statement statement, Fields body) {
        return new ReturnOrganisation(body.parsed("release", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Release> stated = Release.find(ledger, act.organisation(), release);
        return Decision.unless(at("release", () -> open(act, stated)))
                .then(() -> List.of(
                        stated.orElseThrow().endedByReturn(act.recordedAt()).event("OrganisationReturned")));
    }

    private Optional<Refused> open(Act act, Optional<Release> stated) {
        if (stated.isEmpty()) {
            return Decision.refuse(Rule.I1, "there is no release " + release + " of " + act.organisation());
        }
        return require(
                Rule.I3,
                stated.get().returnedAt().isEmpty(),
                () -> "release " + release + " of " + act.organisation() + " is ended already");
    }
}
