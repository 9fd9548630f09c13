package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
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

/** The majority of the members loads one version of a standard; several versions stand side by side. */
public record PublishStandard(Standard standard) implements Command {

    public static PublishStandard parse(Statement statement, Fields body) {
        return new PublishStandard(Standard.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("version", () -> isNew(ledger))).then(() -> List.of(standard.published()));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.standard(standard.name(), standard.version())),
                () -> standard.name() + " " + standard.version() + " is published already");
    }
}
