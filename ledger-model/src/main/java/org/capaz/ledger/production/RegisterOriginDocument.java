package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer enters a paper of origin, once, before lots cite it. */
public record RegisterOriginDocument(OriginDocument document) implements Command {

    public static RegisterOriginDocument parse(Statement statement, Fields body) {
        return new RegisterOriginDocument(OriginDocument.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("number", () -> notRegistered(ledger)), at("date", () -> written(act)))
                .then(() -> document.registeredBy(act.party()));
    }

    private Optional<Refused> notRegistered(LedgerState ledger) {
        return require(
                Rule.I13,
                !ledger.has(LedgerKeys.origin(document.issuer(), document.number())),
                () -> "origin document " + document.number() + " of " + document.issuer() + " is registered already");
    }

    private Optional<Refused> written(Act act) {
        return require(
                Rule.I5,
                !document.date().isAfter(act.eventDay()),
                () -> "origin document " + document.number() + " of " + document.issuer() + " is dated "
                        + document.date() + ", after " + act.eventDay());
    }
}
